"""What is wrong with a lesson file, where, and what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """``line`` counts from 1; ``what`` says what is wrong there, ``remedy`` what to do."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.remedy}"


class LessonError(Exception):
    """Something in a lesson does not make sense; whoever knows the line makes a Fault of it."""

    def __init__(self, what: str, remedy: str, line: int | None = None) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy
        self.line = line
