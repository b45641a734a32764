"""Which worksheets an address asks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ...practice.exercise.difficulty import DIFFICULTIES
from ...practice.exercise.exercise import LARGEST_SEED, MOST_SAMPLES, make_exercise, read_sizes
from ...practice.graph.exercise import EXERCISES, make_graph_exercise
from ...practice.graph.worksheet import make_graph_sheet
from ...practice.worksheet.sheet import AnySheet
from ...practice.worksheet.worksheet import make_worksheet
from ..http.did_you_mean import did_you_mean
from ..http.fault import quoted
from ..http.refused import Refused
from ..http.whole_numbers import read_whole
from ..work.work import MOST

#: Worksheets on one page; ``backstep worksheet`` makes as many as one likes.
MOST_SHEETS = 10
#: Seconds of a worksheet, in itself and by its weights, and of one of a graph. Measured.
_SHEET, _WEIGHT, _GRAPH = 1.5e-2, 1.6e-3, 5e-2
#: Weights × samples × worksheets of one page: a second of work or two.
_MOST_WORK = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Worksheets with the seeds from ``seed`` on, or their solutions."""

    seed: int = 1
    kind: str = "network"
    sizes: tuple[int, ...] = (2, 2, 2)
    difficulty: str = "medium"
    samples: int = 1
    count: int = 1
    solution: bool = False

    @property
    def cost(self) -> float:
        """Seconds that the page takes, by an estimate."""
        if self.kind != "network":
            return self.count * _GRAPH
        weights = sum(n_in * n_out for n_in, n_out in pairwise(self.sizes))
        each = _SHEET + _WEIGHT * weights * (1 + self.samples / 2)
        # What is more than a page holds is refused in words of its own.
        return min(MOST, self.count * each)

    def sheets(self) -> list[AnySheet]:
        """The worksheets. Raises Refused where there are none such."""
        weights = sum(n_in * n_out for n_in, n_out in pairwise(self.sizes))
        most = max(1, _MOST_WORK // max(1, weights * self.samples))
        if self.count > most:
            raise Refused(
                422,
                f"“count” is {self.count}: of networks and batches of this size a page holds at "
                f"most {most}. Take the others from seed {self.seed + most:,} on.",
            )
        last = self.seed + self.count - 1
        if last > LARGEST_SEED:
            raise Refused(422, f"“seed” and “count” lead past the last seed, {LARGEST_SEED:,}.")
        try:
            return [self._sheet(seed) for seed in range(self.seed, last + 1)]
        except ValueError as error:
            raise Refused(422, str(error)) from error

    def _sheet(self, seed: int) -> AnySheet:
        if self.kind == "network":
            return make_worksheet(make_exercise(seed, self.sizes, self.difficulty, self.samples))
        return make_graph_sheet(make_graph_exercise(seed, self.kind, self.difficulty))

    def other(self) -> str:
        """The query that asks for the solutions of these worksheets, or the other way about."""
        of_network = self.kind == "network"
        shape = f"sizes={'-'.join(map(str, self.sizes))}" if of_network else f"kind={self.kind}"
        start = f"?seed={self.seed}&{shape}&difficulty={self.difficulty}"
        samples = f"&samples={self.samples}" if self.samples != 1 else ""
        count = f"&count={self.count}" if self.count != 1 else ""
        return start + samples + count + ("" if self.solution else "&solution=true")


def read_query(pairs: Iterable[tuple[str, str]]) -> Wanted:
    """What the parameters of an address ask for. Raises Refused."""
    given: dict[str, Any] = {}
    for name, text in pairs:
        if name not in _READERS:
            raise Refused(
                422,
                f"A worksheet knows no {quoted(name)}: it takes {', '.join(_READERS)}."
                + did_you_mean(name, tuple(_READERS)),
            )
        if name in given:
            raise Refused(422, f"“{name}” is given twice: keep one.")
        given[name] = _READERS[name](name, text)
    if given.get("kind", "network") != "network":
        for name in ("sizes", "samples"):
            if name in given:
                raise Refused(422, f"“{name}” is of networks: a graph has none. Leave it out.")
    return Wanted(**given)


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        number = read_whole(text, least, most)
        if number is None:
            raise Refused(
                422, f"“{name}” is {quoted(text)}: it must be a whole number {least} to {most:,}."
            )
        return number

    return read


def _sizes(_: str, text: str) -> tuple[int, ...]:
    try:
        return read_sizes(text)
    except ValueError as error:
        raise Refused(422, str(error)) from error


def _one_of(what: str, known: Sequence[str]) -> Callable[[str, str], str]:
    def read(_: str, text: str) -> str:
        if text in known:
            return text
        hint = did_you_mean(text, tuple(known))
        told = ", ".join(known)
        raise Refused(422, f"The {what} is unknown, {quoted(text)}: there are {told}.{hint}")

    return read


def _yes_or_no(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise Refused(422, f"“{name}” is {quoted(text)}: it must be true or false.")
    return text == "true"


_READERS: dict[str, Callable[[str, str], object]] = {
    "seed": _whole(0, LARGEST_SEED),
    "sizes": _sizes,
    "kind": _one_of("kind", EXERCISES),
    "difficulty": _one_of("difficulty", tuple(DIFFICULTIES)),
    "samples": _whole(1, MOST_SAMPLES),
    "count": _whole(1, MOST_SHEETS),
    "solution": _yes_or_no,
}
