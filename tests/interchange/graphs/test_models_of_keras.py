"""Keras models that are no stack of dense layers: as graphs they have its outputs and gradients."""
# ruff: noqa: PLC0415 - keras is there where `make formats` runs

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine.graph.passes import backward, forward
from app.web.interchange.work import read_file
from app.web.problem.reading import read_wire_graph

pytestmark = [pytest.mark.formats, pytest.mark.filterwarnings("ignore")]


def _skipping(keras: Any) -> Any:
    layers, x = keras.layers, keras.Input((4,), name="x")
    inner = layers.Dense(6, activation="relu")(x)
    added = layers.Add()([x, layers.Dense(4)(inner), layers.Dense(4, use_bias=False)(x)])
    return keras.Model(x, layers.Dense(2)(layers.LayerNormalization()(added)))


def _merging(keras: Any) -> Any:
    layers, x = keras.layers, keras.Input((3,), name="x")
    names = ("gelu", "silu", "elu", "tanh", "softplus", "leaky_relu", "hard_sigmoid", "sigmoid")
    a, b, c, d, e, f, g, h = (layers.Dense(2, activation=name)(x) for name in names)
    merged = [
        layers.Average()([a, b, c]),
        layers.Maximum()([d, e]),
        layers.Multiply()([f, g]),
        layers.Subtract()([h, a]),
        layers.Minimum()([b, layers.ReLU(negative_slope=0.1)(c)]),
    ]
    return keras.Model(x, layers.Dense(2)(layers.Concatenate()(merged)))


def _shared(keras: Any) -> Any:
    """One layer that two inputs go through."""
    layers, x, z = keras.layers, keras.Input((3,), name="x"), keras.Input((3,), name="z")
    dense = layers.Dense(4, activation="tanh")
    return keras.Model([x, z], layers.Dense(1)(layers.Subtract()([dense(x), dense(z)])))


def _convolving(keras: Any) -> Any:
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((6, 6, 1), name="x"),
            layers.Conv2D(2, 3, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.AveragePooling2D(2),
            layers.Conv2D(3, 2, use_bias=False),
            layers.MaxPooling2D(),
            layers.Dropout(0.5),
            layers.Flatten(),
            layers.Dense(2),
        ]
    )


def _channels_first(keras: Any) -> Any:
    layers, first = keras.layers, {"data_format": "channels_first"}
    return keras.Sequential(
        [
            keras.Input((2, 5, 5), name="x"),
            layers.Conv2D(3, 2, activation="hard_sigmoid", **first),
            layers.BatchNormalization(axis=1),
            layers.SpatialDropout2D(0.3, **first),
            layers.AveragePooling2D(2, **first),
            layers.GaussianNoise(0.5),
            layers.Flatten(**first),
            layers.Dense(2, activation=layers.ReLU(max_value=1.5, name="most")),
        ]
    )


def _normalised_along_axes(keras: Any) -> Any:
    layers, x = keras.layers, keras.Input((3, 4), name="x")
    both = [
        layers.BatchNormalization(axis=1, scale=False)(x),
        layers.BatchNormalization(axis=2, center=False)(x),
        layers.LayerNormalization(axis=2, scale=False)(x),
    ]
    return keras.Model(x, layers.Dense(2)(layers.Flatten()(layers.Add()(both))))


def _over_time(keras: Any) -> Any:
    layers, x = keras.layers, keras.Input((9, 2), name="x")
    seen = layers.Conv1D(3, 3, strides=2)(layers.Rescaling(0.5, offset=0.1)(x))
    both = [layers.GlobalAveragePooling1D()(seen), layers.GlobalMaxPooling1D()(seen)]
    return keras.Model(x, layers.Dense(2)(layers.Concatenate()(both)))


def _recurrent(keras: Any) -> Any:
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((4, 2), name="x"),
            layers.LSTM(3, return_sequences=True, dropout=0.2),
            layers.GRU(2, return_sequences=True),
            layers.GRU(3, reset_after=False, return_sequences=True),
            layers.SimpleRNN(2, activation="relu", go_backwards=True),
            layers.Dense(2),
        ]
    )


def _embedded(keras: Any) -> Any:
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((3,), dtype="int32", name="x"),
            layers.Embedding(7, 4),
            layers.Reshape((2, 6)),
            layers.Permute((2, 1)),
            layers.Flatten(),
            layers.Dense(2),
        ]
    )


def _by_operators(keras: Any) -> Any:
    x = keras.Input((4,), name="x")
    made = keras.ops.relu(x + keras.layers.Dense(4)(x)) * 0.5
    return keras.Model(x, keras.layers.Dense(2)(made - x))


