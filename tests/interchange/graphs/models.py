"""Small ONNX models, one for each operator that a graph knows, and what they are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from app.engine.arrays import Array

RNG = np.random.default_rng(18)


Nodes: TypeAlias = tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...]


@dataclass(frozen=True, eq=False)
class Case:
    """Nodes (op, inputs, attributes) in a row: ``_`` is what is before, and ``x`` at the first."""

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
        nodes.append(helper.make_node(op, named, [output], name=f"n{place}", **attributes))
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


def _random(*shape: int) -> Array:
    return np.round(RNG.normal(size=shape), 3)


_CHANNELS = {
    "SCALE": _random(2),
    "SHIFT": _random(2),
    "MEAN": _random(2),
    "VARIANCE": np.abs(_random(2)) + 0.5,
}
_IMAGE = (1, 2, 4, 4)

CASES: dict[str, Case] = {
    **{
        op: one(op)
        for op in (
            *("Sigmoid", "Tanh", "Relu", "Softplus", "Exp", "Abs", "Cos", "Neg", "Identity"),
            *("LeakyRelu", "Elu", "Gelu", "HardSigmoid", "Softmax", "LogSoftmax", "Flatten"),
        )
    },
    **{op: one(op, positive=True) for op in ("Log", "Sqrt", "Reciprocal")},
    "LeakyRelu of another slope": one("LeakyRelu", alpha=0.3),
    "Gelu by tanh": one("Gelu", approximate="tanh"),
    "HardSigmoid of other numbers": one("HardSigmoid", alpha=0.3, beta=0.4),
    "Swish": Case((("Sigmoid", ("_",), {}), ("Mul", ("x", "_"), {})), (2, 3)),
    "Clip": one("Clip", "_", "low", "high", LOW=np.array(-0.5), HIGH=np.array(0.25)),
    "Clip on one side": one("Clip", "_", "", "high", HIGH=np.array(0.25)),
    **{op: one(op, "_", "b", B=_random(3)) for op in ("Add", "Sub", "Mul", "Max", "Min")},
    "Div": one("Div", "_", "b", B=np.array([2.0, -0.5, 4.0])),
    "Pow": one("Pow", "_", "b", B=np.array(3.0)),
    "Max of three": one("Max", "_", "b", "c", B=_random(3), C=_random(2, 1)),
    "MatMul": one("MatMul", "_", "w", W=_random(3, 2)),
    "MatMul of stacks": one("MatMul", "_", "w", W=_random(3, 2), shape=(2, 4, 3)),
    "Gemm": one("Gemm", "_", "w", "b", W=_random(3, 2), B=_random(2)),
    "Gemm, scaled and turned": one(
        "Gemm",
        "_",
        "w",
        "b",
        W=_random(4, 2),
        B=_random(3, 1),
        transA=1,
        transB=1,
        alpha=0.5,
        beta=2.0,
        shape=(2, 3),
    ),
    "Softmax over rows": one("Softmax", axis=0),
    **{
        f"{op}{words}": one(op, *inputs, shape=(2, 3, 2), **more)
        for op in ("ReduceSum", "ReduceMean", "ReduceMax", "ReduceSumSquare", "ReduceL2")
        for words, inputs, more in (
            ("", (), {}),
            (" of axes", ("_", "axes"), {"AXES": np.array([0, -1]), "keepdims": 0}),
            (" of an axis, kept", ("_", "axes"), {"AXES": np.array([1])}),
        )
    },
    "Cast": one("Cast", to=TensorProto.DOUBLE),
    "Dropout": one("Dropout"),
    "Reshape": one("Reshape", "_", "to", TO=np.array([3, -1])),
    "Reshape that keeps an axis": one("Reshape", "_", "to", TO=np.array([0, 3, 1])),
    "Squeeze": one("Squeeze", "_", "axes", AXES=np.array([0]), shape=(1, 3, 1)),
    "Squeeze of all": one("Squeeze", shape=(1, 3, 1)),
    "Unsqueeze": one("Unsqueeze", "_", "axes", AXES=np.array([0, -1])),
    "Concat": one("Concat", "_", "b", B=_random(2, 2), axis=-1),
    "Transpose": one("Transpose"),
    "Transpose beside an axis of 1": one("Transpose", perm=[0, 2, 1], shape=(1, 2, 3)),
    "Transpose of heads": one("Transpose", perm=[0, 2, 1, 3], shape=(1, 3, 2, 2)),
    "Transpose of heads and keys": one("Transpose", perm=[0, 2, 3, 1], shape=(1, 3, 2, 4)),
    "Slice": one(
        "Slice",
        "_",
        "from",
        "to",
        "axes",
        FROM=np.array([1]),
        TO=np.array([-1]),
        AXES=np.array([1]),
        shape=(2, 5),
    ),
    "Split": Case((("Split", ("_",), {"axis": 1, "num_outputs": 1}),), (2, 4)),
    "Gather of a place": one("Gather", "_", "at", AT=np.array(1), axis=1),
    "Gather of a place, kept": one("Gather", "_", "at", AT=np.array([1]), axis=1),
    "Gather": one("Gather", "table", "_", TABLE=_random(5, 3), shape=(2,), whole=True),
    "Gather of rows that are known": one("Gather", "_", "at", AT=np.array([1, 0, 1])),
    "Shape": Case(
        (("Exp", ("_",), {}), ("Shape", ("x",), {}), ("Reshape", ("at0", "_"), {})), (2, 3)
    ),
    "Conv": one("Conv", "_", "w", "b", W=_random(3, 2, 3, 3), B=_random(3), shape=_IMAGE),
    "Conv, padded and strided": one(
        "Conv", "_", "w", W=_random(3, 2, 2, 2), strides=[2, 2], pads=[1, 1, 1, 1], shape=_IMAGE
    ),
    "Conv of the same size": one(
        "Conv", "_", "w", W=_random(1, 2, 3, 3), auto_pad="SAME_UPPER", shape=_IMAGE
    ),
    "Conv over one axis": one("Conv", "_", "w", W=_random(3, 2, 3), shape=(1, 2, 6)),
    "MaxPool": one("MaxPool", kernel_shape=[2, 2], strides=[2, 2], shape=_IMAGE),
    "AveragePool": one("AveragePool", kernel_shape=[2, 2], strides=[2, 2], shape=_IMAGE),
    "GlobalAveragePool": one("GlobalAveragePool", shape=_IMAGE),
    "GlobalMaxPool": one("GlobalMaxPool", shape=_IMAGE),
    "BatchNormalization": one(
        "BatchNormalization",
        "_",
        "scale",
        "shift",
        "mean",
        "variance",
        shape=_IMAGE,
        epsilon=1e-3,
        **_CHANNELS,
    ),
    "LayerNormalization": one(
        "LayerNormalization", "_", "scale", "shift", SCALE=_random(3), SHIFT=_random(3)
    ),
    "LayerNormalization of another ε": one(
        "LayerNormalization", "_", "scale", SCALE=_random(3), epsilon=1e-2
    ),
}
