"""The answer key of a problem: the true numbers, and what can be known of wrong ones."""

from collections.abc import Iterator
from math import isfinite
from typing import Literal

from ...engine.problem import Problem, ProblemError
from ...trace.refs import GIVEN, Ref
from ...trace.trace import Trace
from ..calculation.calculation import Calculation
from ..calculation.error_bounds import ErrorBounds, digit
from ..calculation.mistaken import MistakenCalculations
from ..naming.lookup import NotToFindError, find, index_of, layer_of, refs_in_order
from ..naming.names import ref_named
from ..numbers.answer import WORKING_DIGITS, Answer, half_unit_of, read_answer
from ..numbers.arithmetic import UnreadableError
from .diagnosis import Expected, is_exactly_a_mistake

#: What is worked out by hand is smaller than this.
MOST_WEIGHTS, MOST_SAMPLES = 400, 16
#: An answer of one digit is right if it is so with a 0 after it.
_FEWEST_DIGITS = 2
#: A number smaller than this is what float64 leaves of 0: an answer of 0 is right for it.
_OF_ZERO = 1e-12
#: How far from the right number another one is clearly different from it, as a share of it.
_CLEARLY = 0.01

#: How an answer stands to a number. With ``too_few_digits`` it is the number rounded, but so
#: coarsely that a wrong number may round to the same.
Closeness = Literal["right", "too_few_digits", "wrong"]


class AnswerKey:
    """The key to one sample of a problem, kept for as many papers as there are.

    Raises ProblemError when the problem is larger than anybody works out by hand, and
    NotFiniteError when a number of it is not finite.
    """

    def __init__(self, problem: Problem, sample: int = 0) -> None:
        check_size(problem)
        self.problem = problem
        self.sample = sample
        self._trace = Trace(problem)
        self.work = Calculation(problem)
        self.error_bounds = ErrorBounds(self.work)
        self.mistaken = MistakenCalculations(self.work, sample)
        self._to_digits: dict[int, ErrorBounds] = {}

    def find(self, name: str) -> Ref:
        """The ref that ``name`` writes. Raises NotToFindError where it has no number to find."""
        ref = find(self.problem, name, self.sample)
        if not isfinite(self.value(ref)):
            raise NotToFindError(
                f"This problem has no {name}: the output is so near its end that it has rounded "
                "there, and this derivative is not finite."
            )
        return ref

    def named(self, name: str) -> Ref | None:
        """The ref that people write so beside refs, given numbers too; None if none."""
        return ref_named(self.problem, name)

    def is_given(self, ref: Ref) -> bool:
        """Whether there is nothing to work out."""
        return ref.quantity in GIVEN

    def refs(self) -> Iterator[Ref]:
        """All that is to be worked out, in the order of the work."""
        return refs_in_order(self.problem, self.sample)

    def value(self, ref: Ref) -> float:
        """The true number."""
        return self._trace.value(ref, self.sample)

    def closeness(self, ref: Ref, answer: Answer) -> Closeness:
        """Whether the answer is right: to its digits, or as far as careful work can tell.

        An answer of four digits or more that careful work may come to is wrong if it is clearly
        another number, and a mistake's. One of fewer has too few digits if a mistake's number,
        too, begins so and goes on with zeros: the old weight 0.4 given for 0.3996.
        """
        value = self.value(ref)
        close = closeness(answer, value, self._margin(ref))
        if close != "right" or abs(answer.value - value) <= answer.at_its_word:
            return close
        alone = self.mistaken.alone(ref.quantity, layer_of(self.problem, ref))
        expected = Expected(value, self._indistinct(ref) + answer.at_its_word)
        if not is_exactly_a_mistake(answer, self.index(ref), expected, alone):
            return "right"
        return "wrong" if answer.digits >= WORKING_DIGITS else "too_few_digits"

    def is_off(self, ref: Ref, answer: Answer) -> bool:
        """Whether the answer has more digits than work by hand, and work to these gives another."""
        off = abs(answer.value - self.value(ref))
        if answer.digits <= WORKING_DIGITS or off <= answer.at_its_word:
            return False
        if answer.digits not in self._to_digits:
            self._to_digits[answer.digits] = ErrorBounds(self.work, unit=digit(answer.digits))
        bounds = self._to_digits[answer.digits].of(ref.quantity, layer_of(self.problem, ref))
        return off > answer.at_its_word + float(bounds[self.index(ref)])

    def is_right(self, ref: Ref, text: str) -> bool:
        """Whether a number is right as it is written."""
        try:
            return self.closeness(ref, read_answer(text)) == "right"
        except UnreadableError:
            return False

    def expected(self, ref: Ref, answer: Answer) -> Expected:
        """The true number, and what is not clearly different from it."""
        return Expected(self.value(ref), self._indistinct(ref) + answer.precision)

    def _indistinct(self, ref: Ref) -> float:
        """How far a number may be from the true one and not be clearly different from it."""
        return min(self._margin(ref), _CLEARLY * abs(self.value(ref)))

    def _margin(self, ref: Ref) -> float:
        """How far careful work may be from the true number."""
        error_bounds = self.error_bounds.of(ref.quantity, layer_of(self.problem, ref))
        return float(error_bounds[self.index(ref)])

    def index(self, ref: Ref) -> tuple[int, ...]:
        """The place of the ref's number in its quantity's array."""
        return index_of(ref, self.sample)


def check_size(problem: Problem) -> None:
    """Raises ProblemError where the problem is larger than anybody works out by hand."""
    weights, samples = sum(layer.weights.size for layer in problem.layers), len(problem.inputs)
    if weights > MOST_WEIGHTS:
        raise ProblemError(
            f"The network has {weights:,} weights, which is more than anybody works through by "
            f"hand: practice takes networks of up to {MOST_WEIGHTS}.",
            "/network/layers",
        )
    if samples > MOST_SAMPLES:
        raise ProblemError(
            f"The batch has {samples} samples: practice takes batches of up to {MOST_SAMPLES}.",
            "/samples",
        )


def tolerance(answer: Answer, expected: float, margin: float = 0.0) -> float:
    """How far the answer may be from the expected number and still be right.

    As the number rounded to the digits given, two at least, and to the margin of careful work
    before it: 0.14 is right for 0.1385, and 0.1 is not, nor 0 for 0.0004. 0.4 is right for
    0.3985, which rounds to 0.40, and not for 0.3925, which rounds to 0.39.
    """
    rounding = min(answer.half_unit, half_unit_of(expected, _FEWEST_DIGITS))
    return rounding + rounded_twice(answer, expected) + _room(answer, expected, margin)


def rounded_twice(answer: Answer, expected: float) -> float:
    """How far off a number is that was written down to four digits and given to fewer.

    0.34046 is 0.3405 on paper, and that is 0.341.
    """
    return half_unit_of(expected) if answer.digits < WORKING_DIGITS else 0.0


def closeness(answer: Answer, expected: float, margin: float = 0.0) -> Closeness:
    """How the answer stands to the expected number, which has the margin of careful work."""
    off = abs(answer.value - expected)
    if off <= tolerance(answer, expected, margin):
        return "right"
    rounded = off <= answer.half_unit + rounded_twice(answer, expected) + _room(
        answer, expected, margin
    )
    return "too_few_digits" if rounded else "wrong"


def _room(answer: Answer, expected: float, margin: float) -> float:
    of_zero = 0.0 if answer.value else _OF_ZERO
    return margin + 1e-9 * abs(expected) + of_zero
