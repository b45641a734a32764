"""ONNX: the network's forward pass as a graph of standard operators."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..engine.activations import ELU_ALPHA, LEAKY_SLOPE
from ..engine.arrays import Array
from ..engine.problem import Problem
from .fault import InterchangeError, library
from .graphs.operators.model import UNSOUND
from .graphs.operators.onnx import OnnxModel
from .reading import kept
from .reading.arrays import size_of
from .reading.found import Found
from .reading.message_count import check as check_messages
from .reading.onnx_graph import TANHS, Stack
from .wire import KEY, beside_the_weights

EXTRA = "onnx"
#: The operator set with Gelu, and the version of the file that it came with.
_OPSET, _IR_VERSION = 20, 9

#: The operator of each activation, with its attributes; SiLU has none of its own.
OPERATORS: dict[str, tuple[str, dict[str, Any]]] = {
    "sigmoid": ("Sigmoid", {}),
    "tanh": ("Tanh", {}),
    "relu": ("Relu", {}),
    "leaky_relu": ("LeakyRelu", {"alpha": LEAKY_SLOPE}),
    "elu": ("Elu", {"alpha": ELU_ALPHA}),
    "softplus": ("Softplus", {}),
    "gelu": ("Gelu", {"approximate": "none"}),
    "softmax": ("Softmax", {"axis": -1}),
}
#: Operators that the usual runtime knows in float32 alone.
_SINGLE = {"LeakyRelu", "Elu", "Softplus", "Gelu"}


def write(problem: Problem) -> bytes:
    """The model, from ``input`` (N, d) to ``output`` (N, C), its weights in float64.

    All else of the problem is in its metadata. Operators that runtimes know in float32 alone are
    computed in float32.
    """
    onnx = library("onnx", EXTRA)
    helper, double = onnx.helper, onnx.TensorProto.DOUBLE
    d, *_, c = problem.sizes
    initial = [
        onnx.numpy_helper.from_array(np.ascontiguousarray(array), name)
        for at, layer in enumerate(problem.layers, start=1)
        for name, array in ((f"weight.{at}", layer.weights), (f"bias.{at}", layer.biases))
        if array is not None
    ]
    initial += [
        onnx.numpy_helper.from_array(np.array(factor), f"{what}.{at}")
        for at, layer in enumerate(problem.layers, start=1)
        for what, factor in zip(
            ("stretch", "height"), TANHS.get(layer.activation.name, ()), strict=False
        )
    ]
    graph = helper.make_graph(
        list(_nodes(problem, onnx)),
        "network",
        [helper.make_tensor_value_info("input", double, ["N", d])],
        [helper.make_tensor_value_info("output", double, ["N", c])],
        initial,
    )
    model = helper.make_model(
        graph,
        producer_name="backstep",
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
    )
    helper.set_model_props(model, {KEY: json.dumps(beside_the_weights(problem))})
    written: bytes = model.SerializeToString()
    return written


def _nodes(problem: Problem, onnx: Any) -> Iterator[Any]:
    node, below = onnx.helper.make_node, "input"
    for at, layer in enumerate(problem.layers, start=1):
        net, output = f"net.{at}", "output" if at == len(problem.layers) else f"output.{at}"
        bias = [] if layer.biases is None else [f"bias.{at}"]
        yield node("Gemm", [below, f"weight.{at}", *bias], [net], transB=1)
        name = layer.activation.name
        if name == "identity":
            yield node("Identity", [net], [output])
        elif name == "silu":
            yield node("Sigmoid", [net], [f"share.{at}"])
            yield node("Mul", [net, f"share.{at}"], [output])
        elif name in TANHS:
            yield node("Mul", [net, f"stretch.{at}"], [f"stretched.{at}"])
            yield node("Tanh", [f"stretched.{at}"], [f"tanh.{at}"])
            yield node("Mul", [f"tanh.{at}", f"height.{at}"], [output])
        else:
            operator, attributes = OPERATORS[name]
            if operator in _SINGLE:
                yield node("Cast", [net], [f"{net}.single"], to=onnx.TensorProto.FLOAT)
                yield node(operator, [f"{net}.single"], [f"{output}.single"], **attributes)
                yield node("Cast", [f"{output}.single"], [output], to=onnx.TensorProto.DOUBLE)
            else:
                yield node(operator, [net], [output], **attributes)
        below = output


def read(content: bytes) -> Found | OnnxModel:
    """The dense layers of the model, or else its operators as a graph. Raises InterchangeError."""
    onnx = library("onnx", EXTRA)
    check_messages(content, onnx.ModelProto.DESCRIPTOR)
    try:
        model = onnx.ModelProto.FromString(content)
    except Exception as error:
        raise InterchangeError("This is no ONNX model, or a damaged one.") from error
    graph = model.graph
    if graph.sparse_initializer:
        raise InterchangeError("The model has sparse arrays, which are not read.")
    tensors = {each.name: _tensor(onnx, each) for each in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant" and node.attribute and node.output:
            tensors[node.output[0]] = _tensor(onnx, node.attribute[0].t)
    value = onnx.helper.get_attribute_value
    try:
        found = Stack(graph, tensors, value).followed()
    # No stack, or inputs and attributes that no sound operator has: then the graph says what is.
    except (InterchangeError, *UNSOUND):
        opset = max((each.version for each in model.opset_import if not each.domain), default=1)
        return OnnxModel(graph, tensors, value, opset)
    texts = {each.key: each.value for each in model.metadata_props}
    kept.apply(found, texts.get(KEY))
    return found


def _tensor(onnx: Any, tensor: Any) -> Array:
    name = tensor.name or "constant"
    if tensor.data_location == onnx.TensorProto.EXTERNAL or tensor.external_data:
        raise InterchangeError(
            f"The numbers of “{name[:80]}” are in another file. Save the model in one file: "
            "onnx.save(model, 'model.onnx', save_as_external_data=False)"
        )
    size_of(name, tensor.dims)
    try:
        array: Array = onnx.numpy_helper.to_array(tensor)
    except Exception as error:
        raise InterchangeError(f"“{name[:80]}” is damaged.") from error
    if array.dtype.kind not in "fiu" and array.dtype.kind != "b":
        return np.zeros(0)  # a text: no layer is made of it
    return array
