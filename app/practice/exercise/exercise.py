"""Exercises: a problem made from a seed, with numbers that are kind to a pocket calculator.

The same seed gives the same exercise on every machine: of the random generator only
``random()`` is used, whose sequence Python promises to keep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ...engine.problem import Problem
from ...trace.refs import Ref
from ..naming.lookup import refs_in_order
from .ambiguity import confusions
from .difficulty import DIFFICULTIES
from .draw import draw_kind, draw_problem

#: Units of a layer, layers, and samples of an exercise.
WIDEST, DEEPEST, MOST_SAMPLES = 5, 4, 4
#: Beyond this a number in JSON is not read exactly everywhere.
LARGEST_SEED = 2**53 - 1
#: Problems drawn for one exercise, of which the first is taken whose numbers tell every mistake
#: apart, and else the one that comes nearest to it.
_DRAWS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Exercise:
    """A problem, and the ``refs`` to be found, in the order of the work."""

    seed: int
    difficulty: str
    problem: Problem
    refs: tuple[Ref, ...]


def read_sizes(text: str) -> tuple[int, ...]:
    """The sizes that a text such as 2-3-2 writes. Raises ValueError."""
    sizes = text.split("-")
    if not all(units.isascii() and units.isdecimal() and len(units) < 4 for units in sizes):
        raise ValueError(
            f"“{text[:40]}” is no list of sizes: write the inputs, the units of each layer and "
            "the outputs with a - between them, as in 2-3-2."
        )
    return tuple(map(int, sizes))


def make_exercise(
    seed: int,
    sizes: Sequence[int] = (2, 2, 2),
    difficulty: str = "medium",
    samples: int = 1,
) -> Exercise:
    """The exercise of this seed, for a network d → … → C of these ``sizes``.

    Raises ValueError where there is no such exercise.
    """
    level = DIFFICULTIES.get(difficulty)
    if level is None:
        raise ValueError(f"“{difficulty}” is no difficulty: there are {', '.join(DIFFICULTIES)}.")
    if not 2 <= len(sizes) <= DEEPEST + 1 or not all(1 <= units <= WIDEST for units in sizes):
        raise ValueError(
            f"An exercise has 1 to {WIDEST} inputs and 1 to {DEEPEST} layers "
            f"of 1 to {WIDEST} units."
        )
    if not 1 <= samples <= MOST_SAMPLES:
        raise ValueError(f"An exercise has 1 to {MOST_SAMPLES} samples.")
    chance = Random(seed)
    kind = draw_kind(chance, sizes, level)
    best, fewest = None, 0
    for _ in range(_DRAWS):
        problem = draw_problem(chance, sizes, kind, level, samples)
        exercise = Exercise(seed, difficulty, problem, _asked(problem, level.asked))
        confused = confusions(problem, exercise.refs)
        if best is None or confused < fewest:
            best, fewest = exercise, confused
        if not fewest:
            break
    assert best is not None
    return best


def _asked(problem: Problem, quantities: Sequence[str]) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs_in_order(problem) if ref.quantity in quantities)
