"""The network that learns a set, with its initial weights."""

from itertools import pairwise

import numpy as np

from ..engine.activations import ACTIVATIONS
from ..engine.layer import Layer
from ..engine.losses import LOSSES
from ..engine.optimizers import optimizer
from ..engine.problem import Problem
from .dataset import Network, Table

_DECIMALS = 3


def initial_layers(
    sizes: tuple[int, ...], activations: tuple[str, ...], seed: int
) -> tuple[Layer, ...]:
    """Weights uniform in ±√(6 / (n_in + n_out)), to three decimals, and biases of 0.

    The bound keeps the size of signals and gradients about the same from layer to layer (Glorot
    and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010).
    """
    chance = np.random.default_rng(seed)
    layers = []
    for (n_in, n_out), activation in zip(pairwise(sizes), activations, strict=True):
        bound = np.sqrt(6 / (n_in + n_out))
        weights = chance.uniform(-bound, bound, (n_out, n_in)).round(_DECIMALS) + 0.0
        layers.append(Layer(weights, np.zeros(n_out), ACTIVATIONS[activation]))
    return tuple(layers)


def starting_problem(network: Network, table: Table) -> Problem:
    """The network before it has learnt, with the table's first row to learn from as its sample."""
    first = table.training[:1]
    return Problem(
        layers=initial_layers(network.sizes, network.activations, network.seed),
        loss=LOSSES[network.loss],
        inputs=table.inputs[first],
        targets=table.targets[first],
        reduction="mean",
        optimizer=optimizer(network.optimizer, network.learning_rate),
    )
