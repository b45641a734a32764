"""Models of Keras as their files tell them, layer by layer, and what is read of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from app.engine.arrays import Array
from app.engine.graph.graph import Graph
from app.engine.graph.passes import forward
from app.interchange.graphs.keras.model import keras_model
from app.web.problem.reading import read_wire_graph

#: A dense layer of three inputs and two units, a sample, and its net.
KERNEL, BIAS = np.array([[0.5, -1.0], [0.25, 2.0], [1.5, 0.75]]), np.array([0.1, -0.2])
X = np.array([[0.3, -0.7, 1.1]])
NET = X @ KERNEL + BIAS
#: The arrays of each layer, by its name.
Weights = Mapping[str, Mapping[str, Array]]


def given(name: str = "x", *shape: int) -> dict[str, Any]:
    """What comes in, one sample of it."""
    config = {"name": name, "batch_shape": [1, *shape]}
    return {"class_name": "InputLayer", "config": config, "name": name, "inbound_nodes": []}


def layer(kind: str, name: str, *calls: Sequence[Any], **config: Any) -> dict[str, Any]:
    """A layer as Keras 2 has it: each call is what goes in, names of layers or numbers."""
    told = [
        [[each, 0, 0, {}] if isinstance(each, str) else each for each in call] for call in calls
    ]
    return {
        "class_name": kind,
        "config": {"name": name, **config},
        "name": name,
        "inbound_nodes": told,
    }


def functional(*layers: Mapping[str, Any], outputs: Any = None) -> dict[str, Any]:
    """A model of the layers; its output is the last one where ``outputs`` says nothing else."""
    last = outputs or [[layers[-1]["name"], 0, 0]]
    return {
        "class_name": "Functional",
        "config": {"name": "model", "layers": list(layers), "output_layers": last},
    }


def read(
    config: Mapping[str, Any],
    weights: Weights | None = None,
    training: Any = None,
    version: int | None = 3,
) -> tuple[dict[str, Any], list[str]]:
    """The graph as the wire has it, and the notes."""
    arrays = weights or {}
    model = keras_model(config, lambda _, name, __: arrays.get(name, {}), training, version)
    return model.written("").wire()


def computed(wire: Mapping[str, Any], **inputs: Array) -> tuple[Graph, dict[str, Array]]:
    """Every array of the graph, where that comes in."""
    values = {**wire["values"], **{name: array.tolist() for name, array in inputs.items()}}
    graph = read_wire_graph({**wire, "values": values})
    return graph, {name: np.asarray(each) for name, each in forward(graph).items()}


def output_of(config: Any, x: Array, **told: Any) -> Array:
    """What the model makes of x: what its loss, half the squared error here, is taken of."""
    wire, _ = read(config, **told)
    last = wire["text"].splitlines()[-1]
    assert last.startswith("L = half_squared_error("), last
    _, values = computed(wire, x=x)
    made: Array = values[last.removeprefix("L = half_squared_error(").partition(",")[0]]
    return made
