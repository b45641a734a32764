"""The questions of an exercise: each number with its tolerance, and what known mistakes give."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...explain.notation import Notation, plain
from ...trace.refs import OF_BATCH, Ref
from ..exercise.exercise import LARGEST_SEED, Exercise, make_exercise
from ..grading.answer_key import AnswerKey, tolerance
from ..mistakes.record import Mistake
from ..naming.lookup import layer_of
from ..numbers.answer import WORKING_DIGITS, Answer, half_unit_of
from ..worksheet.statement import matrices

#: Platforms round numbers below 1e-4 away; Canvas's classic quizzes do.
SMALLEST = 1e-3
#: Mistakes that are answered for one number, and by how many tolerances two numbers differ.
_MOST_MISTAKES, _APART = 6, 3.0


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A number that a mistake gives."""

    value: float
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Question:
    """A number to be found, how far an answer may be off, and wrong numbers that are answered."""

    ref: Ref
    name: str
    value: float
    tolerance: float
    wrong: tuple[WrongNumber, ...]


def exercises_for_platforms(
    seed: int, count: int, sizes: tuple[int, ...], difficulty: str
) -> Iterator[Exercise]:
    """So many exercises from the seed on, of which no answer is rounded away."""
    while count and seed <= LARGEST_SEED:
        exercise = make_exercise(seed, sizes, difficulty)
        key = AnswerKey(exercise.problem)
        if all(abs(key.value(ref)) >= SMALLEST for ref in exercise.refs):
            count -= 1
            yield exercise
        seed += 1


def questions_of(exercise: Exercise) -> list[Question]:
    """A question for each number that the exercise asks for."""
    key = AnswerKey(exercise.problem)
    notation = Notation(exercise.problem)
    return [_question(key, notation, ref) for ref in exercise.refs]


def given_lines(exercise: Exercise) -> list[str]:
    """What is given, a line for each matrix or vector, rows in brackets."""
    notation = Notation(exercise.problem)
    lines = []
    for matrix in matrices(exercise.problem, notation):
        rows = ", ".join(
            "(" + ", ".join(f"{entry['value']:g}" for entry in row) + ")" for row in matrix.rows
        )
        lines.append(f"{plain(matrix.name)} = [{rows}]".replace("-", "−"))
    activations = [layer.activation.name for layer in exercise.problem.layers]
    loss = exercise.problem.loss.name.replace("_", " ")
    lines.append(f"Activations, layer by layer: {', '.join(activations)}. Loss: {loss}.")
    lines.append(f"Learning rate: {exercise.problem.optimizer.learning_rate:g}.")
    return lines


@np.errstate(all="ignore")
def _question(key: AnswerKey, notation: Notation, ref: Ref) -> Question:
    place, index = (ref.quantity, layer_of(key.problem, ref)), key.index(ref)
    value = key.value(ref)
    answer = Answer(value, half_unit_of(value), WORKING_DIGITS)
    allowed = tolerance(answer, value, float(key.error_bounds.of(*place)[index]))
    candidates = key.mistaken.alone(*place)
    taken = [value]
    wrong: list[WrongNumber] = []
    for number, made in zip(candidates.at(index).tolist(), candidates.mistakes, strict=True):
        apart = all(abs(number - other) > _APART * allowed for other in taken)
        if made[0].combines and np.isfinite(number) and apart and len(wrong) < _MOST_MISTAKES:
            taken.append(number)
            wrong.append(WrongNumber(number, made[0]))
    return Question(ref, number_name(notation, ref, key.sample), value, allowed, tuple(wrong))


def number_name(notation: Notation, ref: Ref, sample: int = 0) -> str:
    """What a number to be found is called, as text, and read again by `naming`.

    In a batch the loss and gradients of a ``sample`` are named with it.
    """
    loss = plain(notation.loss(None if ref.quantity in OF_BATCH else sample))
    if ref.layer is None:
        return loss if ref.unit is None else f"L{ref.unit + 1}"
    assert ref.unit is not None
    unit = plain(notation.unit(ref.layer, ref.unit))
    net = plain(notation.net(ref.layer, ref.unit))
    if ref.source is not None:
        parameter = plain(notation.weight(ref.layer, ref.unit, ref.source))
    else:
        parameter = plain(notation.of_unit("b", ref.layer, ref.unit))
    names = {
        "net": net,
        "output": unit,
        "error": f"∂{loss}/∂{unit}",
        "slope": f"g′({net})",
        "delta": plain(notation.of_unit("δ", ref.layer, ref.unit)),
    }
    if ref.quantity.startswith("updated"):
        return f"{parameter} new"
    return names.get(ref.quantity) or f"∂{loss}/∂{parameter}"
