"""Whether an optimizer's options go together, and whether its state fits the network."""

from collections.abc import Iterable, Sequence

from .arrays import Array
from .faults import ProblemError
from .layer import Layer
from .optimizers import Optimizer, OptimizerState


def check_optimizer(
    optimizer: Optimizer, state: OptimizerState | None, layers: Sequence[Layer]
) -> None:
    """Raises ProblemError where they do not."""
    check_options(optimizer)
    if state is None:
        return
    for quantity in check_kept(optimizer, state.kept, state.iteration):
        _check_quantity(quantity, state, layers)


def check_options(optimizer: Optimizer) -> None:
    """Raises ProblemError where the options do not go together."""
    if optimizer.options.get("nesterov") and not optimizer.options["momentum"]:
        raise ProblemError(
            "Nesterov’s step goes by the velocity, so it needs a momentum above 0.",
            "/optimizer/nesterov",
        )


def check_kept(optimizer: Optimizer, kept: Iterable[str], iteration: int) -> tuple[str, ...]:
    """The quantities that a state after ``iteration`` iterations has, of those in ``kept``.

    Raises ProblemError where they are not those that the optimizer keeps.
    """
    names = set(kept)
    for quantity in sorted(names):
        if quantity not in optimizer.kept:
            keeps = ", ".join(optimizer.kept) or "nothing"
            raise ProblemError(
                f"This {optimizer.name} keeps {keeps}, and no {quantity}: leave it out, or the "
                "whole optimizer_state to begin anew.",
                f"/optimizer_state/{quantity}",
            )
    if not iteration and not names:
        return ()
    for quantity in optimizer.kept:
        if quantity not in names:
            raise ProblemError(
                f"optimizer_state lacks {quantity}, which this optimizer keeps after an iteration.",
                "/optimizer_state",
            )
    return optimizer.kept


def _check_quantity(quantity: str, state: OptimizerState, layers: Sequence[Layer]) -> None:
    where = f"/optimizer_state/{quantity}"
    rows = state.kept[quantity]
    if len(rows) != len(layers):
        raise ProblemError(
            f"{quantity} needs a row for each of the {len(layers)} layers; it has {len(rows)}.",
            where,
        )
    for at, (layer, (weights, biases)) in enumerate(zip(layers, rows, strict=True)):
        wanted = layer.biases if layer.train_biases else None
        if weights.shape != layer.weights.shape:
            raise ProblemError(
                f"{quantity} of layer {at + 1} needs the shape of its weights, "
                f"{_shape(layer.weights)}; it has {_shape(weights)}.",
                f"{where}/{at}/weights",
            )
        if (biases is None) != (wanted is None) or (
            biases is not None and wanted is not None and biases.shape != wanted.shape
        ):
            needs = "null, as it trains none" if wanted is None else f"{len(wanted)} numbers"
            raise ProblemError(
                f"{quantity} of the biases of layer {at + 1} needs {needs}.",
                f"{where}/{at}/biases",
            )


def _shape(array: Array) -> str:
    return " × ".join(map(str, array.shape))
