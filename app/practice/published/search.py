"""Finding the conventions that explain the numbers of a publication that differ."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..numbers.answer import WORKING_DIGITS
from .conventions import Convention, conventions
from .evidence import SAY_LITTLE, Evidence, exactly, says
from .numbers import Number
from .reading import Reading, read_with
from .told import MOST_TOLD, distinct, yields

#: So many differing numbers that come out all together tell more: by each digit beyond the first.
_SEVERAL = 3
#: What those digits must tell before one, two or three conventions are believed.
_ENOUGH = (1, 3, 5)
#: What the digits must tell at least before a convention that is no mistake is believed.
_ENOUGH_TO_DEFINE = 3
#: Readings that are tried with a further convention, or with the publication's own rounding.
_PROMISING = 12

_Kept = tuple[Convention, ...]


class Search:
    """The readings of a publication that its numbers give ``evidence`` of."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._conventions = conventions(evidence.problem, evidence.numbers, evidence.sample)
        self._on_top: dict[_Kept, list[Reading]] = {}

    @cached_property
    def conclusions(self) -> list[Reading]:
        """What explains most of the numbers that differ, and contradicts none of the others.

        With as few conventions as that takes; several where they do equally well. Where nothing
        does, what explains the numbers from those printed before them; or the convention by which
        more numbers come out than without any; or none.
        """
        if not self._evidence.differing:
            return []
        level = self._singles
        best = self._better(level, 1, [])
        for together in range(2, len(_ENOUGH) + 1):
            if best and self._evidence.differing_in(best[0]) == len(self._evidence.differing):
                break
            level = self._with_one_more(level)
            best = self._better(level, together, best)
        explained = set(best[0].fits) if best else set()
        if not self._evidence.origins <= explained:
            best = self._better_from_own(best)
        return best or self._in_spite()

    def concluded_from_own(self, number: Number) -> bool:
        """Whether what is concluded gives the number from those printed before it."""
        return any(
            each.from_own and number in self._evidence.explained(each) for each in self.conclusions
        )

    def alone(self, number: Number, kept: _Kept) -> list[Reading]:
        """What single convention, by itself or on top of those ``kept``, gives just this number.

        Where several do, those are told that can be kept throughout.
        """
        if number.answer.digits <= SAY_LITTLE:
            return []
        if kept not in self._on_top:
            self._on_top[kept] = self._read(self._each_added(kept)) if kept else []
        found = [
            each
            for each in (*self._on_top[kept], *self._singles)
            if exactly(each, number)
            and not any(one.yields for one in each.conventions if one not in kept)
        ]
        consistent = [each for each in found if not self._evidence.against(each)]
        kept_throughout = [each for each in consistent if not self._evidence.against_own(each)]
        if not kept_throughout and number.answer.digits < WORKING_DIGITS:
            return []  # made once, or a coincidence
        best = kept_throughout or consistent or found
        return distinct(sorted(best, key=lambda each: len(self._evidence.against(each))))

    def from_own(self, number: Number) -> list[Convention]:
        """What single convention gives this number from those that are printed before it."""
        if number.answer.digits <= SAY_LITTLE:
            return []
        found = {
            each.mistake.id: each
            for each in reversed(self._conventions)
            if each.combines
            and not each.yields
            and number in self._evidence.following((each,)).exactly
        }
        return list(reversed(found.values()))[:MOST_TOLD]

    @cached_property
    def _singles(self) -> list[Reading]:
        return self._read((each,) for each in self._conventions)

    def _read(self, kept: Iterable[_Kept]) -> list[Reading]:
        """The readings that come to other numbers than the plain one, most coming out first.

        Unless one explains everything, the promising ones are tried with own rounding, too.
        """
        exact = [
            read_with(self._evidence.problem, self._evidence.numbers, each, exactly=True)
            for each in kept
        ]
        level = sorted(filter(self._evidence.matters, exact), key=_coming_out, reverse=True)
        if level and _coming_out(level[0]) == len(self._evidence.numbers):
            return level
        return [
            *(
                read_with(self._evidence.problem, self._evidence.numbers, each.conventions)
                for each in level[:_PROMISING]
            ),
            *level[_PROMISING:],
        ]

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
        fair = self._fair(level)
        if not fair:
            return best
        first = fair[0]
        told = set(self._evidence.explained(first))
        gained = told.difference(*(self._evidence.explained(each) for each in best[:1]))
        everything = self._evidence.differing_in(first) == len(self._evidence.differing) >= _SEVERAL
        little = 1 if everything else SAY_LITTLE
        if sum(says(each, little) for each in gained) < _ENOUGH[together - 1]:
            return best
        if best and self._evidence.differing_in(first) <= self._evidence.differing_in(best[0]):
            return best
        return distinct(each for each in fair if set(self._evidence.explained(each)) == told)

    def _fair(self, level: list[Reading]) -> list[Reading]:
        """Those that explain the most of what differs, of all that no other number contradicts."""
        telling = [
            each
            for each in level
            if self._evidence.tells(each)
            and not self._evidence.against(each)
            and self._may_be_meant(each)
        ]
        fair: list[Reading] = []
        for each in sorted(telling, key=self._evidence.rank, reverse=True):
            if fair and self._evidence.rank(each) < self._evidence.rank(fair[0]):
                break
            if self._evidence.origins & each.fits.keys() and not self._evidence.against_own(each):
                fair.append(each)
        return fair

    def _may_be_meant(self, reading: Reading) -> bool:
        """Whether a convention that is no mistake has more than a coincidence to show for it."""
        told = sum(map(says, self._evidence.explained(reading)))
        return not yields(reading) or told >= _ENOUGH_TO_DEFINE

    def _better_from_own(self, best: list[Reading]) -> list[Reading]:
        """The readings by which more comes out of the numbers printed before it, if there are any.

        An early slip hides a convention that is kept from there on: nothing after it agrees.
        """
        combining = [(each,) for each in self._conventions if each.combines]
        found = best
        explained = (
            self._evidence.origins.intersection(best[0].fits) if best else frozenset[Number]()
        )
        for together, level in enumerate((combining, self._pairs_from_own(combining)), start=1):
            read = [self._read_from_own(kept) for kept in level]
            telling = [
                each
                for each in read
                if len(self._evidence.origins & each.fits.keys()) > len(explained)
                and sum(map(says, self._evidence.explained(each))) >= _ENOUGH[together]
                and self._evidence.tells(each)
                and not self._evidence.is_lost(each)
                and self._may_be_meant(each)
            ]
            if telling:
                most = max(len(self._evidence.explained(each)) for each in telling)
                found = distinct(
                    each for each in telling if len(self._evidence.explained(each)) == most
                )
                explained = self._evidence.origins.intersection(found[0].fits)
            if explained == self._evidence.origins:
                break
        return found

    def _pairs_from_own(self, singles: Sequence[_Kept]) -> Iterator[_Kept]:
        """Two of those that both explain something."""
        some = [
            each
            for each in singles
            if self._evidence.origins & self._evidence.following(each).exactly
        ][:_PROMISING]
        for at, first in enumerate(some):
            for second in some[at + 1 :]:
                if first[0].mistake.id != second[0].mistake.id:
                    yield first + second

    def _read_from_own(self, kept: _Kept) -> Reading:
        following = self._evidence.following(kept).exactly
        return Reading(kept, {}, dict.fromkeys(following, "agrees"), from_own=True)

    def _in_spite(self) -> list[Reading]:
        """The convention that more numbers speak for than against, if there is one.

        Or those with a further one that explain as much, and that no number speaks against.
        """
        mistakes = [each for each in self._singles if not yields(each)]
        first = max(filter(self._evidence.tells, mistakes), key=_coming_out, default=None)
        if first is None or _coming_out(first) <= len(self._evidence.plain.fits):
            return []
        if not sum(
            says(each) for each in self._evidence.explained(first)
        ) or self._evidence.against_own(first):
            return []
        explained = set(self._evidence.explained(first))
        further = (
            self._read(self._each_added(first.conventions)) if self._evidence.against(first) else []
        )
        consistent = [
            each
            for each in further
            if explained <= set(self._evidence.explained(each)) and not self._evidence.against(each)
        ]
        return distinct(consistent) or [first]


def _coming_out(reading: Reading) -> int:
    return len(reading.fits)
