"""A trace: the steps of one iteration, each found by its index alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..engine.arrays import Array
from ..engine.iteration import Iteration, iterate
from ..engine.problem import Problem
from .reads import reads_of
from .refs import PER_WEIGHT, SINGLE, Ref
from .schedule import Block, Op, Phase, Schedule
from .steps import Steps


class NotFiniteError(ArithmeticError):
    """A number of the trace is not finite; ``ref`` is the first such, in the order of the steps.

    Where every number of the trace is finite but the batch's loss is not, ``in_sum`` is True and
    ``ref`` is the loss of the sample with which the sum overflows.
    """

    def __init__(self, ref: Ref, sample: int, *, in_sum: bool = False) -> None:
        super().__init__(str(ref))
        self.ref = ref
        self.sample = sample
        self.in_sum = in_sum


@dataclass(frozen=True, slots=True)
class Step:
    """One small step: what it reads and what it writes.

    ``unit`` is None for the loss of the sample; ``source`` is set where the number belongs to one
    weight. ``writes`` is empty where the number does not exist: the ∂L/∂output of an output so
    saturated that its fused loss has no finite derivative there.
    """

    index: int
    phase: Phase
    op: Op
    sample: int
    layer: int
    unit: int | None
    source: int | None
    result: Ref
    reads: tuple[Ref, ...]
    writes: tuple[tuple[Ref, float], ...]


class Trace(Steps[Step]):
    """The steps of one iteration over the problem's batch.

    ``loss_from_net`` (N, C) tells which loss terms are computed from net, their output being
    rounded. Raises NotFiniteError when a number of the iteration is not finite.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.schedule = Schedule(problem)
        self.iteration: Iteration = iterate(problem)
        self.loss_from_net = _loss_from_net(self.iteration)
        self._per_sample, self._of_batch = _tables(self.iteration)
        self._raise_if_overflown()

    def __len__(self) -> int:
        return self.schedule.total

    def numbers(self, quantity: str, layer: int, sample: int) -> Array:
        """The finished array of a computed quantity in one layer, (n_l,) or (n_l, n_{l-1}).

        ``loss_term`` and ``loss`` take the output layer and have shape (C,) and (). Raises
        LookupError where there are none (an absent bias, the slope of softmax, the batch's gradient
        of a single sample, a velocity of plain gradient descent).
        """
        of_sample = self._per_sample.get(quantity)
        per_layer = self._of_batch.get(quantity, []) if of_sample is None else of_sample
        array = per_layer[layer - 1] if 1 <= layer <= len(per_layer) else None
        if array is None:
            raise LookupError(f"{quantity} is not computed in layer {layer}")
        numbers: Array = array if of_sample is None else array[sample]
        return numbers

    def value(self, ref: Ref, sample: int = 0) -> float:
        """The number that ``ref`` names, given or computed, once the iteration is done.

        Raises LookupError where there is no such number.
        """
        problem = self.problem
        if ref.quantity == "input":
            return float(problem.inputs[sample, ref.unit])
        if ref.quantity == "target":
            return float(problem.targets[sample, ref.unit])
        at = len(problem.layers) if ref.layer is None else ref.layer
        if not 1 <= at <= len(problem.layers):
            raise LookupError(f"there is no layer {at}")
        place = tuple(p for p in (ref.unit, ref.source) if p is not None)
        if ref.quantity == "weight":
            return float(problem.layers[at - 1].weights[place])
        if ref.quantity == "bias":
            biases = problem.layers[at - 1].biases
            if biases is None:
                raise LookupError(f"layer {at} has no biases")
            return float(biases[place])
        return float(self.numbers(ref.quantity, at, sample)[place]) + 0.0  # not −0

    def _step(self, index: int) -> Step:
        block = self.schedule.block_of(index)
        ref = _ref_in(block, index - block.start)
        value = self.value(ref, block.sample)
        return Step(
            index=index,
            phase=block.phase,
            op=block.op,
            sample=block.sample,
            layer=block.layer,
            unit=ref.unit,
            source=ref.source,
            result=ref,
            reads=reads_of(self.problem, block.op, ref, loss_from_net=self._needs_net(block, ref)),
            writes=((ref, value),) if np.isfinite(value) else (),
        )

    def _needs_net(self, block: Block, ref: Ref) -> bool:
        return block.op == "loss_term" and bool(self.loss_from_net[block.sample, ref.unit])

    def _raise_if_overflown(self) -> None:
        for block in self.schedule.blocks:
            numbers = np.ravel(self.numbers(block.quantity, block.layer, block.sample))
            if np.isfinite(numbers).all():
                continue
            output_error = block.op == "error" and block.layer == len(self.problem.layers)
            if output_error and self.problem.fused:
                continue  # δ = output − target does not go through it
            first = int(np.flatnonzero(~np.isfinite(numbers))[0])
            raise NotFiniteError(_ref_in(block, first), block.sample)
        if not np.isfinite(self.iteration.loss):
            with np.errstate(all="ignore"):
                sums = np.cumsum(self.iteration.forward.loss)
            raise NotFiniteError(Ref("loss"), int(np.argmin(np.isfinite(sums))), in_sum=True)


