"""A lesson of a few lines to break in every way, and what it may refer to."""

from typing import Any

from app.lessons.faults import Fault
from app.lessons.lesson import Lesson
from app.lessons.problems import Shelf
from app.lessons.read import read_lesson
from app.web.problem.graph_body import read_graph_body
from app.web.problem.reading import read_problem
from tests.problems import EXAMPLES

SHELF = Shelf(
    {name: example.problem for name, example in EXAMPLES.items()},
    read_problem,
    read_graph_body,
    {name: dict(example.published) for name, example in EXAMPLES.items()},
)

#: A whole lesson; the line numbers of the tests count in it.
TEXT = """\
---
title: A lesson
summary: Of one paragraph.
problem: lecture-10
---

```step
id: first
title: The first
at: after delta.1.0
highlight: [delta.1.0]
```

δ is {{delta.1.0}}, by $\\delta_j$.

```question
id: q
prompt: How much?
answer: delta.1.1
```
"""

#: What is replaced in the lesson, by what, on which line the fault is, what is said of it and what
#: the remedy names.
Broken = tuple[str, str, int, str, str]


def read(text: str) -> tuple[Lesson | None, list[Fault]]:
    """The lesson in the text, or its faults."""
    return read_lesson(SHELF, "lesson.md", text)


def told(text: str) -> Lesson:
    """The lesson in the text, which is to have no fault."""
    lesson, faults = read(text)
    assert faults == []
    assert lesson is not None
    return lesson


def body_of(text: str) -> list[Any]:
    """The body of TEXT's paragraph with other words in it."""
    body: list[Any] = (
        told(TEXT.replace("δ is {{delta.1.0}}, by $\\delta_j$.", text)).paragraphs[0].body
    )
    return body[:-1]


def assert_told(broken: Broken) -> None:
    """The lesson, once broken, is told with its file, the line, and what would be right."""
    right, wrong, line, what, remedy = broken
    assert right in TEXT
    lesson, faults = read(TEXT.replace(right, wrong, 1))
    assert lesson is None
    assert str(faults[0]).startswith(f"lesson.md:{line}: ")
    assert what in faults[0].what
    assert remedy in faults[0].remedy
