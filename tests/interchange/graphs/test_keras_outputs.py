"""Which output of a Keras model is read, and by which loss it is trained."""

from typing import Any

import numpy as np
import pytest

from app.engine.arrays import Array
from tests.interchange.graphs.keras_models import (
    BIAS,
    KERNEL,
    NET,
    X,
    computed,
    functional,
    given,
    layer,
    output_of,
    read,
)

TWO = (
    given("x", 3),
    layer("Dense", "one", ["x"]),
    layer("Dense", "two", ["x"], activation="tanh"),
)
BOTH = {"one": {"kernel": KERNEL, "bias": BIAS}, "two": {"kernel": KERNEL * 2, "bias": BIAS}}


@pytest.mark.parametrize(
    ("outputs", "name"),
    [
        ({"b": ["one", 0, 0], "a": ["two", 0, 0]}, "b"),
        ({"all": {"b": ["one", 0, 0], "a": ["two", 0, 0]}}, "b"),
        ([["one", 0, 0], ["two", 0, 0]], "one"),
    ],
)
def test_of_several_outputs_the_first_is_read_and_named(outputs: Any, name: str) -> None:
    config = functional(*TWO, outputs=outputs)
    np.testing.assert_allclose(output_of(config, X, weights=BOTH), NET, rtol=1e-12)
    assert f"Of its 2 outputs this is the first, “{name}”." in read(config, weights=BOTH)[1]


@pytest.mark.parametrize("loss", [{"b": "mse", "a": "huber"}, ["mse", "huber"], "mse"])
def test_the_loss_is_the_one_of_the_output_that_is_read(loss: Any) -> None:
    config = functional(*TWO, outputs={"b": ["one", 0, 0], "a": ["two", 0, 0]})
    wire, notes = read(config, weights=BOTH, training={"loss": loss})
    assert wire["text"].splitlines()[-1].startswith("L = mean_squared_error(")
    assert not any("guess" in note for note in notes)


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        ("huber", "Its loss, huber, is none of those here: half the squared error is a guess."),
        (
            {"class_name": "BinaryCrossentropy", "config": {"label_smoothing": 0.1}},
            "Its loss, BinaryCrossentropy with label_smoothing, is none of those here: ",
        ),
        (
            {"class_name": "MeanSquaredError", "config": {"reduction": "sum"}},
            "Its loss, MeanSquaredError by sum, is none of those here: ",
        ),
        ({"class_name": "function", "config": "my_own"}, "Its loss, my_own, is none of those"),
        (None, "The file does not say which loss it is trained by: half the squared error"),
    ],
)
def test_a_loss_that_is_guessed_is_said_to_be_for_the_true_reason(loss: Any, words: str) -> None:
    config = functional(given("x", 3), layer("Dense", "one", ["x"]))
    _, notes = read(config, weights=BOTH, training={"loss": loss})
    (note,) = [note for note in notes if "guess" in note]
    assert note.startswith(words)


def test_a_regularizer_is_said_to_be_left_out_of_the_loss() -> None:
    penalty = {"class_name": "L2", "config": {"l2": 0.01}}
    config = functional(given("x", 3), layer("Dense", "one", ["x"], kernel_regularizer=penalty))
    assert any("Regularizers were left out" in note for note in read(config, weights=BOTH)[1])


def sigmoid(x: Array) -> Array:
    """1 / (1 + e⁻ˣ)."""
    return np.asarray(1 / (1 + np.exp(-x)))


SIGMOID, EXP = sigmoid(NET[0]), np.exp(NET[0])
SHARES = SIGMOID / SIGMOID.sum()
#: What Keras makes of the target (1, 0), by the definitions in its documentation.
LOSSES = {
    "binary, the mean over outputs": (
        "sigmoid",
        "binary_crossentropy",
        -(np.log(SIGMOID[0]) + np.log(1 - SIGMOID[1])) / 2,
    ),
    "binary, from nets": (
        "linear",
        {"class_name": "BinaryCrossentropy", "config": {"from_logits": True}},
        -(np.log(SIGMOID[0]) + np.log(1 - SIGMOID[1])) / 2,
    ),
    "categorical": ("softmax", "categorical_crossentropy", -np.log(EXP[0] / EXP.sum())),
    "categorical, of what are no shares": (
        "sigmoid",
        "categorical_crossentropy",
        -np.log(SHARES[0]),
    ),
    "squared, the mean over outputs": ("linear", "mse", ((NET[0] - [1, 0]) ** 2).mean()),
}


@pytest.mark.parametrize(("activation", "loss", "expected"), LOSSES.values(), ids=LOSSES)
def test_a_loss_has_the_number_that_keras_gives_it(
    activation: str, loss: Any, expected: float
) -> None:
    config = functional(given("x", 3), layer("Dense", "one", ["x"], activation=activation))
    wire, _ = read(config, weights=BOTH, training={"loss": loss})
    _, values = computed(wire, x=X)
    np.testing.assert_allclose(values["L"], expected, rtol=1e-12)


def test_a_loss_over_several_rows_is_their_mean() -> None:
    inputs = given("x", 3)
    inputs["config"]["batch_shape"][0] = 2
    config = functional(inputs, layer("Dense", "one", ["x"], activation="softmax"))
    wire, _ = read(config, weights=BOTH, training={"loss": "categorical_crossentropy"})
    wire["values"]["y"] = [[1.0, 0.0], [0.0, 1.0]]
    x = np.array([[0.3, -0.7, 1.1], [-0.2, 0.5, 0.4]])
    exp = np.exp(x @ KERNEL + BIAS)
    shares = exp / exp.sum(axis=1, keepdims=True)
    _, values = computed(wire, x=x)
    np.testing.assert_allclose(
        values["L"], -(np.log(shares[0, 0]) + np.log(shares[1, 1])) / 2, rtol=1e-12
    )
