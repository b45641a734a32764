"""Which numbers each kind of step reads."""

from app.engine.problem import Problem
from app.trace.refs import Ref
from app.trace.schedule import Op


def reads_of(problem: Problem, op: Op, ref: Ref, loss_from_net: bool) -> tuple[Ref, ...]:
    """The refs that the step writing ``ref`` reads, in the order of its formula.

    ``loss_from_net`` says that a loss term is computed from net, its output being rounded.
    """
    depth = len(problem.layers)
    layer = ref.layer or depth
    j = ref.unit or 0
    i = ref.source
    if op == "net":
        return _net_reads(problem, layer, j)
    if op == "output":
        return _output_reads(problem, layer, j)
    if op == "loss_term":
        if loss_from_net:
            return (Ref("target", unit=j), *_output_reads(problem, depth, j))
        return Ref("target", unit=j), Ref("output", depth, j)
    if op == "loss":
        return tuple(Ref("loss_term", unit=k) for k in range(problem.sizes[-1]))
    if op == "error":
        return _error_reads(problem, layer, j)
    if op == "slope":
        names = problem.layers[layer - 1].activation.slope_reads
        return tuple(Ref(name, layer, j) for name in names)
    if op == "delta":
        return _delta_reads(problem, layer, j)
    if op == "weight_gradient":
        return Ref("delta", layer, j), output_below(layer, i or 0)
    if op == "bias_gradient":
        return (Ref("delta", layer, j),)
    if op == "batch_gradient":
        return (Ref(ref.quantity.removeprefix("batch_"), layer, j, i),)
    kind = ref.quantity.removeprefix("updated_")
    gradient = f"batch_{kind}_gradient" if len(problem.inputs) > 1 else f"{kind}_gradient"
    return Ref(kind, layer, j, i), Ref(gradient, layer, j, i)


def output_below(layer: int, unit: int) -> Ref:
    """What ``layer`` receives from ``unit`` of the layer below: an output, or an input."""
    return Ref("input", unit=unit) if layer == 1 else Ref("output", layer - 1, unit)


def _net_reads(problem: Problem, layer: int, j: int) -> tuple[Ref, ...]:
    reads = []
    for i in range(problem.sizes[layer - 1]):
        reads += [Ref("weight", layer, j, i), output_below(layer, i)]
    if problem.layers[layer - 1].biases is not None:
        reads.append(Ref("bias", layer, j))
    return tuple(reads)


def _output_reads(problem: Problem, layer: int, j: int) -> tuple[Ref, ...]:
    if problem.layers[layer - 1].activation.slope is None:
        return tuple(Ref("net", layer, m) for m in range(problem.sizes[layer]))
    return (Ref("net", layer, j),)


def _error_reads(problem: Problem, layer: int, j: int) -> tuple[Ref, ...]:
    if layer == len(problem.layers):
        return Ref("output", layer, j), Ref("target", unit=j)
    reads = []
    for k in range(problem.sizes[layer + 1]):
        reads += [Ref("delta", layer + 1, k), Ref("weight", layer + 1, k, j)]
    return tuple(reads)


def _delta_reads(problem: Problem, layer: int, j: int) -> tuple[Ref, ...]:
    if layer == len(problem.layers) and problem.fused:
        return Ref("output", layer, j), Ref("target", unit=j)
    if problem.layers[layer - 1].activation.slope is not None:
        return Ref("error", layer, j), Ref("slope", layer, j)
    reads = []
    for m in range(problem.sizes[layer]):
        reads += [Ref("error", layer, m), Ref("output", layer, m)]
    return tuple(reads)
