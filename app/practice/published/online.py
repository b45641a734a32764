"""Updates after each sample, each with the weights that the sample before it has left."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.calculation import Calculation, Write, as_computed
from ..calculation.rules import Rules
from ..mistakes.record import Mistake

#: What all samples of a batch have together, worked out of what each of them has; and what each
#: has. All else is there once after each sample.
_OF_BATCH = ("batch_loss", "batch_weight_gradient", "batch_bias_gradient")
_OF_SAMPLES = (
    *("net", "output", "loss_term", "loss", "error", "slope", "delta"),
    *("weight_gradient", "bias_gradient"),
)

#: It changes no rule, only the weights that a sample sees.
ONLINE = Mistake(
    "online_updates",
    "Updated after each sample",
    "The weights are updated after each sample, and the next one is worked through with the new "
    "ones. Here one step is taken for the whole batch.",
    "With which weights was the second sample worked through?",
    lambda _: (),
)


class OnlineCalculation(Calculation):
    """The problem worked through sample by sample, each with the update of the one before it.

    The updated parameters, and what else there is one of, are those after sample ``shown``.
    """

    def __init__(
        self, problem: Problem, rules: Rules, shown: int, *, write: Write = as_computed
    ) -> None:
        super().__init__(problem, rules, write=write)
        self._shown = shown
        self._each: list[Calculation] = []

    def _compute(self, quantity: str, layer: int) -> Array:
        if quantity in _OF_BATCH:
            return super()._compute(quantity, layer)
        of_each = self._samples()
        if quantity in _OF_SAMPLES:
            return np.concatenate([each.computed(quantity, layer) for each in of_each])
        return of_each[self._shown].computed(quantity, layer)

    def next_problem(self) -> Problem:
        """The problem of the next iteration over all samples, with what the last one has left."""
        last = self._samples()[-1].next_problem()
        return replace(last, inputs=self.problem.inputs, targets=self.problem.targets)

    def _samples(self) -> list[Calculation]:
        problem = self.problem
        for n in range(len(self._each), len(problem.inputs)):
            if n:
                problem = self._each[-1].next_problem()
            inputs, targets = (
                each[n : n + 1] for each in (self.problem.inputs, self.problem.targets)
            )
            only = replace(problem, inputs=inputs, targets=targets)
            self._each.append(Calculation(only, self.rules, write=self._writes_of(n)))
        return self._each

    def _writes_of(self, n: int) -> Write:
        """What is written down of sample ``n``, where numbers of all samples are written alike."""

        def write(quantity: str, layer: int, computed: Array) -> Array:
            if quantity in _OF_SAMPLES:
                every = np.full((len(self.problem.inputs), *computed.shape[1:]), np.nan)
                every[n] = computed[0]
                return self._write(quantity, layer, every)[n : n + 1]
            return self._write(quantity, layer, computed) if n == self._shown else computed

        return write


def shown_after(problem: Problem, sample: int) -> Iterator[tuple[int, str]]:
    """After which samples the update may be printed, and in which words: the last, and this one."""
    last = len(problem.inputs) - 1
    if last > 0:
        yield last, ""
        if sample != last:
            yield sample, f"and printed after sample {sample + 1}"
