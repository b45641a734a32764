"""A Keras model is read as a network only where it is one; a graph has the rest."""

from typing import Any

import numpy as np
import pytest

from app.engine.arrays import Array
from app.interchange.fault import InterchangeError
from app.interchange.reading import keras_layers
from app.interchange.reading.complete import complete
from app.interchange.reading.found import Found, Limits

KERNELS: list[tuple[Array, Array | None]] = [
    (np.ones((3, 2)), np.zeros(2)),
    (np.ones((2, 2)), np.zeros(2)),
]


def sequential(*layers: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """A model of the layers in a row."""
    told = [
        {"class_name": kind, "config": {"name": f"{kind}{n}", **of}}
        for n, (kind, of) in enumerate(layers)
    ]
    return {"class_name": "Sequential", "config": {"layers": told}}


def stack(*layers: tuple[str, dict[str, Any]], loss: Any = None) -> Found:
    """The network that the layers are, trained by the loss."""
    found = keras_layers.stack(sequential(*layers), KERNELS)
    keras_layers.compiled(found, {"loss": loss})
    return found


INPUT = ("InputLayer", {"batch_shape": [None, 3]})
DENSE: tuple[str, dict[str, Any]] = ("Dense", {})


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((DENSE, ("ReLU", {"threshold": 0.5})), "ReLU has the threshold 0.5"),
        ((DENSE, ("ReLU", {"max_value": 0})), "ReLU has the max_value 0"),
        ((DENSE, ("ReLU", {"negative_slope": 10**400})), "ReLU has the negative_slope 1000"),
        ((DENSE, ("LeakyReLU", {"alpha": 0.3})), "LeakyReLU has the negative_slope 0.3"),
        ((DENSE, ("Softmax", {"axis": 0})), "Softmax has the axis 0"),
        (
            (("Dense", {"activation": {"class_name": "ReLU", "config": {"max_value": 6}}}),),
            "ReLU has the max_value 6",
        ),
        (
            (("Dense", {"activation": {"class_name": "ELU", "config": {"alpha": 2}}}),),
            "ELU has the alpha 2",
        ),
        ((("InputLayer", {"batch_shape": [None, 2, 3]}), DENSE), "more than a row of numbers"),
        (
            (
                ("InputLayer", {"batch_shape": [None, 1, 3]}),
                ("Flatten", {"data_format": "channels_first"}),
                DENSE,
            ),
            "more than a row of numbers",
        ),
        ((INPUT, ("Dropout", {})), "There is no dense layer"),
        ((INPUT, ("LSTM", {})), "a layer of the kind LSTM"),
    ],
)
def test_what_is_no_network_is_left_to_the_graph(layers: Any, words: str) -> None:
    with pytest.raises(InterchangeError, match=words):
        stack(*layers)


def test_activations_whose_numbers_are_ours_are_read() -> None:
    for activation, name in (
        (("ReLU", {"negative_slope": 0.0, "threshold": 0.0, "max_value": None}), "relu"),
        (("LeakyReLU", {"alpha": float(np.float32(0.01))}), "leaky_relu"),
        (("LeakyReLU", {"negative_slope": 0.01}), "leaky_relu"),
    ):
        assert stack(INPUT, DENSE, activation).layers[0].activation == name


def test_layers_whose_sizes_do_not_follow_are_no_network() -> None:
    with pytest.raises(InterchangeError, match="“Dense2” takes more than a row"):
        keras_layers.stack(sequential(INPUT, DENSE, DENSE), [KERNELS[0], KERNELS[0]])


def test_a_model_with_several_outputs_is_no_network() -> None:
    config = sequential(INPUT, DENSE)
    config["config"]["output_layers"] = {"a": ["Dense1", 0, 0], "b": ["InputLayer0", 0, 0]}
    with pytest.raises(InterchangeError, match="several outputs"):
        keras_layers.stack(config, KERNELS)


@pytest.mark.parametrize(
    ("loss", "activation"),
    [
        ("categorical_crossentropy", "sigmoid"),
        ({"class_name": "CategoricalCrossentropy", "config": {"from_logits": True}}, "relu"),
        ({"class_name": "BinaryCrossentropy", "config": {"from_logits": True}}, "sigmoid"),
    ],
)
def test_a_loss_that_the_engine_would_take_otherwise_is_left_to_the_graph(
    loss: Any, activation: str
) -> None:
    with pytest.raises(InterchangeError, match="The loss does not take"):
        stack(INPUT, ("Dense", {"activation": activation}), loss=loss)


def test_layers_that_are_left_out_are_said_once_each() -> None:
    quiet: list[tuple[str, dict[str, Any]]] = [
        ("Dropout", {}),
        ("GaussianNoise", {}),
        ("Dropout", {}),
    ]
    assert stack(INPUT, *quiet, DENSE).notes == [
        "Dropout was left out: it changes nothing once training is over.",
        "GaussianNoise was left out: it changes nothing once training is over.",
    ]


def guesses(found: Found, layers: str = "") -> list[str]:
    """What is said of what was guessed."""
    _, notes = complete(found, Limits(9, 9, 99, 9), layers)
    return [note for note in notes if "guess" in note]


def test_why_a_loss_is_a_guess_is_said_truly() -> None:
    assert guesses(stack(INPUT, DENSE, loss="huber")) == [
        "Its loss, huber, is none of those here: half squared error is a guess."
    ]
    assert guesses(stack(INPUT, DENSE)) == [
        "The file does not say which loss it is trained by: half squared error is a guess."
    ]
    two = stack(INPUT, DENSE, DENSE, loss="mse")
    assert guesses(two) == []
    assert guesses(two, "1") == [
        "The loss comes behind layers that were not picked: half squared error is a guess."
    ]


def test_a_mean_of_keras_that_is_a_sum_here_is_said() -> None:
    found = stack(INPUT, ("Dense", {"activation": "sigmoid"}), loss="binary_crossentropy")
    assert found.loss == "binary_cross_entropy"
    assert any("over the 2 outputs; here it is their sum, 2 times" in each for each in found.notes)
