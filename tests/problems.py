"""Problems for tests: from JSON as the API takes it, and small ones with random numbers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from app.engine.activations import ACTIVATIONS, Activation
from app.engine.losses import LOSSES, Loss
from app.engine.optimizers import SGD
from app.engine.problem import Layer, Problem
from app.examples import load_examples

Biases = Literal["none", "frozen", "trained"]

#: The worked examples, by id.
EXAMPLES = {example.id: example for example in load_examples()}

#: Every output activation with every loss that is defined for it.
OUTPUTS_AND_LOSSES = [
    (activation, loss)
    for activation, record in ACTIVATIONS.items()
    for loss, of in LOSSES.items()
    if of.is_defined_for(record.range)
]
#: Activations that work unit by unit, and so may stand in a hidden layer.
HIDDEN = [name for name, record in ACTIVATIONS.items() if record.slope is not None]

#: softplus(−1,000,000) rounds to 0, and ln 0 is not finite.
VANISHING: dict[str, Any] = {
    "network": {"layers": [{"weights": [[-1.0], [1.0]], "biases": None, "activation": "softplus"}]},
    "loss": "categorical_cross_entropy",
    "samples": [
        {"input": [0.5], "target": [0.5, 0.5]},
        {"input": [1_000_000], "target": [0.5, 0.5]},
    ],
}


def problem_from_json(wire: dict[str, Any]) -> Problem:
    """The problem that the JSON describes."""
    layers = tuple(
        Layer(
            weights=np.array(layer["weights"], dtype=float),
            biases=None if layer["biases"] is None else np.array(layer["biases"], dtype=float),
            activation=ACTIVATIONS[layer["activation"]],
            train_biases=layer["train_biases"],
        )
        for layer in wire["network"]["layers"]
    )
    return Problem(
        layers=layers,
        loss=LOSSES[wire["loss"]],
        inputs=np.array([sample["input"] for sample in wire["samples"]], dtype=float),
        targets=np.array([sample["target"] for sample in wire["samples"]], dtype=float),
        reduction=wire["reduction"],
        optimizer=SGD(wire["optimizer"]["learning_rate"]),
    )


def random_problem(
    sizes: Sequence[int],
    activations: Sequence[str],
    loss: str,
    *,
    seed: int = 0,
    samples: int = 1,
    biases: Biases | Sequence[Biases] = "trained",
    reduction: Literal["sum", "mean"] = "sum",
) -> Problem:
    """A network d → … → C with moderate random parameters, inputs and fitting targets."""
    rng = np.random.default_rng(seed)
    modes = [biases] * len(activations) if isinstance(biases, str) else biases
    layers = tuple(
        Layer(
            weights=rng.uniform(-1.5, 1.5, (n_out, n_in)) / np.sqrt(n_in),
            biases=None if mode == "none" else rng.uniform(-0.5, 0.5, n_out),
            activation=ACTIVATIONS[name],
            train_biases=mode == "trained",
        )
        for (n_in, n_out), name, mode in zip(pairwise(sizes), activations, modes, strict=True)
    )
    return Problem(
        layers=layers,
        loss=LOSSES[loss],
        inputs=rng.uniform(-2.0, 2.0, (samples, sizes[0])),
        targets=_targets(rng, LOSSES[loss], (samples, sizes[-1]), activations[-1]),
        reduction=reduction,
        optimizer=SGD(float(rng.uniform(0.01, 1.0))),
    )


def _targets(rng: np.random.Generator, loss: Loss, shape: tuple[int, int], activation: str) -> Any:
    # Shares that are all above their targets sum to 1 whatever the nets: no gradient at all.
    if loss.shared_targets or (loss.name == "absolute_error" and activation == "softmax"):
        shares = rng.dirichlet(np.ones(shape[1]), shape[0])
        one_hot = np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
        return np.where(rng.random((shape[0], 1)) < 0.5, shares, one_hot)
    if loss.unit_targets:
        return np.clip(rng.uniform(-0.5, 1.5, shape), 0.0, 1.0)
    return rng.uniform(-2.0, 2.0, shape)


def one_unit(
    activation: str | Activation,
    loss: str | Loss,
    net: float,
    target: float,
) -> Problem:
    """One unit whose net is ``net`` and whose target is ``target``."""
    return output_layer(activation, loss, [net], [target])


def output_layer(
    activation: str | Activation,
    loss: str | Loss,
    nets: Sequence[float],
    targets: Sequence[float],
) -> Problem:
    """One layer whose nets are ``nets``, from the single input 1."""
    return Problem(
        layers=(
            Layer(
                weights=np.array(nets, dtype=float)[:, np.newaxis],
                biases=None,
                activation=ACTIVATIONS[activation] if isinstance(activation, str) else activation,
            ),
        ),
        loss=LOSSES[loss] if isinstance(loss, str) else loss,
        inputs=np.ones((1, 1)),
        targets=np.array([targets], dtype=float),
        reduction="sum",
        optimizer=SGD(0.1),
    )
