"""Slips in one sum of products: net_j = Σ_i w_ji · x_i + b_j, or error_j = Σ_k δ_k u_kj."""

from collections.abc import Sequence

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule
from ..calculation.rules import error as right_error
from ..calculation.rules import loss as right_loss
from ..calculation.rules import net as right_net
from .record import Mistake, Way, below_output, instead, transposed


def _net_with(at: int, factor: float) -> Rule:
    """net_j + (factor − 1) w_ji x_i for i = ``at``; after the last weight comes the bias."""

    def rule(work: Reads, layer: int) -> Array:
        given, below = work.problem.layers[layer - 1], work("output", layer - 1)
        if at < below.shape[1]:
            term = below[:, at : at + 1] * given.weights[:, at]
        elif at == below.shape[1] and given.biases is not None:
            term = given.biases
        else:
            return right_net(work, layer)
        changed: Array = right_net(work, layer) + (factor - 1) * term
        return changed

    return rule


def _error_with(at: int, factor: float) -> Rule:
    """error_j + (factor − 1) δ_k u_kj for k = ``at``."""

    def rule(work: Reads, layer: int) -> Array:
        delta, weights = work("delta", layer + 1), work.problem.layers[layer].weights
        if at >= len(weights):
            return right_error(work, layer)
        term = delta[:, at : at + 1] * weights[at]
        changed: Array = right_error(work, layer) + (factor - 1) * term
        return changed

    return rule


def _loss_with(at: int, factor: float) -> Rule:
    """L + (factor − 1) L_k for k = ``at``."""

    def rule(work: Reads, layer: int) -> Array:
        share = work("loss_term", layer)[:, at]
        changed: Array = right_loss(work, layer) + (factor - 1) * share
        return changed

    return rule


def _with_one(problem: Problem, factor: float) -> Sequence[Way]:
    """One product of a sum taken times the factor: −1 for a sign, 0 if left out, 2 for twice."""
    sizes = problem.sizes
    ways: list[Way] = [{"net": instead(_net_with(at, factor))} for at in range(max(sizes[:-1]) + 1)]
    if max(sizes[2:], default=1) > 1:
        ways += [{"error": below_output(_error_with(at, factor))} for at in range(max(sizes[2:]))]
    if sizes[-1] > 1:
        ways += [{"loss": instead(_loss_with(at, factor))} for at in range(sizes[-1])]
    return ways


def _by_column(work: Reads, layer: int) -> Array:
    """Σ_i w_ij · x_i + b_j where the matrix is square; NaN where it is not."""
    given, right = work.problem.layers[layer - 1], right_net(work, layer)
    wrong: Array = right + work("output", layer - 1) @ (transposed(given.weights) - given.weights).T
    return wrong


def _net_mispaired(work: Reads, layer: int) -> Array:
    """Σ_i w_ji · x_{d+1−i} + b_j: the weights from last to first."""
    given, below = work.problem.layers[layer - 1], work("output", layer - 1)
    wrong: Array = right_net(work, layer) + below @ (given.weights[:, ::-1] - given.weights).T
    return wrong


def _error_mispaired(work: Reads, layer: int) -> Array:
    """Σ_k δ_{C+1−k} u_kj: the δ from last to first."""
    wrong: Array = work("delta", layer + 1)[:, ::-1] @ work.problem.layers[layer].weights
    return wrong


SLIPS_IN_SUMS = (
    Mistake(
        "sign_slip_in_sum",
        "Sign slip in one product",
        "One product of the sum has the wrong sign.",
        "Work out each product of the sum once more, sign first.",
        lambda problem: _with_one(problem, -1.0),
        slip=True,
    ),
    Mistake(
        "term_left_out",
        "One term left out",
        "One term of the sum is missing.",
        "How many terms has this sum? Count those that you added.",
        lambda problem: _with_one(problem, 0.0),
        slip=True,
    ),
    Mistake(
        "term_counted_twice",
        "One term counted twice",
        "One term was added twice.",
        "How many terms has this sum? Count those that you added.",
        lambda problem: _with_one(problem, 2.0),
        slip=True,
    ),
    Mistake(
        "mispaired_products",
        "Factors paired wrongly",
        "The right numbers were multiplied in the wrong pairs: each weight belongs with the value "
        "at its own edge.",
        "Follow each edge in the picture: which two numbers meet on it?",
        lambda _: ({"net": instead(_net_mispaired)}, {"error": below_output(_error_mispaired)}),
        slip=True,
    ),
    Mistake(
        "column_for_row",
        "Column for row in net",
        "The weights were read down a column of the matrix, w_ij for w_ji: those that lead into "
        "unit j stand in row j.",
        "Which edges lead into this unit?",
        lambda _: ({"net": instead(_by_column)},),
        slip=True,
    ),
)
