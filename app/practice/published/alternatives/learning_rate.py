"""Another learning rate than the stated one, solved from the printed updates.

Every step of an optimizer is affine in η, w⁺(η) = w⁺(η₀) + (η − η₀) · ∂w⁺/∂η, so that each printed
update is an interval for η. A rate that several of them agree on is told, with its value; for
that it has to be a round number, such as rates are: an error that scales all gradients alike, as
one in the only δ at the output does, gives some other one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import floor, log10

from ....engine.optimizers import Optimizer
from ....engine.problem import Problem
from ...calculation.calculation import Calculation, Write, as_computed
from ...calculation.rules import RIGHT
from ...mistakes.record import Mistake, applied
from ..digits import agreement
from ..numbers import Number, by_place, written_in
from .of_optimizer import otherwise
from .record import Alternative

_UPDATED = ("updated_weight", "updated_bias")
#: Digits of η by which all updates together have to pin it down, and from how many of them.
_DIGITS, _UPDATES = 4.5, 2
#: A round rate has no more significant digits than these.
_ROUND = 2


def solved_rate(problem: Problem, numbers: Sequence[Number]) -> Iterator[Alternative]:
    """The round rate that the updates after the first iteration agree on, if it is not the stated.

    It is sought with right gradients, and with those that are printed.
    """
    updates = [each for each in numbers if not each.after and each.ref.quantity in _UPDATED]
    if len(updates) < _UPDATES or problem.optimizer.schedule is not None:
        return
    stated = problem.optimizer.learning_rate
    rates = {
        rate
        for write in (as_computed, written_in(by_place(numbers), 0))
        if (rate := _agreed(problem, updates, write)) is not None
    }
    for rate in sorted(rates - {stated}):
        yield Alternative(_another(rate, stated), frozenset(_UPDATED), yields=2)


def _another(rate: float, stated: float) -> Mistake:
    return Mistake(
        "another_learning_rate",
        f"A learning rate of {rate:g}",
        f"The steps are those of η = {rate:g}, on which the printed updates agree; this problem "
        f"states η = {stated:g}.",
        "With which η was this step taken?",
        lambda problem: (otherwise(problem, at_rate(rate)),),
    )


def at_rate(rate: float) -> Callable[[Optimizer], Optimizer]:
    """The optimizer with another learning rate."""
    return lambda given: replace(given, learning_rate=rate)


def _agreed(problem: Problem, updates: Sequence[Number], write: Write) -> float | None:
    """The round rate that is pinned down best, if that is well enough."""
    stated = problem.optimizer.learning_rate
    # The other point of the line: half the rate, or of one that is 0 or too small to be halved, 1.
    other = stated / 2 or 1.0
    here = Calculation(problem, write=write)
    changed = {**RIGHT, **applied(otherwise(problem, at_rate(other)), RIGHT)}
    there = Calculation(problem, changed, write=write)
    digits: dict[float, list[float]] = defaultdict(list)
    for number in updates:
        place = number.ref.quantity, number.layer
        value = float(here.computed(*place)[number.index])
        by_rate = (value - float(there.computed(*place)[number.index])) / (stated - other)
        if not by_rate or agreement(number.answer, value):
            continue
        rate = stated + (number.answer.value - value) / by_rate
        off = abs(number.answer.half_unit / by_rate)
        # What is given as exactly 0, as by 1-1, has no last digit to tell how far off it is.
        if not off:
            continue
        for candidate in _round_between(rate - off, rate + off):
            digits[candidate].append(log10(candidate / (2 * off)))
    best = max(digits, key=lambda rate: sum(digits[rate]), default=stated)
    enough = len(digits[best]) >= _UPDATES and sum(digits[best]) >= _DIGITS
    return best if enough else None


def _round_between(low: float, high: float) -> Iterator[float]:
    """The round numbers above 0 from ``low`` to ``high``, where those are but a few."""
    # Below 1e-300 floats lose digits.
    if not 1e-300 < low <= high < 1e6 or high > 2 * low:
        return
    scale = floor(log10(low)) - _ROUND + 1
    unit = 10.0**scale
    for times in range(floor(low / unit), floor(high / unit) + 1):
        candidate = float(f"{times}e{scale}")
        if low <= candidate * (1 + 1e-12) and candidate * (1 - 1e-12) <= high:
            yield candidate