MODELS: dict[str, tuple[Callable[[Any], Any], dict[str, tuple[int, ...]]]] = {
    "skip connections and layer norm": (_skipping, {"x": (1, 4)}),
    "branches that are merged": (_merging, {"x": (1, 3)}),
    "a layer that two inputs share": (_shared, {"x": (1, 3), "z": (1, 3)}),
    "a convolutional network": (_convolving, {"x": (1, 6, 6, 1)}),
    "a convolutional network with the channels first": (_channels_first, {"x": (1, 2, 5, 5)}),
    "normalisation along several axes": (_normalised_along_axes, {"x": (1, 3, 4)}),
    "convolution over time": (_over_time, {"x": (1, 9, 2)}),
    "recurrent layers": (_recurrent, {"x": (1, 4, 2)}),
    "an embedding": (_embedded, {"x": (1, 3)}),
    "operators between layers": (_by_operators, {"x": (1, 4)}),
}


@pytest.fixture
def keras(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Keras by PyTorch, where it computes with 32 bits."""
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    import keras

    keras.utils.set_random_seed(4)
    return keras


@pytest.mark.parametrize(("make", "shapes"), MODELS.values(), ids=MODELS)
@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_graph_has_the_outputs_and_the_gradients_of_keras(
    make: Callable[[Any], Any],
    shapes: dict[str, tuple[int, ...]],
    ending: str,
    tmp_path: Path,
    keras: Any,
) -> None:
    import torch

    model = make(keras)
    draw = np.random.default_rng(5)
    for variable in model.variables:
        drawn = draw.normal(size=variable.shape)
        variable.assign(np.abs(drawn) + 0.5 if "variance" in variable.path else drawn)
    path = tmp_path / f"model{ending}"
    model.save(path)

    wire = read_file(path.name, path.read_bytes())["graph"]
    looked_up = any(type(each).__name__ == "Embedding" for each in model.layers)
    given = {
        name: draw.integers(7, size=shape) if looked_up else draw.normal(size=shape).astype("f4")
        for name, shape in shapes.items()
    }
    wire["values"].update({name: array.tolist() for name, array in given.items()})
    graph = read_wire_graph(wire)
    values = forward(graph)

    inputs = [torch.tensor(array) for array in given.values()]
    output = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    y = torch.tensor(wire["values"]["y"], dtype=torch.float32)
    loss = 0.5 * ((output - y) ** 2).sum()
    loss.backward()
    np.testing.assert_allclose(values[graph.result], loss.item(), rtol=2e-6)
    ours = backward(graph, values)
    theirs = {each.path: each.value.grad.numpy() for each in model.trainable_variables}
    assert len(theirs) == len(graph.with_respect_to)
    for name, gradient in theirs.items():
        # (k, …, in, out) is (out, in, k, …) in a convolution here.
        turned = np.moveaxis(gradient, (-1, -2), (0, 1)) if gradient.ndim > 2 else gradient
        scale = max(1.0, float(np.abs(turned).max()))
        parts = [part for part in name.split("/") if not part.endswith("_cell")]
        named = "_".join(parts[-2:])
        np.testing.assert_allclose(ours[named], turned, rtol=0, atol=2e-6 * scale, err_msg=name)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
@pytest.mark.parametrize(
    ("activation", "loss", "from_logits"),
    [
        ("sigmoid", "BinaryCrossentropy", False),
        (None, "BinaryCrossentropy", True),
        ("softmax", "CategoricalCrossentropy", False),
        ("sigmoid", "CategoricalCrossentropy", False),
        (None, "CategoricalCrossentropy", True),
        ("tanh", "MeanSquaredError", False),
    ],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_graph_is_trained_by_the_loss_of_its_first_output_as_keras_computes_it(
    activation: str | None,
    loss: str,
    from_logits: bool,
    rows: int,
    ending: str,
    tmp_path: Path,
    keras: Any,
) -> None:
    layers, x = keras.layers, keras.Input((4, 2), batch_size=rows, name="x")
    flat = layers.Flatten()(x)
    outputs = {"b": layers.Dense(3, activation=activation)(flat), "a": layers.Dense(1)(flat)}
    model = keras.Model(x, outputs)
    told = {"from_logits": True} if from_logits else {}
    theirs = getattr(keras.losses, loss)(**told)
    model.compile(loss={"b": theirs, "a": "huber"})
    path = tmp_path / f"model{ending}"
    model.save(path)

    read = read_file(path.name, path.read_bytes())
    assert "Of its 2 outputs this is the first, “b”." in read["notes"]
    wire = read["graph"]
    draw = np.random.default_rng(9)
    given = draw.normal(size=(rows, 4, 2)).astype("f4")
    y = np.eye(3, dtype="f4")[draw.integers(3, size=rows)]
    wire["values"].update({"x": given.tolist(), "y": y.tolist()})
    graph = read_wire_graph(wire)
    expected = theirs(y, model(given)["b"]).item()
    np.testing.assert_allclose(forward(graph)[graph.result], expected, rtol=4e-6)
