"""A small YAML record, the line of each of its fields, and checks of what they hold."""

from dataclasses import dataclass
from typing import Any

import yaml

from app.lessons.faults import LessonError

#: What a wrong field is called, by the type that it must have.
_TYPES = {str: "text", list: "a list", dict: "a mapping", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Record:
    """The ``values`` of a YAML mapping, and by name the ``lines`` on which they begin."""

    values: dict[str, Any]
    lines: dict[str, int]
    line: int

    def line_of(self, name: str) -> int:
        """The line of the field, or of the record where it has none of that name."""
        return self.lines.get(name, self.line)

    def text(self, name: str) -> str:
        """A field that must be there, as text."""
        value = self.values.get(name)
        if value is None or value == "":
            raise LessonError(f"“{name}” is missing.", f"Add a line “{name}: …”.", self.line)
        if isinstance(value, bool | list | dict):
            raise LessonError(
                f"“{name}” is not text.", "Put the value in quotes.", self.line_of(name)
            )
        return str(value)

    def choice(self, name: str, known: list[str], default: str | None) -> str | None:
        """A field that is one of ``known``, or ``default`` where there is none."""
        value = self.values.get(name, default)
        if value is None or value in known:
            return value
        raise LessonError(
            f"“{name}” is “{value}”.", f"Use one of: {', '.join(known)}.", self.line_of(name)
        )

    def of_type(self, name: str, kind: type, default: Any) -> Any:
        """A field of the given type, or ``default`` where there is none."""
        value = self.values.get(name, default)
        if isinstance(value, kind):
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


def read_record(text: str, line: int) -> Record:
    """The mapping that ``text`` writes in YAML; its first line is line ``line`` of the file."""
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise LessonError("Here must be fields.", "Write each as “name: value”.", line)
        lines = {str(key.value): line + key.start_mark.line for key, _ in node.value}
        return Record(loader.construct_document(node), lines, line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = line + (mark.line if mark else 0)
        raise LessonError(
            f"This is not YAML: {error.problem}.",
            "Write each field as “name: value”, and quote a value that holds “: ” or begins "
            "with a sign.",
            at,
        ) from error
    finally:
        loader.dispose()
