"""GIFT: a numerical question for each number, with a named mistake at exactly its wrong number.

The format is that of docs.moodle.org, “GIFT format”.
"""

import re
from collections.abc import Iterable, Iterator

from ..exercise.exercise import Exercise
from .question import Question, given_lines, questions_of

_SPECIAL = re.compile(r"([~=#{}:\\\\])")


def gift_file(exercises: Iterable[Exercise]) -> str:
    """The file that Moodle and others import."""
    return "\n".join(line for exercise in exercises for line in _lines(exercise))


def _lines(exercise: Exercise) -> Iterator[str]:
    yield f"// Backpropagation, exercise {exercise.seed}"
    given = _escaped(" ".join(given_lines(exercise)))
    for question in questions_of(exercise):
        name = _escaped(f"{exercise.seed}, {question.name}")
        yield f"::{name}:: {given} What is {_escaped(question.name)}? {{#"
        yield f"=%100%{_number(question.value, question)}#Right."
        for wrong in question.wrong:
            said = _escaped(f"{wrong.mistake.name}. {wrong.mistake.hint}")
            yield f"=%0%{_number(wrong.value, question)}#{said}"
        yield "}\n"


def _number(value: float, question: Question) -> str:
    return f"{value:.8g}:{question.tolerance:.2g}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
