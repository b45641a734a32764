"""Which numbers each kind of step reads: one rule an op, in the order of the op's formula."""

from collections.abc import Callable, Iterator

from ..engine.problem import Problem
from .refs import SINGLE, Ref
from .schedule import Op

Reads = tuple[Ref, ...]


def output_below(layer: int, unit: int) -> Ref:
    """What ``layer`` receives from ``unit`` of the layer below: an output, or an input."""
    return Ref("input", unit=unit) if layer == 1 else Ref("output", layer - 1, unit)


def net_reads(problem: Problem, layer: int, j: int) -> Reads:
    """Each weight into the unit and what comes through it, then the bias."""
    reads = []
    for i in range(problem.sizes[layer - 1]):
        reads += [Ref("weight", layer, j, i), output_below(layer, i)]
    if problem.layers[layer - 1].biases is not None:
        reads.append(Ref("bias", layer, j))
    return tuple(reads)


def output_reads(problem: Problem, layer: int, j: int) -> Reads:
    """The unit's own net; for softmax, the nets of the whole layer."""
    if problem.layers[layer - 1].activation.slope is None:
        return tuple(Ref("net", layer, m) for m in range(problem.sizes[layer]))
    return (Ref("net", layer, j),)


def loss_term_reads(problem: Problem, k: int, *, from_net: bool) -> Reads:
    """The target and the output, or what the output is computed from where it is rounded."""
    depth = len(problem.layers)
    if from_net:
        return Ref("target", unit=k), *output_reads(problem, depth, k)
    return Ref("target", unit=k), Ref("output", depth, k)


def error_reads(problem: Problem, layer: int, j: int) -> Reads:
    """At the output, the output and its target; below it, each δ fed back and its weight."""
    if layer == len(problem.layers):
        return Ref("output", layer, j), Ref("target", unit=j)
    reads = []
    for k in range(problem.sizes[layer + 1]):
        reads += [Ref("delta", layer + 1, k), Ref("weight", layer + 1, k, j)]
    return tuple(reads)


def slope_reads(problem: Problem, layer: int, j: int) -> Reads:
    """net, output, both or neither, as the formula of g′ has it."""
    names = problem.layers[layer - 1].activation.slope_reads
    return tuple(Ref(name, layer, j) for name in names)


def delta_reads(problem: Problem, layer: int, j: int) -> Reads:
    """Error and slope; for softmax, the errors and outputs of the layer; fused, o and y."""
    if layer == len(problem.layers) and problem.fused:
        return Ref("output", layer, j), Ref("target", unit=j)
    if problem.layers[layer - 1].activation.slope is not None:
        return Ref("error", layer, j), Ref("slope", layer, j)
    reads = []
    for m in range(problem.sizes[layer]):
        reads += [Ref("error", layer, m), Ref("output", layer, m)]
    return tuple(reads)


_OF_A_UNIT: dict[Op, Callable[[Problem, int, int], Reads]] = {
    "net": net_reads,
    "output": output_reads,
    "error": error_reads,
    "slope": slope_reads,
    "delta": delta_reads,
    "bias_gradient": lambda _, layer, j: (Ref("delta", layer, j),),
}


def reads_of(problem: Problem, op: Op, ref: Ref, *, loss_from_net: bool = False) -> Reads:
    """The refs that the step writing ``ref`` reads.

    ``loss_from_net`` says that a loss term is computed from net, its output being rounded.
    """
    if op == "loss":
        return tuple(Ref("loss_term", unit=k) for k in range(problem.sizes[-1]))
    unit = ref.unit or 0
    if op == "loss_term":
        return loss_term_reads(problem, unit, from_net=loss_from_net)
    layer = ref.layer or 0
    if op in _OF_A_UNIT:
        return _OF_A_UNIT[op](problem, layer, unit)
    if op == "weight_gradient":
        return Ref("delta", layer, unit), output_below(layer, ref.source or 0)
    if op == "batch_gradient":
        return (Ref(ref.quantity.removeprefix("batch_"), layer, unit, ref.source),)
    return _optimizer_reads(problem, ref)


def raw_gradient(problem: Problem, kind: str) -> str:
    """The gradient that the optimizer is given: the batch's, or that of its only sample."""
    return f"batch_{kind}_gradient" if len(problem.inputs) > 1 else f"{kind}_gradient"


def _optimizer_reads(problem: Problem, ref: Ref) -> Reads:
    """What the form of the quantity reads; what the iteration before left is given, and no ref."""
    if ref.quantity == "gradient_norm":
        return tuple(_all_gradients(problem))
    if ref.quantity == "learning_rate":
        return ()
    kind = ref.quantity.removeprefix("updated_").partition("_")[0]
    quantity = "updated" if ref.quantity.startswith("updated_") else ref.quantity[len(kind) + 1 :]
    names = {"parameter": kind, "gradient": raw_gradient(problem, kind)}
    return tuple(
        Ref(name)
        if name in SINGLE
        else Ref(names.get(name, f"{kind}_{name}"), ref.layer, ref.unit, ref.source)
        for name in problem.optimizer.reads(quantity)
    )


def _all_gradients(problem: Problem) -> Iterator[Ref]:
    for at, layer in enumerate(problem.layers, start=1):
        fan_in = range(problem.sizes[at - 1])
        weight = raw_gradient(problem, "weight")
        yield from (Ref(weight, at, j, i) for j in range(layer.units) for i in fan_in)
        if layer.biases is not None and layer.train_biases:
            bias = raw_gradient(problem, "bias")
            yield from (Ref(bias, at, j) for j in range(layer.units))
