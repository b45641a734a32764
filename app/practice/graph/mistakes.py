"""The mistakes that people make going backward through a graph."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.graph import Equation, Graph
from ...engine.graph.ops.op import Applied
from .record import GraphMistake, HandedBack

_PRODUCTS = {"multiply", "matmul", "dot", "outer", "conv1d", "conv2d"}
_MEANS = {"mean", "avg_pool", "mean_squared_error"}
_MAXIMA = {"max", "max_pool", "maximum", "minimum"}


def _base(name: str) -> str:
    base, _, rest = name.partition("@")
    return base + "".join(rest.partition(".")[1:])


def _in_rounds(uses: Sequence[tuple[Equation, Array]]) -> bool:
    return len({_base(equation.name) for equation, _ in uses}) == 1


def _one_use(_graph: Graph, _name: str, uses: Sequence[tuple[Equation, Array]]) -> Sequence[Array]:
    if len(uses) < 2 or _in_rounds(uses):
        return []
    return [share for _, share in uses]


def _one_round(
    _graph: Graph, _name: str, uses: Sequence[tuple[Equation, Array]]
) -> Sequence[Array]:
    return [share for _, share in uses] if len(uses) > 1 and _in_rounds(uses) else []


def _transposed_sum(
    graph: Graph, name: str, uses: Sequence[tuple[Equation, Array]]
) -> Sequence[Array]:
    shape = graph.shapes[name]
    if len(shape) != 2 or min(shape) < 2 or not any(e.op.name in _PRODUCTS for e, _ in uses):
        return []
    total = np.sum([share for _, share in uses], axis=0)
    side = min(shape)
    wrong = np.full(shape, np.nan)
    wrong[:side, :side] = total[:side, :side].T
    return [wrong]


def _left_out(at: HandedBack) -> Array | None:
    constant = at.equation.op.derivative(at.argument) in ("1", "-1", "1 / n", None)
    if constant or at.equation.op.name in _PRODUCTS | _MAXIMA or len(at.equation.arguments) > 1:
        return None
    return at.spread(np.where(at.terms.elements < 0, 0.0, 1.0))


def _at_output(at: HandedBack) -> Array | None:
    op = at.equation.op
    if len(at.equation.arguments) > 1 or op.broadcasts != "all" or op.derivatives[0] == "-1":
        return None
    out = at.applied.out
    wrong = Applied((out,), np.asarray(op.forward(out)), at.applied.params)
    return at.spread(op.terms(wrong, 0, np.arange(out.size)).derivatives)


def _own_factor(at: HandedBack) -> Array | None:
    op = at.equation.op
    if op.name not in _PRODUCTS or op.derivative(at.argument) == "1":
        return None
    return at.spread(at.own)


def _not_transposed(at: HandedBack) -> Array | None:
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


def _one_of_broadcast(at: HandedBack) -> Array | None:
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


def _one_window(at: HandedBack) -> Array | None:
    if at.equation.op.name not in ("conv1d", "conv2d") or at.argument == 0:
        return None
    kept = np.zeros_like(at.terms.derivatives)
    kept[-1] = at.terms.derivatives[-1]
    return at.spread(kept)


def _without_n(at: HandedBack) -> Array | None:
    if at.equation.op.name not in _MEANS:
        return None
    return at.spread(at.terms.derivatives * at.terms.elements.shape[1])


def _own_share_alone(at: HandedBack) -> Array | None:
    if at.equation.op.name not in ("softmax", "log_softmax"):
        return None
    own = at.terms.elements == np.arange(len(at.terms.elements))[:, np.newaxis]
    return at.spread(np.where(own, at.terms.derivatives, 0.0))


def _to_all(at: HandedBack) -> Array | None:
    if at.equation.op.name not in _MAXIMA:
        return None
    return at.spread(np.where(at.terms.elements < 0, 0.0, 1.0))


def _wrong_sign(at: HandedBack) -> Array | None:
    if at.equation.op.derivative(at.argument) != "-1":
        return None
    return at.spread(-at.terms.derivatives)


def _without_square(at: HandedBack) -> Array | None:
    if at.equation.op.name != "divide" or at.argument != 1:
        return None
    return at.spread(at.terms.derivatives * at.own)


def _statistics_fixed(at: HandedBack) -> Array | None:
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


GRAPH_MISTAKES: dict[str, GraphMistake] = {
    mistake.id: mistake
    for mistake in (
        GraphMistake(
            "path_forgotten",
            "one path alone",
            "The number is used more than once, and only one of its uses was counted: the "
            "gradients that come back from all of them are added.",
            "In how many places is this number used?",
            sums=_one_use,
        ),
        GraphMistake(
            "one_round_alone",
            "one time step alone",
            "The array is shared by all rounds of the loop, and only one round was counted: each "
            "round gives a product, and all of them are added.",
            "In how many rounds is this array used?",
            sums=_one_round,
        ),
        GraphMistake(
            "local_derivative_left_out",
            "local derivative left out",
            "What came back was handed on as it is: it must be multiplied by the local derivative "
            "of the function.",
            "How steep is the function at the point where it was taken?",
            rule=_left_out,
        ),
        GraphMistake(
            "derivative_at_output",
            "derivative taken at the output",
            "The local derivative was taken at what came out of the function; it belongs to what "
            "went in.",
            "At which number is the slope of the function to be taken?",
            rule=_at_output,
        ),
        GraphMistake(
            "own_factor",
            "product rule the wrong way round",
            "In a product each factor has the other one for its local derivative, not itself.",
            "If this factor grows by 1, by how much does the product grow?",
            rule=_own_factor,
        ),
        GraphMistake(
            "not_transposed",
            "matrix not transposed",
            "Backward, the matrix is met by its columns: the product is with its transpose.",
            "Which numbers of the output does this one take part in?",
            rule=_not_transposed,
        ),
        GraphMistake(
            "transposed_gradient",
            "gradient transposed",
            "The gradient of a matrix has the same rows and columns as the matrix: this is the "
            "number across the diagonal.",
            "Which number of the output, and which of the input, does this entry join?",
            sums=_transposed_sum,
        ),
        GraphMistake(
            "broadcast_not_summed",
            "sum over the broadcast axis left out",
            "One number was used for several of the output: what comes back from all of them is "
            "added.",
            "For how many numbers of the output was this one used?",
            rule=_one_of_broadcast,
        ),
        GraphMistake(
            "one_window_alone",
            "one place of the window alone",
            "The kernel is laid on many places: each gives a product, and all are added.",
            "How many places of the input did this number of the kernel meet?",
            rule=_one_window,
        ),
        GraphMistake(
            "mean_without_n",
            "1/n of the mean left out",
            "A mean of n numbers hands each of them 1/n of what comes back.",
            "If one of n numbers grows by 1, by how much does their mean grow?",
            rule=_without_n,
        ),
        GraphMistake(
            "cross_terms_left_out",
            "softmax’s cross terms left out",
            "Every share depends on every number beside it: what comes back to the other shares "
            "counts too.",
            "What happens to the other shares when this number grows?",
            rule=_own_share_alone,
        ),
        GraphMistake(
            "maximum_to_all",
            "maximum handed on to all",
            "A maximum hands what comes back to the largest number alone: the others changed "
            "nothing.",
            "Would the maximum change if this number grew a little?",
            rule=_to_all,
        ),
        GraphMistake(
            "subtraction_sign",
            "sign of a subtraction",
            "What is taken away gets what comes back with its sign turned.",
            "If this number grows, does the difference grow?",
            rule=_wrong_sign,
        ),
        GraphMistake(
            "square_of_divisor",
            "square of the divisor forgotten",
            "The derivative of a/b for b is −a/b²: here it was divided by b once.",
            "What is the derivative of 1/b?",
            rule=_without_square,
        ),
        GraphMistake(
            "statistics_as_constants",
            "mean and variance taken as constants",
            "Each number moves the mean and the variance of all beside it: these parts of the "
            "derivative were left out.",
            "What else changes when this number grows?",
            rule=_statistics_fixed,
        ),
    )
}
