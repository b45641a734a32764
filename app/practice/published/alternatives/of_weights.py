"""Weights and biases written otherwise: in columns, as thresholds, or in one row with each other.

With a row for each unit that the weights come from, x · W, the matrix stands transposed. Where it
is square nothing else shows that; a matrix of another shape can be entered in one way only.
"""

from collections.abc import Sequence

import numpy as np

from ....engine.arrays import Array
from ....engine.layer import Layer
from ....engine.problem import Problem
from ...calculation.rules import Reads, Rule, outer
from ...calculation.rules import bias_gradient as right_bias_gradient
from ...calculation.rules import error as right_error
from ...calculation.rules import net as right_net
from ...calculation.rules import weight_gradient as right_weight_gradient
from ...mistakes.record import Change, Mistake, Way, below_output, instead, times
from .record import Alternative


def _is_square(layer: Layer) -> bool:
    n_out, n_in = layer.weights.shape
    return bool(n_out == n_in > 1)


def _net_by_columns(work: Reads, layer: int) -> Array:
    """net_j = Σ_i w_ij · output_i + b_j."""
    given = work.problem.layers[layer - 1]
    if not _is_square(given):
        return right_net(work, layer)
    total: Array = work("output", layer - 1) @ given.weights
    return total if given.biases is None else total + given.biases


def _error_by_columns(work: Reads, layer: int) -> Array:
    """error_j = Σ_k δ_k u_jk."""
    above = work.problem.layers[layer]
    if not _is_square(above):
        return right_error(work, layer)
    fed_back: Array = work("delta", layer + 1) @ above.weights.T
    return fed_back


def _gradient_by_columns(work: Reads, layer: int) -> Array:
    """∇w_ij = δ_j · output_i, in the place of its weight."""
    of_rows = right_weight_gradient(work, layer)
    return of_rows.swapaxes(1, 2) if _is_square(work.problem.layers[layer - 1]) else of_rows


def _transposed(problem: Problem) -> Sequence[Way]:
    way: Way = {
        "net": instead(_net_by_columns),
        "error": below_output(_error_by_columns),
        "weight_gradient": instead(_gradient_by_columns),
    }
    return (way,) if any(map(_is_square, problem.layers)) else ()


def _biases(work: Reads, layer: int) -> Array:
    """b, or 0 where the layer has none."""
    biases = work.problem.layers[layer - 1].biases
    return np.zeros(()) if biases is None else biases


def _twice_less(right: Rule) -> Rule:
    """Σ_i w_ji x_i − θ_j for a net, and −w⁺ for an updated bias: either way 2b less."""

    def rule(work: Reads, layer: int) -> Array:
        less: Array = right(work, layer) - 2.0 * _biases(work, layer)
        return less

    return rule


def _threshold(problem: Problem) -> Sequence[Way]:
    """θ given as a bias; or −θ given as one, and θ printed."""
    if all(layer.biases is None for layer in problem.layers):
        return ()
    given: Way = {"net": _twice_less, "bias_gradient": times(-1.0)}
    if problem.optimizer.options.get("weight_decay"):
        return (given,)
    return given, {"bias_gradient": times(-1.0), "updated_bias": _twice_less}


def _row_of(layer: Layer) -> Array:
    """[w_j1 … w_jd, b_j] of each unit, (n_out, n_in + 1)."""
    return np.column_stack(
        [layer.weights, np.zeros(layer.units) if layer.biases is None else layer.biases]
    )


def _carried(work: Reads, layer: int, by: int) -> Array:
    """What the row of a unit is multiplied by, [output, 1] turned by so many places."""
    below = work("output", layer - 1)
    return np.roll(np.column_stack([below, np.ones(len(below))]), by, axis=1)


def _turned(by: int) -> Way:
    """A row whose first entry is the bias, with ``by`` 1, or −1 where that is taken for first."""

    def net(work: Reads, layer: int) -> Array:
        given = work.problem.layers[layer - 1]
        if given.biases is None:
            return right_net(work, layer)
        total: Array = _carried(work, layer, by) @ _row_of(given).T
        return total

    def error(work: Reads, layer: int) -> Array:
        above = work.problem.layers[layer]
        if above.biases is None:
            return right_error(work, layer)
        of_row = np.roll(work("delta", layer + 1) @ _row_of(above), -by, axis=1)
        return of_row[:, :-1]

    def weight_gradient(work: Reads, layer: int) -> Array:
        if work.problem.layers[layer - 1].biases is None:
            return right_weight_gradient(work, layer)
        return outer(work("delta", layer), _carried(work, layer, by)[:, :-1])

    def bias_gradient(work: Reads, layer: int) -> Array:
        of_one = right_bias_gradient(work, layer)
        gradient: Array = of_one * _carried(work, layer, by)[:, -1:]
        return gradient

    changes: dict[str, Change] = {
        "net": instead(net),
        "error": below_output(error),
        "weight_gradient": instead(weight_gradient),
        "bias_gradient": instead(bias_gradient),
    }
    return changes


def _bias_in_row(problem: Problem) -> Sequence[Way]:
    given = any(layer.biases is not None for layer in problem.layers)
    return (_turned(1), _turned(-1)) if given else ()


_ANY_OF_NET = frozenset({"net", "output", "loss", "error", "delta", "weight_gradient"})
OF_WEIGHTS = (
    Alternative(
        Mistake(
            "weights_transposed",
            "Weights in columns",
            "The weights are written for x · W, with a row for each unit they come from and a "
            "column for each unit they lead to. Here a unit’s weights are its row: enter the "
            "transposed matrix instead.",
            "Does a row of the matrix lead into one unit, or out of one?",
            _transposed,
        ),
        _ANY_OF_NET,
    ),
    Alternative(
        Mistake(
            "threshold",
            "A threshold for the bias",
            "A threshold θ stands where this problem has a bias, net = Σ w·x − θ: it is the weight "
            "of an input of −1. So b = −θ, the gradient of θ is −δ, and the update moves it the "
            "other way.",
            "Is it added to the weighted sum, or subtracted from it?",
            _threshold,
        ),
        frozenset({"net", "bias_gradient", "batch_bias_gradient", "updated_bias"}),
    ),
    Alternative(
        Mistake(
            "bias_in_row",
            "The bias at the other end of the row",
            "The bias is one of the weights in a unit’s row, that of an input x₀ = 1, and stands "
            "at the other end of it than where it was read: first for last, or last for first.",
            "Which number of the row is multiplied by 1?",
            _bias_in_row,
        ),
        _ANY_OF_NET,
    ),
)
