"""Recurrent layers of Keras compute what their equations say, step by step."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engine.arrays import Array
from app.interchange.fault import InterchangeError
from tests.interchange.graphs.keras_models import functional, given, layer, output_of, read

RNG = np.random.default_rng(11)
STEPS, INPUTS, UNITS = 4, 2, 3
X = RNG.normal(size=(1, STEPS, INPUTS))


def sigmoid(x: Array) -> Array:
    """1 / (1 + e⁻ˣ)."""
    return np.asarray(1 / (1 + np.exp(-x)))


def drawn(gates: int, biases: tuple[int, ...]) -> dict[str, Array]:
    """Arrays of a layer with so many gates."""
    columns = gates * UNITS
    return {
        "kernel": RNG.normal(size=(INPUTS, columns)),
        "recurrent_kernel": RNG.normal(size=(UNITS, columns)),
        "bias": RNG.normal(size=(*biases, columns)),
    }


def simple(of: dict[str, Array], x: Array, h: Array, _: Array) -> tuple[Array, Array]:
    """h = tanh(x W + h U + b)."""
    return np.tanh(x @ of["kernel"] + h @ of["recurrent_kernel"] + of["bias"]), h


def lstm(of: dict[str, Array], x: Array, h: Array, c: Array) -> tuple[Array, Array]:
    """The gates i, f, c, o beside each other."""
    nets = np.split(x @ of["kernel"] + h @ of["recurrent_kernel"] + of["bias"], 4, axis=-1)
    i, f, o = (sigmoid(nets[at]) for at in (0, 1, 3))
    c = f * c + i * np.tanh(nets[2])
    return o * np.tanh(c), c


def gru_behind(of: dict[str, Array], x: Array, h: Array, _: Array) -> tuple[Array, Array]:
    """The gates z, r, h; r behind the product, as Keras has it by itself."""
    of_x = np.split(x @ of["kernel"] + of["bias"][0], 3, axis=-1)
    of_h = np.split(h @ of["recurrent_kernel"] + of["bias"][1], 3, axis=-1)
    z, r = sigmoid(of_x[0] + of_h[0]), sigmoid(of_x[1] + of_h[1])
    return z * h + (1 - z) * np.tanh(of_x[2] + r * of_h[2]), h


def gru_before(of: dict[str, Array], x: Array, h: Array, _: Array) -> tuple[Array, Array]:
    """The gates z, r, h; r before the product."""
    of_x = np.split(x @ of["kernel"] + of["bias"], 3, axis=-1)
    u = np.split(of["recurrent_kernel"], 3, axis=-1)
    z, r = sigmoid(of_x[0] + h @ u[0]), sigmoid(of_x[1] + h @ u[1])
    return z * h + (1 - z) * np.tanh(of_x[2] + (r * h) @ u[2]), h


Cell = Callable[[dict[str, Array], Array, Array, Array], tuple[Array, Array]]
KINDS: dict[str, tuple[str, Cell, dict[str, Array], dict[str, Any]]] = {
    "SimpleRNN": ("SimpleRNN", simple, drawn(1, ()), {}),
    "LSTM": ("LSTM", lstm, drawn(4, ()), {}),
    "GRU": ("GRU", gru_behind, drawn(3, (2,)), {}),
    "GRU, reset before": ("GRU", gru_before, drawn(3, ()), {"reset_after": False}),
}


@pytest.mark.parametrize(("kind", "cell", "arrays", "config"), KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("way", ["last", "sequences", "backwards"])
def test_a_recurrent_layer_computes_its_equations(
    kind: str, cell: Cell, arrays: dict[str, Array], config: dict[str, Any], way: str
) -> None:
    h = c = np.zeros((1, UNITS))
    states = []
    for t in range(STEPS) if way != "backwards" else reversed(range(STEPS)):
        h, c = cell(arrays, X[:, t], h, c)
        states.append(h)
    expected = np.stack(states, axis=1) if way == "sequences" else h
    told = {"return_sequences": way == "sequences", "go_backwards": way == "backwards"}
    model = functional(given("x", STEPS, INPUTS), layer(kind, "seen", ["x"], **config, **told))
    made = output_of(model, X, weights={"seen": arrays})
    np.testing.assert_allclose(made, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"return_state": True}, "it gives its state too"),
        ({"stateful": True}, "it keeps its state"),
        ({"time_major": True}, "its time comes first"),
        ({"activation": "elu"}, "its activation is elu"),
        ({"recurrent_activation": "hard_sigmoid"}, "its recurrent_activation is hard_sigmoid"),
        (
            {"go_backwards": True, "return_sequences": True},
            "it gives what it makes from the end backwards",
        ),
    ],
)
def test_what_a_recurrent_layer_does_otherwise_is_refused(
    config: dict[str, Any], words: str
) -> None:
    model = functional(given("x", STEPS, INPUTS), layer("LSTM", "seen", ["x"], **config))
    with pytest.raises(InterchangeError, match=f"LSTM “seen”: {words}"):
        read(model, weights={"seen": KINDS["LSTM"][2]})


def test_dropout_within_a_layer_is_said_to_be_left_out() -> None:
    model = functional(given("x", STEPS, INPUTS), layer("LSTM", "seen", ["x"], dropout=0.2))
    _, notes = read(model, weights={"seen": KINDS["LSTM"][2]})
    assert (
        "The dropout within LSTM layers was left out: it changes nothing once training is over."
        in (notes)
    )
