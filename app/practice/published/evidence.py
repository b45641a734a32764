"""What the numbers of a publication say for a reading of them, and against it."""

from collections.abc import Sequence
from functools import cached_property

from ...engine.problem import Problem
from .conventions import Convention
from .from_own import Following, following_from_own
from .numbers import Number
from .reading import Reading, read_with

#: Significant digits of a number beyond these tell one reading from another.
SAY_LITTLE = 2
#: The share of the differing numbers that a convention kept throughout has to explain.
_SHARE = 0.2


class Evidence:
    """The ``numbers``, and how they come out ``plain``, without any convention."""

    def __init__(
        self, problem: Problem, numbers: Sequence[Number], plain: Reading, sample: int = 0
    ) -> None:
        self.problem = problem
        self.sample = sample
        self.numbers = numbers
        self.plain = plain
        self.differing = [each for each in numbers if each not in plain.fits]
        self._own: dict[tuple[Convention, ...], Following] = {}

    def following(self, kept: tuple[Convention, ...] = ()) -> Following:
        """The numbers that follow from those printed before them, with the conventions kept."""
        if kept not in self._own:
            self._own[kept] = following_from_own(self.problem, self.numbers, kept)
        return self._own[kept]

    @cached_property
    def origins(self) -> frozenset[Number]:
        """The numbers that neither agree nor follow from those printed before them."""
        return frozenset(self.differing) - self.following().nearly

    def explained(self, reading: Reading) -> list[Number]:
        """The numbers that come out by this reading, and not, or not exactly, without it."""
        if reading.from_own:
            return [each for each in self.numbers if each in self.origins & reading.fits.keys()]
        return [
            each
            for each in reading.fits
            if each not in self.plain.fits
            or (exactly(reading, each) and not exactly(self.plain, each))
        ]

    def against(self, reading: Reading) -> list[Number]:
        """The numbers that agree, and would not by this reading."""
        if reading.from_own:
            return []
        return [each for each in self.plain.fits if each not in reading.fits]

    def against_own(self, reading: Reading) -> bool:
        """Whether a number follows from those printed before it, and would not by this reading."""
        following = self.following().nearly - reading.fits.keys() - self.plain.fits.keys()
        return bool(following - self.following(reading.conventions).nearly)

    def is_lost(self, reading: Reading) -> bool:
        """Whether a number agrees or follows, and does not come out of its own by this reading."""
        return bool(self.following().nearly - self.following(reading.conventions).nearly)

    def needed(self, reading: Reading, number: Number) -> tuple[Convention, ...]:
        """The conventions of the reading that it takes to come to this number."""
        kept = reading.conventions
        for one in kept if len(kept) > 1 else ():
            if reading.from_own:
                enough = number in self.following((one,)).exactly
            else:
                enough = number in read_with(self.problem, [number], (one,), exactly=True).fits
            if enough:
                return (one,)
        return kept

    def matters(self, reading: Reading) -> bool:
        """Whether it comes to another number anywhere than the plain reading."""
        plain = self.plain.values
        return any(
            not abs(value - plain[number]) <= 1e-9 * abs(plain[number])
            for number, value in reading.values.items()
        )

    def tells(self, reading: Reading) -> bool:
        """Whether it explains so many of the numbers that differ that it is no coincidence."""
        if reading.from_own:
            return len(self.explained(reading)) >= max(1, _SHARE * len(self.origins))
        return self.differing_in(reading) >= max(1, _SHARE * len(self.differing))

    def differing_in(self, reading: Reading) -> int:
        """How many of the numbers that differ come out by it."""
        return sum(each in reading.fits for each in self.differing)

    def rank(self, reading: Reading) -> tuple[int, int]:
        """How many of those that differ come out, and how many of all exactly."""
        exact = sum(exactly(reading, each) for each in self.numbers)
        return self.differing_in(reading), exact


def exactly(reading: Reading, number: Number) -> bool:
    """Whether the number comes out, without any rounding on the way."""
    return reading.fits.get(number) in ("agrees", "cut_off")


def says(number: Number, little: int = SAY_LITTLE) -> int:
    """How much the number tells: its digits beyond those that say little."""
    return max(0, number.answer.digits - little)
