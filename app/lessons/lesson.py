"""A lesson, read and checked: values alone, ready for JSON."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

#: A piece of a text: a string, an element with a tag, or one of the kinds of render.py.
Node: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Question:
    """A number that the reader is asked for: a ref or an expression of the named problem."""

    id: str
    problem: str
    expression: str
    #: The ref and its sample, where the number is one of the trace.
    ref: str | None
    sample: int
    value: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a lesson, and the place in the trace that it speaks of.

    ``cursor`` counts the steps done; ``highlight`` are the refs that are lit up.
    """

    id: str
    title: str
    problem: str
    cursor: int
    grain: str
    highlight: tuple[str, ...]
    tab: str | None
    body: list[Node]


@dataclass(frozen=True, slots=True)
class Lesson:
    """``problems`` by name, as on the wire; ``examples`` has the ids of those that are one."""

    id: str
    title: str
    summary: str
    order: int
    minutes: int
    problems: dict[str, dict[str, Any]]
    examples: dict[str, str]
    paragraphs: tuple[Paragraph, ...]
    questions: dict[str, Question] = field(default_factory=dict)
