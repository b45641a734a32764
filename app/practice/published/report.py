"""What is said of a publication: of each number, and of all together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..mistakes.record import Named
from .conventions import Convention
from .numbers import Printed

Verdict = Literal["agrees", "cut_off", "rounded", "follows", "differs", "unreadable"]
VERDICTS: tuple[Verdict, ...] = (
    *("agrees", "cut_off", "rounded"),
    *("follows", "differs", "unreadable"),
)
#: Verdicts by which a number is this problem's, to the digits that its author had.
AGREEING: tuple[Verdict, ...] = ("agrees", "cut_off", "rounded")


@dataclass(frozen=True, slots=True)
class Reason:
    """A mistake that gives a number, and in what it was made, where that is not everywhere."""

    mistake: Named
    scope: str = ""

    def __str__(self) -> str:
        return f"“{self.mistake.name}”{self.scope and f' {self.scope}'}"


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be said of one printed number.

    ``value`` is this problem's number, None where it has none, and ``expected`` the same to the
    digits printed, or to at least four where it differs. Each of ``explanations`` gives the
    printed number: one reason, or all of them together. ``ref`` is what its name stands for.
    """

    printed: Printed
    verdict: Verdict
    message: str
    value: float | None = None
    expected: str = ""
    explanations: tuple[tuple[Reason, ...], ...] = ()
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Conventions kept throughout: what they explain, and which numbers that agree contradict.

    Those ``from_own`` explain the numbers from the publication's own earlier ones.
    """

    reasons: tuple[Reason, ...]
    explains: tuple[Printed, ...]
    contradicted: tuple[Printed, ...]
    from_own: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The whole publication: what to say of it, and of each number in the order given.

    Where there are several ``explanations`` they explain equally much.
    """

    summary: str
    results: tuple[Compared, ...]
    explanations: tuple[Explanation, ...] = ()

    @property
    def score(self) -> dict[Verdict, int]:
        """How many numbers got each verdict."""
        counts = dict.fromkeys(VERDICTS, 0)
        for result in self.results:
            counts[result.verdict] += 1
        return counts


def reasons_of(kept: Sequence[Convention]) -> tuple[Reason, ...]:
    """The conventions as reasons."""
    return tuple(Reason(each.mistake, each.scope) for each in kept)
