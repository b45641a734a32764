"""What stops a request from being answered, said where it is found."""

from .fault import Fault


class Refused(Exception):  # noqa: N818 - it is the request that is at fault
    """A request that cannot be answered, for a fault of its own: answered with ``status``."""

    def __init__(self, status: int, detail: str, pointer: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.fault = Fault(detail, pointer)
