"""Mistakes on the way back through the weights: error_j = Σ_k δ_k u_kj."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule
from .record import Mistake, Way, always, below_output


def _one_term(k: int) -> Rule:
    """δ_k u_kj for one k; the last where the layer above has no such unit."""

    def rule(work: Reads, layer: int) -> Array:
        delta, weights = work("delta", layer + 1), work.problem.layers[layer].weights
        at = min(k, len(weights) - 1)
        term: Array = delta[:, at : at + 1] * weights[at]
        return term

    return rule


def _missing_sum(problem: Problem) -> Sequence[Way]:
    widest = max(problem.sizes[2:], default=1)
    return [{"error": below_output(_one_term(k))} for k in range(widest if widest > 1 else 0)]


def _row_for_column(work: Reads, layer: int) -> Array:
    """Σ_k δ_k u_jk over the k that row j has."""
    delta, weights = work("delta", layer + 1), work.problem.layers[layer].weights
    n_out, n_in = weights.shape
    side = min(n_out, n_in)
    fed_back = np.full((len(delta), n_in), np.nan)
    fed_back[:, :side] = delta[:, :side] @ weights[:side, :side].T
    return fed_back


def _through_updated_weights(work: Reads, layer: int) -> Array:
    """Σ_k δ_k u_kj with the u_kj of after the update."""
    fed_back: Array = work("delta", layer + 1) @ work("updated_weight", layer + 1)
    return fed_back


FEEDBACK_MISTAKES = (
    Mistake(
        "missing_sum",
        "Only one δ carried back",
        "Only one δ of the next layer was carried back. A unit reaches the loss through every unit "
        "that it feeds, so all the δ_k u_kj are added up.",
        "On how many paths does this unit reach the loss?",
        _missing_sum,
    ),
    Mistake(
        "wrong_weight_direction",
        "Row for column",
        "The weights were read along the wrong direction, u_jk for u_kj: "
        "the δ_k go back through column j of the matrix, not through row j.",
        "Follow one edge back in the picture. Which weight stands on it?",
        always(error=below_output(_row_for_column)),
    ),
    Mistake(
        "updated_weights",
        "Updated weights used",
        "The δ were carried back through weights that had already been updated. All gradients "
        "belong to the weights of the forward pass; the update comes after them.",
        "With which weights was the forward pass made?",
        always(error=below_output(_through_updated_weights)),
    ),
)
