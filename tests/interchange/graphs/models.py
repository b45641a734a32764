"""Small ONNX models, what they are given, and the graphs that are read of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from app.engine.arrays import Array
from app.engine.graph.passes import forward
from app.interchange.graphs.operators.onnx import OnnxModel
from app.web.problem.reading import read_wire_graph

RNG = np.random.default_rng(18)


Nodes: TypeAlias = tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...]


@dataclass(frozen=True, eq=False)
class Case:
    """Nodes (op, inputs, attributes) in a row: ``_`` is what is before, and ``x`` at the first.

    Of a node with several outputs the attribute ``takes`` says which is taken, where not the first.
    """

    nodes: Nodes
    shape: tuple[int, ...]
    arrays: Mapping[str, Array] = field(default_factory=dict)
    whole: bool = False
    positive: bool = False


def one(op: str, *inputs: str, shape: tuple[int, ...] = (2, 3), **more: Any) -> Case:
    """A case of one operator; arrays are told by their names among ``more``, in capitals."""
    arrays = {name.lower(): np.asarray(more.pop(name)) for name in list(more) if name.isupper()}
    flags = {name: more.pop(name) for name in ("whole", "positive") if name in more}
    return Case(((op, inputs or ("_",), more),), shape, arrays, **flags)


def model_of(case: Case, opset: int = 20) -> onnx.ModelProto:
    """The model, in float64 so that nothing is rounded but by the last digits."""
    nodes, before = [], "x"
    for place, (op, inputs, attributes) in enumerate(case.nodes):
        output = "out" if place == len(case.nodes) - 1 else f"at{place}"
        named = [before if name == "_" else name for name in inputs]
        told = {name: value for name, value in attributes.items() if name != "takes"}
        outputs = [*[""] * attributes.get("takes", 0), output]
        nodes.append(helper.make_node(op, named, outputs, name=f"n{place}", **told))
        before = output
    kind = TensorProto.INT64 if case.whole else TensorProto.DOUBLE
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", kind, list(case.shape))],
        [helper.make_tensor_value_info("out", TensorProto.DOUBLE, None)],
        [numpy_helper.from_array(array, name) for name, array in case.arrays.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)


def given_to(case: Case) -> Array:
    """What comes into a case."""
    if case.whole:
        return np.arange(np.prod(case.shape)).reshape(case.shape)
    numbers = RNG.normal(size=case.shape)
    return np.abs(numbers) + 0.5 if case.positive else numbers


def graph_of(model: onnx.ModelProto, layers: str = "") -> dict[str, Any]:
    """What is read of the model, written as a graph though it were a network."""
    tensors = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    opset = model.opset_import[0].version
    found = OnnxModel(model.graph, tensors, helper.get_attribute_value, opset).written(layers)
    wire, notes = found.wire()
    return {**wire, "notes": notes}


def computed(wire: dict[str, Any], x: Array) -> list[Array]:
    """Every array of the graph, where x is given."""
    values = {**wire["values"], "x": x.tolist()}
    graph = read_wire_graph({**{k: v for k, v in wire.items() if k != "notes"}, "values": values})
    return [np.asarray(each) for each in forward(graph).values()]
