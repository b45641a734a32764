"""A body so large that it is read where the work is done, not where others are answered."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from .fault import Fault
from .field_faults import fault_in
from .json_text import JSONTextError, parse_json
from .refused import Refused
from .request_body import RequestBody

B = TypeVar("B", bound=RequestBody)

#: Faults told of in one answer.
MOST_FAULTS = 20
#: Seconds to read a byte of it, as numbers. Measured.
_BYTE = 4e-8


class NotValidError(Exception):
    """The body has faults: those that are told, and ``untold`` more."""

    def __init__(self, told: list[Fault], untold: int) -> None:
        super().__init__(told, untold)
        self.told = told
        self.untold = untold


@dataclass(slots=True)
class Unread(Generic[B]):
    """The bytes of a request, and what they are to be."""

    body: bytes
    model: type[B]

    @property
    def cost(self) -> float:
        """Seconds that reading takes, by an estimate."""
        return _BYTE * len(self.body)

    def read(self) -> B:
        """What it says; its bytes are let go of. Raises Refused and NotValidError."""
        try:
            said = parse_json(self.body)
        except JSONTextError as error:
            raise Refused(400, str(error)) from error
        self.body = b""
        try:
            return self.model.model_validate(said)
        except ValidationError as error:
            faults = error.errors(include_url=False)
        told = [
            fault_in({**each, "loc": ("body", *each["loc"])}, self.model)
            for each in faults[:MOST_FAULTS]
        ]
        raise NotValidError(told, len(faults) - len(told))
