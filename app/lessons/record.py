"""A small YAML record, the line of each of its fields, and checks of what they hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from .faults import LessonError
from .plain_yaml import read_fields

T = TypeVar("T")

#: What a wrong field is called, by the type that it must have.
_TYPES = {list: "a list", dict: "a mapping", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Record:
    """The ``values`` of a YAML mapping, and by name the ``lines`` on which they begin."""

    values: dict[str, Any]
    lines: dict[str, int]
    line: int

    def line_of(self, name: str) -> int:
        """The line of the field, or of the record where it has none of that name."""
        return self.lines.get(name, self.line)

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Give the line of the field to a LessonError that is raised within and has none."""
        try:
            yield
        except LessonError as error:
            if error.line is None:
                error.line = self.line_of(name)
            raise

    def text(self, name: str) -> str:
        """A field that must be there, as text."""
        value = self.values.get(name)
        if value is None or value == "":
            raise LessonError(f"“{name}” is missing.", f"Add a line “{name}: …”.", self.line)
        with self.at(name):
            return _text(f"“{name}”", value)

    def texts(self, name: str) -> list[str]:
        """A field that is a list of texts, empty where there is none."""
        values = self.of_type(name, list, [])
        with self.at(name):
            return [_text(f"One of “{name}”", value) for value in values]

    def texts_by_name(self, name: str) -> dict[str, str]:
        """A field that is a mapping to texts, empty where there is none."""
        values = self.of_type(name, dict, {})
        with self.at(name):
            return {key: _text(f"“{key}” in “{name}”", value) for key, value in values.items()}

    def choice(self, name: str, known: list[str], default: T) -> str | T:
        """A field that is one of ``known``, or ``default`` where there is none."""
        if self.values.get(name) is None:
            return default
        value = self.text(name)
        if value in known:
            return value
        raise LessonError(
            f"“{name}” is “{value}”.", f"Use one of: {', '.join(known)}.", self.line_of(name)
        )

    def of_type(self, name: str, kind: type, default: Any) -> Any:
        """A field of the given type, or ``default`` where there is none."""
        value = self.values.get(name, default)
        if type(value) is kind:  # true is no whole number, though Python has it for one
            return value
        raise LessonError(
            f"“{name}” is not {_TYPES[kind]}.",
            f"Make it {_TYPES[kind]}.",
            self.line_of(name),
        )

    def only(self, known: list[str]) -> None:
        """Raise LessonError where there is a field of another name."""
        for name in self.values:
            if name not in known:
                raise LessonError(
                    f"There is no field “{name}”.",
                    f"There may be {', '.join(known)}.",
                    self.line_of(name),
                )


def _text(name: str, value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        raise LessonError(f"{name} is not text.", "Put the value in quotes.")
    return str(value)


def read_record(text: str, line: int) -> Record:
    """The mapping that ``text`` writes in YAML; its first line is line ``line`` of the file."""
    values, lines = read_fields(text, line)
    return Record(values, lines, line)
