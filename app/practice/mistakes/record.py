"""What a mistake is: words, and the changes to the rules that make it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule, Rules

#: Makes a wrong rule of a rule.
Change: TypeAlias = Callable[[Rule], Rule]
#: One way of making a mistake: the quantities whose rules it changes.
Way: TypeAlias = Mapping[str, Change]


class Named(Protocol):
    """A mistake of either kind of problem, as it is told of."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def hint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake that people make, and the numbers it gives.

    ``ways`` are the ways in which it can be made in a problem: one for most, one for each term
    where a single term of a sum was kept, none where the problem leaves no room for it.
    ``combines`` says that it may be made in one layer alone, or be one of two made at once. A
    ``slip`` is made once, in the very number that it is named for: it shows in no later number,
    is kept throughout by nobody, and combines with nothing.
    """

    id: str
    name: str
    explanation: str
    hint: str
    ways: Callable[[Problem], Sequence[Way]]
    combines: bool = True
    slip: bool = False


def applied(way: Way, rules: Rules, only: int | None = None) -> Rules:
    """The rules that the way changes, as changed: in every layer, or in layer ``only``."""
    return {
        quantity: _in_layer(only, change(rules[quantity]), rules[quantity])
        for quantity, change in way.items()
    }


def _in_layer(only: int | None, changed: Rule, right: Rule) -> Rule:
    if only is None:
        return changed
    return lambda work, layer: (changed if layer == only else right)(work, layer)


def always(**changes: Change) -> Callable[[Problem], Sequence[Way]]:
    """The mistake can be made in every problem, in one way."""
    return lambda _: (changes,)


def instead(wrong: Rule) -> Change:
    """Put another rule in place of the right one."""
    return lambda _: wrong


def below_output(wrong: Rule) -> Change:
    """Put another rule in place of the right one in every hidden layer."""
    return lambda right: (
        lambda work, layer: (right if is_output(work, layer) else wrong)(work, layer)
    )


def at_output(wrong: Rule) -> Change:
    """Put another rule in place of the right one in the output layer."""
    return lambda right: (
        lambda work, layer: (wrong if is_output(work, layer) else right)(work, layer)
    )


def times(factor: float) -> Change:
    """Multiply what the rule gives."""
    return lambda right: lambda work, layer: factor * right(work, layer)


def times_at_output(factor: float) -> Change:
    """Multiply what the rule gives in the output layer."""
    return lambda right: at_output(times(factor)(right))(right)


def is_output(work: Reads, layer: int) -> bool:
    """Whether the layer is the output layer."""
    return layer == len(work.problem.layers)


def transposed(matrix: Array) -> Array:
    """m_ij where the right entry is m_ji, in the same shape (…, n, m); NaN where there is none."""
    wrong = np.full_like(matrix, np.nan)
    side = min(matrix.shape[-2:])
    wrong[..., :side, :side] = np.swapaxes(matrix[..., :side, :side], -1, -2)
    return wrong


def samples_of(problem: Problem) -> int:
    """N."""
    return len(problem.inputs)


def quantities(mistake: Mistake, problems: Sequence[Problem]) -> Iterator[str]:
    """The quantities whose rules the mistake changes, in any of the problems."""
    ways = [way for problem in problems for way in mistake.ways(problem)]
    yield from dict.fromkeys(name for way in ways for name in way)
