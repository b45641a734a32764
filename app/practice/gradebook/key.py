"""The key that a class is marked by: of a network, or of a graph."""

from collections.abc import Mapping
from typing import TypeAlias

from ...trace.graph.refs import GraphRef
from ...trace.refs import Ref
from ..grading.answer_key import AnswerKey
from ..grading.grade import Result, grade
from ..graph.grading import GraphKey, grade_graph
from ..naming.lookup import NotToFindError

Key: TypeAlias = AnswerKey | GraphKey
AnyRef: TypeAlias = Ref | GraphRef


def graded(key: Key, answers: Mapping[str, str]) -> list[Result]:
    """A result for each answer, by ref, in the order given."""
    if isinstance(key, GraphKey):
        return grade_graph(key, answers)
    return grade(key, answers)


def to_find(key: Key, name: str) -> AnyRef | None:
    """The ref that people write so, if there is a number to work out there; None if none."""
    try:
        ref = key.named(name)
    except NotToFindError:
        return None
    return None if ref is None or is_given(key, ref) else ref


def is_given(key: Key, ref: AnyRef) -> bool:
    """Whether there is nothing to work out."""
    if isinstance(key, GraphKey):
        return isinstance(ref, GraphRef) and key.is_given(ref)
    return isinstance(ref, Ref) and key.is_given(ref)
