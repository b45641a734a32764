"""A model of ONNX that is no stack of dense layers becomes a graph with the same numbers."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from onnx.reference import ReferenceEvaluator

from app.engine.arrays import Array
from app.interchange import onnx as of_onnx
from app.interchange.fault import InterchangeError
from app.interchange.graphs.operators.onnx import OnnxModel
from app.interchange.graphs.rules import RULES
from app.interchange.graphs.writer import Writer
from app.web.interchange.work import read_file
from tests.interchange.graphs.cases import CASES, recurrent
from tests.interchange.graphs.models import Case, Nodes, computed, given_to, graph_of, model_of, one

#: Operators that the reference computes in float32.
SINGLE = {"LeakyRelu", "Gelu", "HardSigmoid"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_operator_computes_what_the_reference_of_onnx_does(case: Case) -> None:
    # What is at the end may be taken into the loss: so nothing is.
    follows = replace(case, nodes=(*case.nodes, ("Neg", ("_",), {})))
    model, x = model_of(follows), given_to(case)
    (expected,) = ReferenceEvaluator(model).run(None, {"x": x})
    found = computed(graph_of(model), x)
    # Attributes are float32 there.
    tolerance = 1e-6 if SINGLE & {op for op, _, _ in case.nodes} else 1e-12
    assert any(
        each.shape == expected.shape and np.allclose(each, expected, rtol=1e-9, atol=tolerance)
        for each in found
    )


def test_every_operator_has_a_case() -> None:
    # ReferenceEvaluator has no Swish of its own in this set; x · σ(x) is how it is written.
    assert set(RULES) - {"Swish"} <= {op for case in CASES.values() for op, _, _ in case.nodes}


def test_a_swish_is_a_silu() -> None:
    wire = graph_of(model_of(one("Swish")))
    assert wire["text"].splitlines()[0] == "silu_1 = silu(x)"


@pytest.mark.parametrize("halved", ["before", "behind"])
def test_gelu_by_erf_is_one_operator(halved: str) -> None:
    arrays = {"root": np.array(np.sqrt(2)), "1": np.array(1.0), "half": np.array(0.5)}
    first: Nodes = (("Div", ("_", "root"), {}), ("Erf", ("_",), {}), ("Add", ("_", "1"), {}))
    if halved == "behind":
        rest: Nodes = (("Mul", ("x", "_"), {}), ("Mul", ("_", "half"), {}))
        case = Case((*first, *rest), (2, 3), arrays)
    else:
        before: Nodes = (("Mul", ("_", "half"), {}), ("Div", ("x", "root"), {}))
        case = Case((*before, *first[1:], ("Mul", ("at0", "_"), {})), (2, 3), arrays)
    model, x = model_of(case), given_to(case)
    (expected,) = ReferenceEvaluator(model).run(None, {"x": x})
    wire = graph_of(model)
    assert wire["text"].splitlines()[0] == "gelu_1 = gelu(x)"
    assert any(np.allclose(each, expected, atol=1e-7) for each in computed(wire, x))


def network(*nodes: Any, shape: tuple[int, ...] = (1, 3), **arrays: Array) -> bytes:
    """A file with the nodes in a row."""
    content: bytes = model_of(Case(nodes, shape, arrays)).SerializeToString()
    return content


SKIPS: Nodes = (
    ("Gemm", ("x", "w", "b"), {}),
    ("Relu", ("_",), {}),
    ("Add", ("x", "_"), {}),
)
W, B = np.eye(3) * 0.5, np.array([0.1, -0.2, 0.3])


@pytest.mark.parametrize(
    ("last", "loss", "words"),
    [
        ("Softmax", "cross_entropy(add_1, y)", "cross-entropy is a guess"),
        ("LogSoftmax", "-sum(y * log_softmax_1)", "cross-entropy is a guess"),
        ("Sigmoid", "binary_cross_entropy(sigmoid_1, y)", "binary cross-entropy is a guess"),
        ("Tanh", "half_squared_error(tanh_1, y)", "half the squared error is a guess"),
    ],
)
def test_the_loss_is_guessed_by_the_last_operator_and_said(
    last: str, loss: str, words: str
) -> None:
    found = read_file("skip.onnx", network(*SKIPS, (last, ("_",), {}), w=W, b=B))
    assert found["graph"]["text"].splitlines()[-1] == f"L = {loss}"
    assert found["graph"]["with_respect_to"] == ["w", "b"]
    assert any(words in note for note in found["notes"])
    assert any("holds no sample" in note for note in found["notes"])


def test_a_model_that_computes_one_number_is_taken_for_its_own_loss() -> None:
    nodes: Nodes = (*SKIPS, ("ReduceSum", ("_",), {"keepdims": 0}))
    found = read_file("loss.onnx", network(*nodes, w=W, b=B))
    assert found["graph"]["result"] == "sum_1"
    assert "y" not in found["graph"]["values"]


def test_what_no_graph_has_is_said_operator_by_operator() -> None:
    nodes: Nodes = (("Sin", ("_",), {}), ("Erf", ("_",), {}), ("Sin", ("_",), {}))
    with pytest.raises(InterchangeError) as refused:
        read_file("a.onnx", network(*nodes))
    assert "cannot be read: Sin (2×), Erf." in str(refused.value)
    assert "LayerNormalization" in str(refused.value)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (one("Conv", "_", "w", W=np.ones((2, 1, 3, 3)), group=2, shape=(1, 2, 4, 4)), "its group"),
        (one("MaxPool", kernel_shape=[2, 3], shape=(1, 1, 4, 4)), "its kernel_shape are [2, 3]"),
        (one("MaxPool", kernel_shape=[3, 3], strides=[1, 1], shape=(1, 1, 4, 4)), "its stride is"),
        (one("Elu", alpha=2.0), "its alpha is 2; here it is 1"),
        (one("Transpose", perm=[1, 0, 3, 2], shape=(2, 3, 4, 5)), "its perm is [1, 0, 3, 2]"),
        (one("Reshape", "_", "to", TO=np.array([4, -1])), "do not fill"),
        (one("Transpose", perm=[0, 0]), "none of 2 axes"),
        (one("Mod", "_", "b", B=np.array(2.0)), "it is read of sizes alone"),
        (recurrent("LSTM", 4, clip=1.0), "it clips its nets"),
        (recurrent("LSTM", 4, input_forget=1), "its gates are one"),
        (recurrent("LSTM", 4, direction="bidirectional"), "its direction is bidirectional"),
        (recurrent("LSTM", 4, activations=["Tanh", "Affine", "Tanh"]), "its activations are tanh"),
        (recurrent("GRU", 4), "its weights do not go with its input and its gates"),
        (replace(recurrent("RNN", 1), shape=(101, 2, 2)), "it takes 101 steps in time"),
        (replace(recurrent("RNN", 1), shape=(3, 2)), "has 2 axes; here it has three"),
        (one("Add", "_", "nothing"), "reads “nothing”, which is nowhere"),
        (one("Gather", "_", "at", AT=np.array([0]), axis=1, shape=()), "do not go together"),
    ],
)
def test_an_operator_that_does_not_fit_is_named_with_the_reason(case: Case, words: str) -> None:
    both = replace(case, nodes=(*case.nodes, ("Cos", ("_",), {})))
    with pytest.raises(InterchangeError) as refused:
        graph_of(model_of(both))
    assert str(refused.value).startswith(f"{case.nodes[0][0]} “n0”")
    assert words in str(refused.value)


LARGE: Nodes = (
    ("Conv", ("_", "kernel"), {"pads": [1, 1, 1, 1]}),
    ("Relu", ("_",), {}),
    ("Flatten", ("_",), {}),
    ("Gemm", ("_", "wide"), {}),
    ("Tanh", ("_",), {}),
)
LARGE_ARRAYS = {"kernel": np.full((2, 1, 3, 3), 0.1), "wide": np.full((200, 150), 0.01)}


def test_a_graph_too_large_is_refused_by_how_much_with_the_layers_that_fit() -> None:
    content = network(*LARGE, shape=(1, 1, 10, 10), **LARGE_ARRAYS)
    with pytest.raises(InterchangeError) as refused:
        read_file("large.onnx", content)
    # 18 of the kernel, 100 of x, 30,000 of the product and 150 of the target.
    assert "30,268 numbers that are given, 10,268 more than the 20,000" in str(refused.value)
    assert refused.value.offers == ("1-3",)
    found = read_file("large.onnx", content, "1-3")
    assert "Of the 5 operators of the file, these are 1 to 3." in found["notes"]
    with pytest.raises(InterchangeError, match="the file has 1 to 5"):
        read_file("large.onnx", content, "4-9")


@pytest.mark.parametrize("layers", ["1", "1-1", "2", "1-2", ""])
def test_what_is_picked_is_no_larger_than_a_graph_may_be(layers: str) -> None:
    nodes: Nodes = (("Relu", ("_",), {}), ("Tanh", ("_",), {}))
    with pytest.raises(InterchangeError, match="1,200,000,000 numbers that are given"):
        read_file("vast.onnx", network(*nodes, shape=(20_000, 30_000)), layers)


def test_operators_from_the_middle_take_what_comes_before_as_given() -> None:
    wire = graph_of(model_of(Case(LARGE, (1, 1, 10, 10), LARGE_ARRAYS)), "2-3")
    assert wire["text"].startswith("relu_1 = relu(at0)\n")
    assert np.shape(wire["values"]["at0"]) == (1, 2, 10, 10)


def test_an_axis_that_is_left_open_is_1_and_said() -> None:
    model = model_of(Case(SKIPS, (1, 3), {"w": W, "b": B}))
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_param = "N"
    found = read_file("open.onnx", model.SerializeToString())
    assert np.shape(found["graph"]["values"]["x"]) == (1, 3)
    assert "Axis 1 of its input “x” is left open: 1 here." in found["notes"]


def test_numbers_that_are_not_finite_are_named() -> None:
    with pytest.raises(InterchangeError, match="“w” holds NaN"):
        read_file("nan.onnx", network(*SKIPS, w=W * np.nan, b=B))


def test_a_stack_of_dense_layers_stays_a_network() -> None:
    found = read_file("dense.onnx", network(*SKIPS[:2], w=W, b=B))
    assert found["problem"]["network"]["layers"][0]["activation"] == "relu"
    assert isinstance(of_onnx.read(network(*SKIPS, w=W, b=B)), OnnxModel)


def test_names_are_ones_that_the_text_can_have() -> None:
    writer = Writer()
    wanted = ["0.weight", "0.weight", "relu", "relu", "lambda", "onnx::Add_1", "é", "", "a" * 99]
    names = [writer.name(each) for each in wanted]
    assert names[:6] == ["weight_0", "weight_0_2", "relu_1", "relu_2", "v_lambda", "Add_1"]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and len(name) <= 40 for name in names)
