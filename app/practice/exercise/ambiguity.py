"""Whether a problem's numbers tell its mistakes apart."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ...trace.refs import Ref
from ..calculation.calculation import Calculation
from ..calculation.mistaken import MistakenCalculations
from ..calculation.rules import following
from ..naming.lookup import index_of, layer_of
from ..numbers.answer import half_unit_of

#: Units in the fourth digit by which two numbers must differ to be told apart.
_APART = 2.0


def confusions(problem: Problem, refs: Sequence[Ref]) -> int:
    """How often, among the ``refs`` where a mistake shows first, its number could be another's.

    That is, where it is nearly the right number, or nearly that of another mistake. Nearly is not
    exactly: where two come to the very same, they do so in any problem of this kind.
    """
    work = Calculation(problem)
    mistaken = MistakenCalculations(work, narrow=True)  # rounding is always near the right number
    asked = frozenset(ref.quantity for ref in refs)
    confused = 0
    for ref in refs:
        layer, index = layer_of(problem, ref), index_of(ref, 0)
        candidates = mistaken.alone(ref.quantity, layer)
        right = float(work.computed(ref.quantity, layer)[index])
        shown = [ref.quantity in _shown_first(changed, asked) for changed in candidates.changed]
        values = candidates.at(index)
        others, reach = np.append(values, right), 2 * _APART * half_unit_of(right)
        confused += sum(_nearly(value, others, reach) for value in values[np.array(shown, bool)])
    return confused


def _shown_first(changed: frozenset[str], asked: frozenset[str]) -> frozenset[str]:
    """Of what is asked, what the mistake changes; failing that, what follows from it."""
    return asked & changed or asked & following(changed)


def _nearly(value: float, others: Array, reach: float) -> bool:
    distance = abs(others - value)
    return bool(((distance < reach) & (distance > 1e-9 * abs(value))).any())
