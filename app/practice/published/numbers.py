"""The numbers of a publication, each with its place in the iterations."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...engine.arrays import Array
from ...engine.problem import Problem
from ...trace.refs import GIVEN, Ref
from ..calculation.calculation import Write
from ..naming.lookup import NotToFindError, find_any, index_of, layer_of
from ..numbers.answer import Answer, read_answer
from ..numbers.arithmetic import UnreadableError
from .digits import decimals_of

#: Numbers that one publication may have here.
MOST_PRINTED = 300
#: Iterations after which a number may be printed.
MOST_AFTER = 10_000
#: Nobody writes numbers down on the way to fewer decimals, or significant digits, than these.
FEWEST_WRITTEN = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it was printed: its ref or name, and after how many iterations it was found.

    ``after`` 0 are the numbers of the first iteration itself. In what is said of it, it is
    ``called`` as its reader calls it.
    """

    name: str
    text: str
    after: int = 0
    called: str = ""

    @property
    def told_as(self) -> str:
        """What it is called in what is said of it."""
        return self.called or self.name


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A printed number that could be read, with its place in the work of its iteration."""

    printed: Printed
    answer: Answer
    ref: Ref
    layer: int
    index: tuple[int, ...]

    @property
    def after(self) -> int:
        """How many iterations were run before the one that the number belongs to."""
        return self.printed.after

    @property
    def given(self) -> bool:
        """Whether it belongs to what the problem gives, and is no result."""
        return self.ref.quantity in GIVEN


def read_printed(
    problem: Problem, printed: Iterable[Printed], sample: int
) -> tuple[list[Number], dict[Printed, str]]:
    """The numbers that can be held against the problem's, and why each of the others cannot."""
    numbers: list[Number] = []
    unreadable: dict[Printed, str] = {}
    for each in printed:
        if each.after > MOST_AFTER:
            unreadable[each] = f"Numbers are checked after at most {MOST_AFTER:,} iterations."
            continue
        try:
            ref = find_any(problem, each.name, sample)
            answer = read_answer(each.text)
        except (NotToFindError, UnreadableError) as error:
            unreadable[each] = str(error)
            continue
        place = layer_of(problem, ref), index_of(ref, sample)
        numbers.append(Number(each, answer, ref, *place))
    return numbers, unreadable


Places = Mapping[tuple[int, str, int], Sequence[Number]]


def by_place(numbers: Iterable[Number]) -> Places:
    """The numbers by iteration, quantity and layer."""
    places: dict[tuple[int, str, int], list[Number]] = {}
    for number in numbers:
        places.setdefault((number.after, number.ref.quantity, number.layer), []).append(number)
    return places


def written_in(places: Places, after: int) -> Write:
    """Write down the printed numbers of an iteration in the place of those computed."""

    def write(quantity: str, layer: int, computed: Array) -> Array:
        own = computed.copy()
        for number in places.get((after, quantity, layer), ()):
            own[number.index] = number.answer.value
        return own

    return write


def usual_decimals(numbers: Iterable[Number]) -> tuple[int, int]:
    """How many decimals most numbers have, and how many these are; of equals, the fewer."""
    return _most_common(decimals_of(number.answer) for number in numbers)


def usual_digits(numbers: Iterable[Number]) -> tuple[int, int]:
    """How many significant digits most numbers have, and how many these are."""
    return _most_common(number.answer.digits for number in numbers)


def _most_common(counts: Iterable[int]) -> tuple[int, int]:
    found = Counter(counts)
    usual = min(found, key=lambda count: (-found[count], count))
    return usual, found[usual]
