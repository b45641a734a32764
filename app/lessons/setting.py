"""What a lesson's refs are looked up in: the trace of one problem."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from ..engine.gradient_check import GradientCheck, check_gradients
from ..engine.problem import Problem
from ..explain import explain
from ..trace.refs import GIVEN, PER_TERMINAL, SINGLE, Ref, parse_ref
from ..trace.trace import Trace
from .faults import LessonError


@dataclass(frozen=True, slots=True)
class Place:
    """A ref, and of which sample, from 0."""

    ref: Ref
    sample: int


class Setting:
    """A problem under the ``name`` that the lesson gives it, ``wire`` as the page sends it.

    ``example`` is the id of the example that it is, and ``published`` has what the source of that
    example prints, by ref or name.
    """

    def __init__(
        self,
        name: str,
        wire: dict[str, Any],
        problem: Problem,
        example: str | None,
        published: Mapping[str, str],
    ) -> None:
        self.example = example
        self.published = published
        self.name = name
        self.wire = wire
        self.problem = problem
        self.trace = Trace(problem)

    @cached_property
    def _checks(self) -> dict[int | None, GradientCheck]:
        return {}

    def _check(self, sample: int | None) -> GradientCheck:
        """The numerical estimate of every gradient, of one sample, or of the whole batch."""
        if sample not in self._checks:
            problem = self.problem
            if sample is not None:
                of_it = slice(sample, sample + 1)
                problem = replace(
                    problem, inputs=problem.inputs[of_it], targets=problem.targets[of_it]
                )
            self._checks[sample] = check_gradients(problem)
        return self._checks[sample]

    def place(self, text: str) -> Place:
        """``delta.1.0``, or ``delta.1.0@2`` of the second sample, where there is such a number."""
        name, at, count = text.partition("@")
        samples = len(self.problem.inputs)
        if at and count not in map(str, range(1, samples + 1)):
            raise LessonError(
                f"There is no sample “{count}” in “{text}”.",
                f"Samples count from 1; the problem “{self.name}” has {samples}.",
            )
        sample = int(count) - 1 if at else 0
        try:
            ref = parse_ref(name)
            value = self.trace.value(ref, sample)
        except ValueError as error:
            raise LessonError(f"There is no “{name}”:", str(error)) from error
        except (LookupError, IndexError) as error:
            raise LessonError(
                f"There is no “{name}” in the problem “{self.name}”.", self._what_there_is()
            ) from error
        self._finite(value, name)
        return Place(ref, sample)

    @property
    def learning_rate(self) -> float:
        """The learning rate of its optimizer."""
        return self.problem.optimizer.learning_rate

    @property
    def layers(self) -> int:
        """How many layers of units there are, the input aside."""
        return len(self.problem.layers)

    def computes(self, place: Place) -> bool:
        """Whether a step computes the number; else it is given."""
        return place.ref.quantity not in GIVEN

    def value(self, place: Place) -> float:
        """The number at a place."""
        return self.trace.value(place.ref, place.sample)

    def step_of(self, place: Place) -> int:
        """The index of the step that computes the number at the place."""
        ref, depth = place.ref, len(self.problem.layers)
        alone = ref.quantity in PER_TERMINAL or ref.quantity in SINGLE
        layer = depth if alone else ref.layer
        blocks = [
            block
            for block in self.trace.schedule.blocks
            if block.quantity == ref.quantity and block.layer == layer
        ]
        mine = [block for block in blocks if block.sample == place.sample] or blocks
        if not mine:
            raise LessonError(
                f"No step computes {ref}: it is {_why_not(ref)}.",
                "Give a number that a step computes, or “start” or “end”.",
            )
        block = mine[0]
        return block.start + (ref.unit or 0) * block.per_unit + (ref.source or 0)

    def formula(self, place: Place) -> dict[str, Any]:
        """Title and formula of the step that computes the number at the place."""
        explanation = explain(self.trace, self.trace[self.step_of(place)])
        return {"title": explanation.title, "formula": explanation.formula}

    def estimate(self, place: Place) -> float:
        """The numerical estimate of a gradient of the place's sample, or of the batch."""
        ref = place.ref
        kind = ref.quantity.removeprefix("batch_")
        if kind not in ("weight_gradient", "bias_gradient") or ref.layer is None:
            raise LessonError(
                f"There is no estimate of {ref}.", "Only gradients of weights and biases have one."
            )
        check = self._check(place.sample if kind == ref.quantity else None)
        per_layer = check.weight_estimate if kind == "weight_gradient" else check.bias_estimate
        estimates = per_layer[ref.layer - 1]
        at = tuple(part for part in (ref.unit, ref.source) if part is not None)
        return self._finite(float(np.asarray(estimates)[at]), f"estimate of {ref}")

    def size(self, quantity: str, layer: int) -> float:
        """The mean absolute value of a computed quantity in one layer, of the first sample."""
        try:
            size = float(np.mean(abs(self.trace.numbers(quantity, layer, 0))))
        except LookupError as error:
            raise LessonError(
                f"There is no “{quantity}” in layer {layer} of the problem “{self.name}”.",
                self._what_there_is(),
            ) from error
        return self._finite(size, f"{quantity}.{layer}")

    def _finite(self, value: float, name: str) -> float:
        if math.isfinite(value):
            return value
        raise LessonError(
            f"“{name}” has no finite value in the problem “{self.name}”.",
            "Speak of another number, or choose another problem.",
        )

    def _what_there_is(self) -> str:
        sizes = self.problem.sizes
        units = "-".join(str(size) for size in sizes)
        return (
            f"Its network is {units}: layers count from 1 to {len(sizes) - 1}, units from 0, and "
            "a layer without biases has none."
        )


def _why_not(ref: Ref) -> str:
    return "given" if ref.quantity in GIVEN else "not computed in this problem"
