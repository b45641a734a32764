"""Conventions that are no mistakes, as data: adding one is adding a record."""

from collections.abc import Iterator, Sequence

from ....engine.problem import Problem
from ..numbers import Number
from .learning_rate import solved_rate
from .of_loss import OF_LOSS
from .of_optimizer import OF_OPTIMIZER
from .of_weights import OF_WEIGHTS
from .record import Alternative

ALTERNATIVES: tuple[Alternative, ...] = (*OF_LOSS, *OF_WEIGHTS, *OF_OPTIMIZER)


def alternatives(problem: Problem, numbers: Sequence[Number]) -> Iterator[Alternative]:
    """Those that the printed numbers can tell from others."""
    printed = {each.ref.quantity for each in numbers}
    yield from (each for each in ALTERNATIVES if printed & each.told_by)
    yield from solved_rate(problem, numbers)
