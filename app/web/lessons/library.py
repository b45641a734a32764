"""The lessons that the server tells: our own, and those of a folder of the operator's."""

import logging
from functools import cache
from pathlib import Path

from ...examples import load_examples, load_graph_examples
from ...lessons.faults import Fault
from ...lessons.lesson import Lesson
from ...lessons.load import OWN, load_lessons
from ...lessons.problems import Shelf
from ..problem.graph_body import read_graph_body
from ..problem.reading import read_problem

_LOG = logging.getLogger("backstep.lessons")


@cache
def lessons_of(folder: Path | None) -> tuple[list[Lesson], list[Fault]]:
    """Our lessons and those of the folder, if there is one, and what is wrong with the others."""
    networks, graphs = load_examples(), load_graph_examples()
    examples = {each.id: each.problem for each in networks}
    examples |= {each.id: {"graph": each.graph} for each in graphs}
    published = {each.id: {**dict(each.published), **each.after} for each in networks}
    published |= {each.id: dict(each.published) for each in graphs}
    folders = [OWN] if folder is None else [OWN, folder]
    return load_lessons(Shelf(examples, read_problem, read_graph_body, published), folders)


def lessons_to_tell(folder: Path | None) -> dict[str, Lesson]:
    """The lessons by id; what is wrong with others is logged."""
    lessons, faults = lessons_of(folder)
    for fault in faults:
        _LOG.warning("%s", fault)
    return {lesson.id: lesson for lesson in lessons}
