"""Files that PyTorch, Keras, scikit-learn and ONNX have written, and what those compute with them.

`tests/interchange/make_files.py` has made them.
"""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.graph.passes import forward as graph_forward
from app.engine.iteration import iterate
from app.engine.passes import forward
from app.engine.problem import Problem
from app.interchange.fault import InterchangeError
from app.web.interchange.work import read_file
from app.web.problem.reading import read_wire_graph
from tests.interchange.reading import EXPECTED, FILES, read_stored

SAMPLE = np.array([EXPECTED["sample"]])


def output_of(problem: Problem) -> list[float]:
    """What the network makes of the sample."""
    outputs: list[float] = forward(replace(problem, inputs=SAMPLE)).output[-1][0].tolist()
    return outputs


@pytest.mark.parametrize(
    ("name", "told", "tolerance"),
    [
        ("relu.pt", "relu", 1e-12),
        ("relu.safetensors", "relu", 1e-12),
        ("checkpoint.pth", "relu", 1e-6),
        ("bfloat16.safetensors", "relu", 2e-2),
        ("many.onnx", "many", 1e-6),
        ("model.keras", "keras", 1e-6),
        ("model.h5", "keras", 1e-6),
        ("sklearn.npz", "sklearn", 1e-12),
    ],
)
def test_a_file_gives_the_outputs_that_its_own_software_gives(
    name: str, told: str, tolerance: float
) -> None:
    problem, _ = read_stored(name)
    np.testing.assert_allclose(output_of(problem), EXPECTED[told], atol=tolerance)


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [("relu.pt", 1e-12), ("relu.safetensors", 1e-12), ("checkpoint.pth", 1e-6)],
)
def test_the_gradients_are_those_of_torch(name: str, tolerance: float) -> None:
    problem, _ = read_stored(name)
    assert problem.loss.name == "categorical_cross_entropy"
    assert problem.targets.tolist() == [[1.0, 0.0]]
    done = iterate(replace(problem, inputs=SAMPLE))
    np.testing.assert_allclose(done.loss, EXPECTED["relu_loss"], atol=tolerance)
    for mine, theirs in zip(done.batch_weight_gradient, EXPECTED["relu_gradients"], strict=True):
        np.testing.assert_allclose(mine, theirs, atol=tolerance)


def test_weights_alone_of_keras_are_turned_the_right_way() -> None:
    weights_alone, notes = read_stored("model.weights.h5")
    whole, _ = read_stored("model.keras")
    assert any("transposed" in note for note in notes)
    named = ("relu", "tanh", "softmax")
    layers = tuple(
        replace(layer, activation=ACTIVATIONS[name])
        for layer, name in zip(weights_alone.layers, named, strict=True)
    )
    assert output_of(replace(weights_alone, layers=layers)) == output_of(whole)


def test_every_kind_of_activation_is_recognized_in_a_model_of_onnx() -> None:
    problem, notes = read_stored("many.onnx")
    names = [layer.activation.name for layer in problem.layers]
    assert names == ["gelu", "silu", "elu", "leaky_relu", "softplus", "sigmoid"]
    assert problem.layers[4].biases is None
    assert problem.loss.name == "binary_cross_entropy"
    assert any("which loss" in note for note in notes)


def test_what_a_state_dict_does_not_hold_is_guessed_and_said() -> None:
    problem, notes = read_stored("relu.pt")
    assert [layer.activation.name for layer in problem.layers] == ["relu", "softmax"]
    for words in ("ReLU is a guess", "softmax is a guess", "which loss", "holds no sample"):
        assert any(words in note for note in notes), words


def test_what_a_compiled_keras_model_says_is_not_guessed() -> None:
    problem, notes = read_stored("model.keras")
    assert problem.loss.name == "categorical_cross_entropy"
    assert not any("guess" in note for note in notes)
    assert any("Dropout was left out" in note for note in notes)


@pytest.mark.parametrize("name", ["branched.keras", "branched.h5"])
def test_a_keras_model_that_branches_is_a_graph_with_the_loss_that_it_is_trained_with(
    name: str,
) -> None:
    read = read_file(name, (FILES / name).read_bytes())
    wire = read["graph"]
    assert not any("guess" in note for note in read["notes"])
    assert wire["values"]["y"] == [[1.0, 0.0]]
    wire["values"]["x"] = [EXPECTED["sample"]]
    graph = read_wire_graph(wire)
    np.testing.assert_allclose(graph_forward(graph)[graph.result], EXPECTED["branched"], rtol=1e-6)
    names = {f"{layer}_{of}" for layer in ("first", "last") for of in ("kernel", "bias")}
    assert set(graph.with_respect_to) == names | {"norm_gamma", "norm_beta"}


@pytest.mark.parametrize("name", ["of-keras-2.keras", "of-keras-2.h5"])
def test_a_model_of_keras_2_has_the_loss_that_keras_2_computes(name: str) -> None:
    read = read_file(name, (FILES / name).read_bytes())
    wire = read["graph"]
    assert "Of its 2 outputs this is the first, “b”." in read["notes"]
    assert not any("guess" in note for note in read["notes"])
    wire["values"]["x"] = EXPECTED["keras_2"]["x"]
    graph = read_wire_graph(wire)
    loss = graph_forward(graph)[graph.result]
    np.testing.assert_allclose(loss, EXPECTED["keras_2"]["loss"], rtol=2e-6)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"class_name": "Add"', '"class_name": "ConvLSTM2D"', "cannot be read: ConvLSTM2D"),
        ('"class_name": "Add"', '"class_name": "Dense"', "Dense “add”: it is called with 2 arrays"),
        *(
            ('"batch_shape": [null, 3]', f'"batch_shape": [null, {size}]', "“x” is damaged")
            for size in ("true", "-3", "3.0", '"3"', "1000000000")
        ),
    ],
)
def test_what_a_graph_cannot_have_of_keras_is_named(before: str, after: str, words: str) -> None:
    with ZipFile(FILES / "branched.keras") as file:
        entries = {name: file.read(name) for name in file.namelist()}
    told = entries["config.json"].decode()
    assert before in told
    changed = BytesIO()
    with ZipFile(changed, "w") as file:
        for name, content in {
            **entries,
            "config.json": told.replace(before, after).encode(),
        }.items():
            file.writestr(name, content)
    with pytest.raises(InterchangeError, match=words):
        read_file("m.keras", changed.getvalue())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("whole-model.pt", "save_file(model.state_dict(), 'model.safetensors')"),
        ("convolution.pt", "has the shape 1×1×2×2"),
        ("no-text.h5", "“model_config” in the file is no text"),
    ],
)
def test_what_is_no_stack_of_dense_layers_is_refused_with_the_reason(name: str, words: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        read_stored(name)
    assert words in str(refused.value)


def test_every_file_is_read_or_refused_here() -> None:
    names = {path.name for path in FILES.iterdir()} - {"expected.json"}
    assert len(names) == 16
