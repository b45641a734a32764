"""A small ONNX model for each operator that a graph knows."""

from typing import Any

import numpy as np
from onnx import TensorProto, numpy_helper

from app.engine.arrays import Array
from tests.interchange.graphs.models import RNG, Case, one


def _random(*shape: int) -> Array:
    return np.round(RNG.normal(size=shape), 3)


_CHANNELS = {
    "SCALE": _random(2),
    "SHIFT": _random(2),
    "MEAN": _random(2),
    "VARIANCE": np.abs(_random(2)) + 0.5,
}
_IMAGE = (1, 2, 4, 4)


def recurrent(op: str, gates: int, directions: int = 1, states: int = 0, **more: Any) -> Case:
    """Three steps in time of two rows of two numbers, which go into three units."""
    arrays = {
        "W": _random(directions, gates * 3, 2),
        "R": _random(directions, gates * 3, 3),
        "B": _random(directions, 2 * gates * 3),
        "H": _random(directions, 2, 3),
        "C": _random(directions, 2, 3),
    }
    inputs = ("_", "w", "r", "b", "", "h", "c")[: 5 + states if states else 4]
    given = {name: array for name, array in arrays.items() if name.lower() in inputs}
    return one(op, *inputs, shape=(3, 2, 2), hidden_size=3, **given, **more)


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
    "Expand": one("Expand", "_", "to", TO=np.array([1, 2, 1])),
    "Expand to more": one("Expand", "_", "to", TO=np.array([4, 1, 3]), shape=(2, 1)),
    "ConstantOfShape": Case(
        (
            ("Shape", ("x",), {}),
            ("ConstantOfShape", ("_",), {"value": numpy_helper.from_array(np.array([0.5]))}),
            ("Add", ("x", "_"), {}),
        ),
        (2, 3),
    ),
    "Mod": Case(
        (
            ("Shape", ("x",), {}),
            ("Mod", ("_", "five"), {}),
            ("Reshape", ("x", "_"), {}),
        ),
        (2, 3),
        {"five": np.array(5)},
    ),
    "sizes put together of a shape": Case(
        (
            ("Shape", ("x",), {}),
            ("Slice", ("_", "one", "three"), {}),
            ("Mul", ("_", "one"), {}),
            ("Concat", ("minus", "_"), {"axis": 0}),
            ("Reshape", ("x", "_"), {}),
        ),
        (2, 3, 4),
        {"one": np.array([1]), "three": np.array([3]), "minus": np.array([-1, 1])},
    ),
    "a size taken out of a shape": Case(
        (
            ("Shape", ("x",), {}),
            ("Gather", ("_", "at"), {"axis": 0}),
            ("Add", ("_", "one"), {}),
            ("Sub", ("_", "one"), {}),
            ("Div", ("_", "two"), {}),
            ("Unsqueeze", ("_", "axes"), {}),
            ("Cast", ("_",), {"to": TensorProto.INT64}),
            ("Concat", ("_", "minus"), {"axis": 0}),
            ("Reshape", ("x", "_"), {}),
        ),
        (2, 4),
        {
            "at": np.array(1),
            "one": np.array(1),
            "two": np.array(2),
            "axes": np.array([0]),
            "minus": np.array([-1]),
        },
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
    "RNN": recurrent("RNN", 1),
    "LSTM": recurrent("LSTM", 4),
    "LSTM, its last state": recurrent("LSTM", 4, takes=1),
    "LSTM, its last cell": recurrent("LSTM", 4, states=2, takes=2),
    "LSTM from the end": recurrent("LSTM", 4, direction="reverse", states=1),
    "LSTM in both directions": recurrent("LSTM", 4, 2, direction="bidirectional"),
    "LSTM in both directions, the last states": recurrent(
        "LSTM", 4, 2, direction="bidirectional", takes=1
    ),
    "GRU": recurrent("GRU", 3, states=1),
    "GRU that resets behind the product": recurrent("GRU", 3, linear_before_reset=1),
}