_PerLayer = Sequence[Array | None]


def _tables(it: Iteration) -> tuple[dict[str, _PerLayer], dict[str, _PerLayer]]:
    """Where each computed quantity stands: those with a first axis of samples, and the others."""
    depth = len(it.problem.layers)
    per_sample: dict[str, _PerLayer] = {
        "net": it.forward.net,
        "output": it.forward.output,
        "loss_term": [None] * (depth - 1) + [it.forward.loss_term],
        "loss": [None] * (depth - 1) + [it.forward.loss],
        "error": it.backward.error,
        "slope": it.backward.slope,
        "delta": it.backward.delta,
        "weight_gradient": it.backward.weight_gradient,
        "bias_gradient": it.backward.bias_gradient,
    }
    joined = len(it.problem.inputs) > 1
    of_batch: dict[str, _PerLayer] = {
        "batch_loss": [None] * (depth - 1) + [np.array(it.loss) if joined else None],
        "batch_weight_gradient": it.batch_weight_gradient if joined else [None] * depth,
        "batch_bias_gradient": it.batch_bias_gradient if joined else [None] * depth,
        "updated_weight": it.updated_weight,
        "updated_bias": it.updated_bias,
    }
    for name in it.problem.optimizer.quantities:
        of_batch[f"weight_{name}"] = it.stepped.of_weights(name)
        of_batch[f"bias_{name}"] = it.stepped.of_biases(name)
    for name, number in (
        ("gradient_norm", it.stepped.gradient_norm),
        ("learning_rate", it.stepped.learning_rate),
    ):
        of_batch[name] = [None] * (depth - 1) + [None if number is None else np.array(number)]
    return per_sample, of_batch


def _ref_in(block: Block, place: int) -> Ref:
    """The ref that the block's step number ``place`` writes."""
    if block.quantity in SINGLE:
        return Ref(block.quantity)
    if block.op == "loss_term":
        return Ref("loss_term", unit=place)
    if block.quantity in PER_WEIGHT:
        unit, source = divmod(place, block.per_unit)
        return Ref(block.quantity, block.layer, unit, source)
    return Ref(block.quantity, block.layer, place)


def _loss_from_net(iteration: Iteration) -> Array:
    """Where (N, C) a loss term cannot be had from the rounded output, but only from net.

    An output of 1 − 1e-17 rounds to 1, and ln(1 − o) with it to −∞.
    """
    problem, passed = iteration.problem, iteration.forward
    with np.errstate(all="ignore"):
        from_output = problem.loss.terms(passed.output[-1], problem.targets)
        close = np.isclose(from_output, passed.loss_term, rtol=1e-5, atol=0.0)
    return np.asarray(~close & problem.fused)
