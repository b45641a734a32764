"""The lessons that the server tells: our own, and those of a folder of the operator's."""

import logging
from functools import cache
from pathlib import Path

from ...examples import load_examples
from ...lessons.faults import Fault
from ...lessons.lesson import Lesson
from ...lessons.load import OWN, load_lessons
from ...lessons.problems import Shelf
from ..problem.reading import read_problem

_LOG = logging.getLogger("backstep.lessons")


@cache
def lessons_of(folder: Path | None) -> tuple[list[Lesson], list[Fault]]:
    """Our lessons and those of the folder, if there is one, and what is wrong with the others."""
    examples = {example.id: example.problem for example in load_examples()}
    published = {
        example.id: {**dict(example.published), **example.after} for example in load_examples()
    }
    folders = [OWN] if folder is None else [OWN, folder]
    return load_lessons(Shelf(examples, read_problem, published), folders)


def lessons_to_tell(folder: Path | None) -> dict[str, Lesson]:
    """The lessons by id; what is wrong with others is logged."""
    lessons, faults = lessons_of(folder)
    for fault in faults:
        _LOG.warning("%s", fault)
    return {lesson.id: lesson for lesson in lessons}
