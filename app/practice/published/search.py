"""Finding the conventions that explain the numbers of a publication that differ."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ...engine.problem import Problem
from .conventions import Convention, conventions
from .numbers import Number
from .reading import Reading, following_from_own, read_with

#: Equally good explanations that are told.
MOST_TOLD = 3
#: Significant digits of a number beyond these tell one reading from another.
_SAY_LITTLE = 2
#: So many differing numbers that come out all together tell more: by each digit beyond the first.
_SEVERAL = 3
#: What those digits must tell before one, two or three conventions are believed.
_ENOUGH = (1, 3, 5)
#: The share of the differing numbers that a convention kept throughout has to explain.
_SHARE = 0.2
#: Readings that are tried with a further convention, or with the publication's own rounding.
_PROMISING = 12

_Kept = tuple[Convention, ...]


class Search:
    """Readings of the ``numbers``, of which ``plain`` is the one without any convention."""

    def __init__(self, problem: Problem, numbers: Sequence[Number], plain: Reading) -> None:
        self._problem = problem
        self._numbers = numbers
        self._plain = plain
        self._differing = [each for each in numbers if each not in plain.fits]
        self._on_top: dict[_Kept, list[Reading]] = {}

    @cached_property
    def conclusions(self) -> list[Reading]:
        """What explains most of the numbers that differ, and contradicts none that agrees.

        With as few conventions as that takes; several where they do equally well. Where nothing
        does, the convention by which more numbers come out than without any; or none.
        """
        if not self._differing:
            return []
        level = self._singles
        best = self._better(level, 1, [])
        for together in range(2, len(_ENOUGH) + 1):
            if best and self._differing_in(best[0]) == len(self._differing):
                break
            level = self._with_one_more(level)
            best = self._better(level, together, best)
        return best or self._in_spite()

    def alone(self, number: Number, kept: _Kept) -> list[Reading]:
        """What single convention, on top of those ``kept`` anyway, gives exactly this number."""
        if number.answer.digits <= _SAY_LITTLE:
            return []
        if kept not in self._on_top:
            self._on_top[kept] = self._read(self._each_added(kept)) if kept else self._singles
        found = [each for each in self._on_top[kept] if _exactly(each, number)]
        return _distinct(sorted(found, key=lambda each: len(self.against(each))))

    def from_own(self, number: Number) -> list[Convention]:
        """What single convention gives this number from those that are printed before it."""
        if number.answer.digits <= _SAY_LITTLE:
            return []
        found = {
            each.mistake.id: each
            for each, following in reversed(self._from_own)
            if number in following
        }
        return list(reversed(found.values()))[:MOST_TOLD]

    def explained(self, reading: Reading) -> list[Number]:
        """The numbers that come out by this reading, and not, or not exactly, without it."""
        return [
            each
            for each in reading.fits
            if each not in self._plain.fits
            or (_exactly(reading, each) and not _exactly(self._plain, each))
        ]

    def against(self, reading: Reading) -> list[Number]:
        """The numbers that agree, and would not by this reading."""
        return [each for each in self._plain.fits if each not in reading.fits]

    @cached_property
    def _singles(self) -> list[Reading]:
        return self._read((each,) for each in conventions(self._problem))

    @cached_property
    def _from_own(self) -> list[tuple[Convention, set[Number]]]:
        return [
            (each, following_from_own(self._problem, self._numbers, (each,)))
            for each in conventions(self._problem)
            if each.combines
        ]

    def _read(self, kept: Iterable[_Kept]) -> list[Reading]:
        """The readings that come to other numbers than the plain one, most coming out first.

        Unless one explains everything, the promising ones are tried with own rounding, too.
        """
        exact = [read_with(self._problem, self._numbers, each, exactly=True) for each in kept]
        level = sorted(filter(self._matters, exact), key=_coming_out, reverse=True)
        if level and _coming_out(level[0]) == len(self._numbers):
            return level
        return [
            *(
                read_with(self._problem, self._numbers, each.conventions)
                for each in level[:_PROMISING]
            ),
            *level[_PROMISING:],
        ]

    def _matters(self, reading: Reading) -> bool:
        plain = self._plain.values
        return any(
            not abs(value - plain[number]) <= 1e-9 * abs(plain[number])
            for number, value in reading.values.items()
        )

    def _each_added(self, kept: _Kept) -> Iterator[_Kept]:
        mistakes = {each.mistake.id for each in kept}
        for single in self._singles:
            (added,) = single.conventions
            if added.combines and added.mistake.id not in mistakes:
                yield (*kept, added)

    def _with_one_more(self, level: list[Reading]) -> list[Reading]:
        """Readings with one more convention than those, or than the promising of them."""
        combining = [each for each in level if all(one.combines for one in each.conventions)]
        parents = combining
        if level is not self._singles:
            parents = sorted(combining, key=_coming_out, reverse=True)[:_PROMISING]
        grown = {
            frozenset(kept): kept for each in parents for kept in self._each_added(each.conventions)
        }
        return self._read(grown.values())

    def _better(self, level: list[Reading], together: int, best: list[Reading]) -> list[Reading]:
        """The best of these readings if they tell enough more than the ``best`` so far."""
        fair = [each for each in level if self._tells(each) and not self.against(each)]
        if not fair:
            return best
        first = max(fair, key=self._rank)
        told = set(self.explained(first))
        gained = told.difference(*(self.explained(each) for each in best[:1]))
        everything = self._differing_in(first) == len(self._differing) >= _SEVERAL
        little = 1 if everything else _SAY_LITTLE
        if sum(_says(each, little) for each in gained) < _ENOUGH[together - 1]:
            return best
        if best and self._differing_in(first) <= self._differing_in(best[0]):
            return best
        return _distinct(
            each
            for each in fair
            if self._rank(each) == self._rank(first) and set(self.explained(each)) == told
        )

    def _in_spite(self) -> list[Reading]:
        """The convention that more numbers speak for than against, if there is one."""
        first = max(filter(self._tells, self._singles), key=_coming_out, default=None)
        if first is None or _coming_out(first) <= len(self._plain.fits):
            return []
        return [first] if sum(_says(each) for each in self.explained(first)) else []

    def _tells(self, reading: Reading) -> bool:
        """Whether it explains so many of the numbers that differ that it is no coincidence."""
        return self._differing_in(reading) >= max(1, _SHARE * len(self._differing))

    def _differing_in(self, reading: Reading) -> int:
        """How many of the numbers that differ come out by it."""
        return sum(each in reading.fits for each in self._differing)

    def _rank(self, reading: Reading) -> tuple[int, int]:
        exact = sum(_exactly(reading, each) for each in self._numbers)
        return self._differing_in(reading), exact


def _exactly(reading: Reading, number: Number) -> bool:
    return reading.fits.get(number) in ("agrees", "cut_off")


def _coming_out(reading: Reading) -> int:
    return len(reading.fits)


def _says(number: Number, little: int = _SAY_LITTLE) -> int:
    return max(0, number.answer.digits - little)


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    """The first few, each with other mistakes than those before it."""
    found: dict[tuple[str, ...], Reading] = {}
    for each in readings:
        ids = sorted(one.mistake.id for one in each.conventions)
        found.setdefault(tuple(ids), each)
    return list(found.values())[:MOST_TOLD]
