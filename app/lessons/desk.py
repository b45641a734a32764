"""What a lesson is written with: its problems by name, and the list of what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from .any_setting import AnySetting
from .faults import Fault, LessonError
from .lesson import Question

T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """The state of reading one file."""

    file: str
    settings: dict[str, AnySetting] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)

    def noted(self, line: int, work: Callable[[], T]) -> T | None:
        """What ``work`` gives, or None and a note of its error, at ``line`` unless it has one."""
        try:
            return work()
        except LessonError as error:
            self.faults.append(Fault(self.file, error.line or line, error.what, error.remedy))
            return None

    def setting(self, name: str) -> AnySetting:
        """The setting of a named problem."""
        if name not in self.settings:
            raise LessonError(
                f"There is no problem “{name}” in this lesson.",
                f"Name it under “problems”, or use one of: {', '.join(self.settings)}.",
            )
        return self.settings[name]
