"""Numbers of later iterations, also where the iterations are counted otherwise."""

from collections.abc import Sequence

from ...engine.iteration import iterate
from ...engine.problem import Problem
from ...trace.trace import NotFiniteError, Trace
from ..mistakes.record import Mistake
from .digits import agreement
from .numbers import Number

#: It changes no rule, only which iteration a number is taken from.
COUNTED_OTHERWISE = Mistake(
    "iterations_counted",
    "Iterations counted otherwise",
    "This is the number of the iteration before or after the one it is called by: the loss "
    "that an iteration finds is that before its own update.",
    "Is the number taken before or after the update of the iteration it is named for?",
    lambda _: (),
)


class Training:
    """The numbers that training, step by step by right rules, comes to.

    Raises NotFiniteError when a number of the first iteration is not finite.
    """

    def __init__(self, problem: Problem, numbers: Sequence[Number], sample: int) -> None:
        wanted = {each.after + shift for each in numbers if each.after for shift in (-1, 0, 1)}
        self._sample = sample
        self._traces = {0: Trace(problem)}
        for after in range(1, max(wanted, default=0) + 1):
            problem = iterate(problem).next_problem()
            if after in wanted:
                try:
                    self._traces[after] = Trace(problem)
                except NotFiniteError:
                    break

    def value(self, number: Number, shift: int = 0) -> float | None:
        """The true number, or that of so many iterations later; None once it has overflowed."""
        trace = self._traces.get(number.after + shift)
        return None if trace is None else trace.value(number.ref, self._sample)

    def counted(self, number: Number) -> int | None:
        """After how many iterations the printed number is found, if it is one more or fewer."""
        for shift in (-1, 1) if number.after else ():
            value = self.value(number, shift)
            if value is not None and agreement(number.answer, value):
                return number.after + shift
        return None
