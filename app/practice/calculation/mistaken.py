"""Sheets with mistakes on them: the numbers that a mistake, or two at once, would give."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ...trace.refs import OF_BATCH
from ..mistakes import MISTAKES
from ..mistakes.record import Mistake, Way, applied
from .calculation import Calculation
from .rules import Rule, following

#: What other layers read: a mistake here, in one layer, is another than the same one everywhere.
_SPREADING = ("net", "output", "slope", "error", "delta")
#: Bytes of numbers that calculations of one kind keep for what is asked next. That is all of them
#: for a network of a lecture; of the largest, what is let go is computed again where it is needed.
_MOST_HELD = 16 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What one quantity in one layer comes to on each of many mistaken calculations.

    ``values`` has a first axis of calculations, and of the quantity's own no axis of samples: of
    what each sample has, it holds what the sample asked about has. ``mistakes`` says what was done
    in each calculation, and ``changed`` in the rules of which quantities.
    """

    mistakes: list[tuple[Mistake, ...]]
    changed: list[frozenset[str]]
    values: Array
    of_sample: bool

    def at(self, index: tuple[int, ...]) -> Array:
        """The numbers at one place of the quantity, which may begin with the sample."""
        place: tuple[Any, ...] = (slice(None), *(index[1:] if self.of_sample else index))
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
            self.of_sample,
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
    alone; a slip in the value asked for alone. Numbers are asked about of one ``sample`` and of the
    batch. ``narrow`` leaves out all but the mistakes made throughout that combine with others.
    """

    def __init__(self, work: Calculation, sample: int = 0, *, narrow: bool = False) -> None:
        self.work = work
        self.sample = sample
        self._narrow = narrow
        self._alone: dict[tuple[str, int], Candidates] = {}
        self._slips: dict[tuple[str, int], Candidates] = {}
        self._together: dict[tuple[str, int], Candidates] = {}
        self._pairs: dict[tuple[int, int], _Mistaken] = {}

    def alone(self, quantity: str, layer: int) -> Candidates:
        """The numbers that one mistake gives."""
        found = self._alone.get((quantity, layer))
        if found is None:
            found = self._candidates(self._singles, quantity, layer)
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
                [_changed_by(*way) for _, way in made],
                self._stacked(
                    quantity, len(made), (way[quantity](right)(self.work, layer) for _, way in made)
                ),
                quantity not in OF_BATCH,
            )

    def together(self, quantity: str, layer: int) -> Candidates:
        """The numbers that two mistakes give, both of which matter here."""
        found = self._together.get((quantity, layer))
        if found is None:
            found = self._candidates(list(self._pairs_at(quantity, layer)), quantity, layer)
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

    def _candidates(self, calculations: list[_Mistaken], quantity: str, layer: int) -> Candidates:
        differing = [one for one in calculations if one.work.may_differ(quantity)]
        return Candidates(
            [one.mistakes for one in differing],
            [_changed_by(*one.way) for one in differing],
            self._stacked(quantity, len(differing), _one_by_one(differing, quantity, layer)),
            quantity not in OF_BATCH,
        )

    def _stacked(self, quantity: str, count: int, arrays: Iterable[Array]) -> Array:
        """``count`` arrays of the quantity along a new first axis, each of the sample alone."""
        values = np.empty(0)
        shape: tuple[int, ...] = ()
        for at, each in enumerate(arrays):
            shape = shape or np.shape(each)
            told = each if quantity in OF_BATCH else np.broadcast_to(each, shape)[self.sample]
            if at == 0:
                values = np.empty((count, *np.shape(told)))
            values[at] = told
        return values


def _both(first: _Mistaken, second: _Mistaken) -> _Mistaken:
    """Both at once; the one with fewer consequences is made in the calculation of the other."""
    if len(following(frozenset(first.way))) < len(following(frozenset(second.way))):
        first, second = second, first
    work = first.work.with_changes(applied(second.way, first.work.rules))
    return _Mistaken((*first.mistakes, *second.mistakes), work, {**first.way, **second.way})


@cache
def _changed_by(*quantities: str) -> frozenset[str]:
    """The set of them; of tens of thousands of ways few differ in this, so each is held once."""
    return frozenset(quantities)


def _one_by_one(calculations: list[_Mistaken], quantity: str, layer: int) -> Iterator[Array]:
    """What the quantity comes to in each; what they hold for later is let go beyond a bound."""
    held = 0
    for one in calculations:
        yield one.work.computed(quantity, layer)
        held += one.work.held
        if held > _MOST_HELD:
            one.work.forget()
