"""The answer key of a problem: the true numbers, and what can be known of wrong ones."""

from math import isfinite

from app.engine.problem import Problem, ProblemError
from app.practice.answer import Answer
from app.practice.diagnosis import Expected, is_exactly_a_mistake
from app.practice.margins import Margins
from app.practice.mistaken_sheets import MistakenSheets
from app.practice.places import NotToFindError, find, index_of, layer_of
from app.practice.sheet import Sheet
from app.trace.refs import Ref
from app.trace.trace import Trace

#: What is worked out by hand is smaller than this.
MOST_WEIGHTS, MOST_SAMPLES = 400, 16
#: A number given to fewer than three decimals must be right to 5 % or to 0.0005, whichever is more.
_FEW_DIGITS_SHARE = 0.05
_FEW_DIGITS = 0.0005
#: How far from the right number another one is clearly different from it, as a share of it.
_CLEARLY = 0.01


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
        self.sheet = Sheet(problem)
        self.margins = Margins(self.sheet)
        self.mistaken = MistakenSheets(self.sheet)

    def find(self, name: str) -> Ref:
        """The ref that ``name`` writes. Raises NotToFindError where it has no number to find."""
        ref = find(self.problem, name)
        if not isfinite(self.value(ref)):
            raise NotToFindError(
                f"This problem has no {name}: the output is so near its end that it has rounded "
                "there, and this derivative is not finite."
            )
        return ref

    def value(self, ref: Ref) -> float:
        """The true number."""
        return self._trace.value(ref, self.sample)

    def is_right(self, ref: Ref, answer: Answer) -> bool:
        """Whether the answer is right: to its digits, or as far as careful work can tell.

        The latter only if it is not clearly another number, and a mistake's.
        """
        value = self.value(ref)
        off = abs(answer.value - value)
        if off <= tolerance(answer, value):
            return True
        if off > tolerance(answer, value, self._margin(ref)):
            return False
        alone = self.mistaken.alone(ref.quantity, layer_of(self.problem, ref))
        expected = self.expected(ref, answer)
        return not is_exactly_a_mistake(answer, self.index(ref), expected, alone)

    def expected(self, ref: Ref, answer: Answer) -> Expected:
        """The true number, and what is not clearly different from it."""
        value = self.value(ref)
        return Expected(value, min(self._margin(ref), _CLEARLY * abs(value)) + answer.precision)

    def _margin(self, ref: Ref) -> float:
        """How far careful work may be from the true number."""
        margins = self.margins.of(ref.quantity, layer_of(self.problem, ref))
        return float(margins[self.index(ref)])

    def index(self, ref: Ref) -> tuple[int, ...]:
        """The place of the ref's number in its quantity's array."""
        return index_of(ref, self.sample)


def check_size(problem: Problem) -> None:
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

    To the digits given, and to the margin of careful work before them. One digit alone is not
    enough to be right by: 0.1 is not 0.1385.
    """
    few_digits = max(_FEW_DIGITS_SHARE * abs(expected), _FEW_DIGITS)
    return min(answer.half_unit, few_digits) + margin + 1e-9 * abs(expected)
