"""The wrong rules of the mistakes that people make going backward through a graph."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.graph import Equation, Graph
from ...engine.graph.ops.op import Applied
from .record import HandedBack

_PRODUCTS = {"multiply", "matmul", "dot", "outer", "conv1d", "conv2d"}
_MEANS = {"mean", "avg_pool", "mean_squared_error"}
_MAXIMA = {"max", "max_pool", "maximum", "minimum"}


def _base(name: str) -> str:
    base, _, rest = name.partition("@")
    return base + "".join(rest.partition(".")[1:])


def _in_rounds(uses: Sequence[tuple[Equation, Array]]) -> bool:
    return len({_base(equation.name) for equation, _ in uses}) == 1


def one_use(_graph: Graph, _name: str, uses: Sequence[tuple[Equation, Array]]) -> Sequence[Array]:
    """One use alone, in each way that there is."""
    if len(uses) < 2 or _in_rounds(uses):
        return []
    return [share for _, share in uses]


def one_round(_graph: Graph, _name: str, uses: Sequence[tuple[Equation, Array]]) -> Sequence[Array]:
    """One round of a loop alone."""
    return [share for _, share in uses] if len(uses) > 1 and _in_rounds(uses) else []


def transposed_sum(
    graph: Graph, name: str, uses: Sequence[tuple[Equation, Array]]
) -> Sequence[Array]:
    """The gradient of a matrix across its diagonal."""
    shape = graph.shapes[name]
    if len(shape) != 2 or min(shape) < 2 or not any(e.op.name in _PRODUCTS for e, _ in uses):
        return []
    total = np.sum([share for _, share in uses], axis=0)
    side = min(shape)
    wrong = np.full(shape, np.nan)
    wrong[:side, :side] = total[:side, :side].T
    return [wrong]


def left_out(at: HandedBack) -> Array | None:
    """What came back, without the local derivative of a function."""
    constant = at.equation.op.derivative(at.argument) in ("1", "-1", "1 / n", None)
    if constant or at.equation.op.name in _PRODUCTS | _MAXIMA or len(at.equation.arguments) > 1:
        return None
    return at.spread(np.where(at.terms.elements < 0, 0.0, 1.0))


def at_output(at: HandedBack) -> Array | None:
    """The local derivative taken at what came out of the function."""
    op = at.equation.op
    if len(at.equation.arguments) > 1 or op.broadcasts != "all" or op.derivatives[0] == "-1":
        return None
    out = at.applied.out
    wrong = Applied((out,), np.asarray(op.forward(out)), at.applied.params)
    return at.spread(op.terms(wrong, 0, np.arange(out.size)).derivatives)


def own_factor(at: HandedBack) -> Array | None:
    """The factor itself for the other one."""
    op = at.equation.op
    if op.name not in _PRODUCTS or op.derivative(at.argument) == "1":
        return None
    return at.spread(at.own)


def not_transposed(at: HandedBack) -> Array | None:
    """W @ g where W.T @ g is right."""
    if at.equation.op.name not in ("matmul", "dot"):
        return None
    other = at.applied.arrays[1 - at.argument]
    if other.ndim != 2 or other.shape[0] != other.shape[1]:
        return None
    gradient = at.gradient.reshape(at.applied.out.shape)
    wrong = other @ gradient if at.argument == 1 else gradient @ other
    mine = at.applied.arrays[at.argument].shape
    return np.asarray(wrong) if np.shape(wrong) == mine else None


def one_of_broadcast(at: HandedBack) -> Array | None:
    """Where one number was used for several of the output, only one of them."""
    if at.equation.op.broadcasts != "all":
        return None
    elements = at.terms.elements[:, 0]
    if len(np.unique(elements)) == len(elements):
        return None
    last = {int(e): k for k, e in enumerate(elements)}
    kept = np.zeros_like(at.terms.derivatives)
    kept[list(last.values())] = at.terms.derivatives[list(last.values())]
    return at.spread(kept)


def one_window(at: HandedBack) -> Array | None:
    """What one place of the window alone gives."""
    if at.equation.op.name not in ("conv1d", "conv2d") or at.argument == 0:
        return None
    kept = np.zeros_like(at.terms.derivatives)
    kept[-1] = at.terms.derivatives[-1]
    return at.spread(kept)


def without_n(at: HandedBack) -> Array | None:
    """A mean as if it were a sum."""
    if at.equation.op.name not in _MEANS:
        return None
    return at.spread(at.terms.derivatives * at.terms.elements.shape[1])


def own_share_alone(at: HandedBack) -> Array | None:
    """The shares as if each depended on its own number alone."""
    if at.equation.op.name not in ("softmax", "log_softmax"):
        return None
    own = at.terms.elements == np.arange(len(at.terms.elements))[:, np.newaxis]
    return at.spread(np.where(own, at.terms.derivatives, 0.0))


def to_all(at: HandedBack) -> Array | None:
    """A maximum handed on to all, as if it were a sum."""
    if at.equation.op.name not in _MAXIMA:
        return None
    return at.spread(np.where(at.terms.elements < 0, 0.0, 1.0))


def wrong_sign(at: HandedBack) -> Array | None:
    """A subtraction as if it were a sum."""
    if at.equation.op.derivative(at.argument) != "-1":
        return None
    return at.spread(-at.terms.derivatives)


def without_square(at: HandedBack) -> Array | None:
    """a/b divided by b once alone."""
    if at.equation.op.name != "divide" or at.argument != 1:
        return None
    return at.spread(at.terms.derivatives * at.own)


def statistics_fixed(at: HandedBack) -> Array | None:
    """A normalisation whose mean and variance do not move."""
    if at.equation.op.name not in ("layer_norm", "batch_norm") or at.argument != 0:
        return None
    op, every = at.equation.op, np.arange(len(at.terms.elements))
    own = at.terms.elements == every[:, np.newaxis]
    # γ/√(σ² + ε) is what is left of the row where μ and σ² do not move: ∂out/∂γ has the rest.
    hat = op.terms(at.applied, 1, every).derivatives[:, 0]
    x, gamma, _ = at.applied.arrays
    axis = -1 if op.name == "layer_norm" else 0
    rest = (x - x.mean(axis=axis, keepdims=True)).reshape(-1)
    with np.errstate(all="ignore"):
        scale = np.broadcast_to(gamma, x.shape).reshape(-1) * np.where(rest == 0, 0.0, hat / rest)
    return at.spread(np.where(own, scale[:, np.newaxis], 0.0))
