"""Sheets with mistakes on them: the numbers that a mistake, or two at once, would give."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ..mistakes import MISTAKES
from ..mistakes.record import Mistake, Way, applied
from .calculation import Calculation
from .rules import Rule, following

#: What other layers read: a mistake here, in one layer, is another than the same one everywhere.
_SPREADING = ("net", "output", "slope", "error", "delta")


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What one quantity in one layer comes to on each of many mistaken calculations.

    ``values`` has a first axis of calculations; ``mistakes`` says what was done in each of them,
    and ``changed`` in the rules of which quantities.
    """

    mistakes: list[tuple[Mistake, ...]]
    changed: list[frozenset[str]]
    values: Array

    def at(self, index: tuple[int, ...]) -> Array:
        """The numbers at one place of the quantity, one from each work."""
        place: tuple[Any, ...] = (slice(None), *index)
        numbers: Array = self.values[place] if self.mistakes else np.empty(0)
        return numbers

    def joined(self, others: "Candidates") -> "Candidates":
        """These and the others, of the same quantity and layer."""
        lists = [each for each in (self, others) if each.mistakes]
        if len(lists) < 2:
            return lists[0] if lists else self
        return Candidates(
            self.mistakes + others.mistakes,
            self.changed + others.changed,
            np.concatenate([self.values, others.values]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Mistaken:
    mistakes: tuple[Mistake, ...]
    work: Calculation
    way: Way
    throughout: bool = True


class MistakenCalculations:
    """What each mistake makes of a calculation.

    A mistake is made throughout, in the value asked for and in all before it, or in one layer
    alone; a slip in the value asked for alone. ``narrow`` leaves out all but the mistakes made
    throughout that combine with others.
    """

    def __init__(self, work: Calculation, *, narrow: bool = False) -> None:
        self.work = work
        self._narrow = narrow
        self._alone: dict[tuple[str, int], Candidates] = {}
        self._slips: dict[tuple[str, int], Candidates] = {}
        self._together: dict[tuple[str, int], Candidates] = {}
        self._pairs: dict[tuple[int, int], _Mistaken] = {}

    def alone(self, quantity: str, layer: int) -> Candidates:
        """The numbers that one mistake gives."""
        found = self._alone.get((quantity, layer))
        if found is None:
            found = _candidates(self._singles, quantity, layer)
            if not self._narrow:
                slips = self.slips(quantity, layer)
                found = found.joined(slips)
                # The numbers of the slips are among these: they are held once.
                last = found.values[len(found.mistakes) - len(slips.mistakes) :]
                self._slips[quantity, layer] = replace(slips, values=last)
            self._alone[quantity, layer] = found
        return found

    def slips(self, quantity: str, layer: int) -> Candidates:
        """The numbers that slips give, each made in the quantity itself and nowhere before it."""
        found = self._slips.get((quantity, layer))
        if found is None:
            found = self._slips[quantity, layer] = self._slipped(quantity, layer)
        return found

    def _slipped(self, quantity: str, layer: int) -> Candidates:
        right = self.work.rules[quantity]
        made = [
            (mistake, way)
            for mistake in MISTAKES.values()
            if mistake.slip
            for way in mistake.ways(self.work.problem)
            if quantity in way
        ]
        with np.errstate(all="ignore"):
            return Candidates(
                [(mistake,) for mistake, _ in made],
                [frozenset(way) for _, way in made],
                _stacked(len(made), (way[quantity](right)(self.work, layer) for _, way in made)),
            )

    def together(self, quantity: str, layer: int) -> Candidates:
        """The numbers that two mistakes give, both of which matter here."""
        found = self._together.get((quantity, layer))
        if found is None:
            found = _candidates(list(self._pairs_at(quantity, layer)), quantity, layer)
            self._together[quantity, layer] = found
        return found

    @cached_property
    def _singles(self) -> list[_Mistaken]:
        return list(self._made_singly())

    def _made_singly(self) -> Iterator[_Mistaken]:
        rules = self.work.rules
        for mistake in MISTAKES.values():
            if mistake.slip or (self._narrow and not mistake.combines):
                continue
            for way in mistake.ways(self.work.problem):
                yield _Mistaken((mistake,), self.work.with_changes(applied(way, rules)), way)
                if mistake.combines and not self._narrow:
                    for layer in self.layers_of(way):
                        changed = self.work.with_changes(applied(way, rules, layer))
                        yield _Mistaken((mistake,), changed, way, throughout=False)

    def layers_of(self, way: Way) -> list[int]:
        """The layers in which the mistake can be made, if there are several to choose from."""
        spreading = [quantity for quantity in way if quantity in _SPREADING]
        depth = len(self.work.problem.layers)
        if depth == 1 or not spreading:
            return []
        changed = applied({quantity: way[quantity] for quantity in spreading}, self.work.rules)
        layers = [
            layer
            for layer in range(1, depth + 1)
            if any(self._differs(rule, quantity, layer) for quantity, rule in changed.items())
        ]
        return layers if len(layers) > 1 else []

    def _differs(self, rule: Rule, quantity: str, layer: int) -> bool:
        try:
            right = self.work.computed(quantity, layer)
        except LookupError:  # softmax has no slope
            return False
        return not np.array_equal(rule(self.work, layer), right)

    def _pairs_at(self, quantity: str, layer: int) -> Iterator[_Mistaken]:
        right = self.work.computed(quantity, layer)
        mattering = [
            (at, one)
            for at, one in enumerate(self._singles)
            if one.throughout
            and one.work.may_differ(quantity)
            and one.mistakes[0].combines
            and not np.array_equal(one.work.computed(quantity, layer), right)
        ]
        for (a, first), (b, second) in combinations(mattering, 2):
            if first.mistakes != second.mistakes:
                if (a, b) not in self._pairs:
                    self._pairs[a, b] = _both(first, second)
                yield self._pairs[a, b]


def _both(first: _Mistaken, second: _Mistaken) -> _Mistaken:
    """Both at once; the one with fewer consequences is made in the calculation of the other."""
    if len(following(frozenset(first.way))) < len(following(frozenset(second.way))):
        first, second = second, first
    work = first.work.with_changes(applied(second.way, first.work.rules))
    return _Mistaken((*first.mistakes, *second.mistakes), work, {**first.way, **second.way})


def _candidates(calculations: list[_Mistaken], quantity: str, layer: int) -> Candidates:
    differing = [one for one in calculations if one.work.may_differ(quantity)]
    return Candidates(
        [one.mistakes for one in differing],
        [frozenset(one.way) for one in differing],
        _stacked(len(differing), (one.work.computed(quantity, layer) for one in differing)),
    )


def _stacked(count: int, arrays: Iterable[Array]) -> Array:
    """``count`` arrays of one shape along a new first axis, without holding all of them twice."""
    values = np.empty(0)
    for at, each in enumerate(arrays):
        if at == 0:
            values = np.empty((count, *np.shape(each)))
        values[at] = each
    return values
