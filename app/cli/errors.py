"""What ends a command before its end."""


class CommandError(Exception):
    """A command cannot go on; the message says why, and what would be right.

    ``status`` is what the process exits with: 2 where nothing could be done, 1 where something was.
    """

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
