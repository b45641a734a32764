"""Against other software: ONNX Runtime, Keras, scikit-learn, LibreOffice, LaTeX and Jupyter."""
# ruff: noqa: PLC0415 - each is there where `make formats` runs

import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import openpyxl
import pytest

from app.engine.iteration import iterate
from app.engine.passes import forward
from app.engine.problem import Problem
from app.interchange import formats
from tests.interchange.optimizers import OPTIMIZERS
from tests.interchange.reading import read
from tests.problems import EXAMPLES, HIDDEN, OUTPUTS_AND_LOSSES, problem_from_json, random_problem

pytestmark = [
    pytest.mark.formats,
    # Of those libraries among themselves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Stochastic Optimizer"),
]

#: Activations that Keras has not, or otherwise.
NOT_IN_KERAS = ("leaky_relu", "bipolar_sigmoid", "scaled_tanh")
EXAMPLE_PROBLEMS = {name: problem_from_json(of.problem) for name, of in EXAMPLES.items()}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_onnx_runtime_computes_the_outputs_that_we_compute(hidden: str) -> None:
    import onnxruntime

    problem = random_problem((3, 4, 2), (hidden, "softmax"), "categorical_cross_entropy", samples=3)
    session = onnxruntime.InferenceSession(formats.write(problem, "onnx"))
    (output,) = session.run(None, {"input": problem.inputs})
    single = hidden in ("leaky_relu", "elu", "softplus", "gelu")
    np.testing.assert_allclose(output, forward(problem).output[-1], atol=1e-6 if single else 1e-12)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
@pytest.mark.parametrize("hidden", [each for each in HIDDEN if each not in NOT_IN_KERAS])
def test_a_keras_model_has_the_outputs_that_keras_computes(
    hidden: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_BACKEND", os.environ.get("KERAS_BACKEND", "torch"))
    import keras

    model = keras.Sequential(
        [
            keras.Input((3,)),
            keras.layers.Dense(4, activation="linear" if hidden == "identity" else hidden),
            keras.layers.Dense(2, activation="softmax"),
        ]
    )
    path = tmp_path / f"model{ending}"
    model.save(path)
    problem, _ = read(path.name, path.read_bytes())
    x = np.array([[0.3, -0.7, 1.1]], np.float32)
    theirs = np.asarray(keras.ops.convert_to_numpy(model(x)))
    np.testing.assert_allclose(
        forward(replace(problem, inputs=x.astype(float))).output[-1], theirs, atol=1e-6
    )


@pytest.mark.parametrize("activation", ["logistic", "tanh", "relu"])
def test_what_scikit_learn_has_learned_is_read_from_its_arrays(activation: str) -> None:
    from sklearn.neural_network import MLPRegressor

    rng = np.random.default_rng(1)
    x = rng.normal(size=(40, 3))
    model = MLPRegressor(
        hidden_layer_sizes=(5, 4), activation=activation, max_iter=20, random_state=1
    )
    model.fit(x, x.sum(axis=1))
    file = BytesIO()
    arrays: dict[str, Any] = {f"coefs_{n}": each for n, each in enumerate(model.coefs_)}
    arrays |= {f"intercepts_{n}": each for n, each in enumerate(model.intercepts_)}
    np.savez(file, **arrays)
    problem, _ = read("model.npz", file.getvalue())
    from app.engine.activations import ACTIVATIONS

    g = ACTIVATIONS[{"logistic": "sigmoid"}.get(activation, activation)]
    *hidden, last = problem.layers
    layers = (*(replace(layer, activation=g) for layer in hidden), last)
    problem = replace(problem, layers=layers, inputs=x, targets=np.zeros((40, 1)))
    np.testing.assert_allclose(forward(problem).output[-1][:, 0], model.predict(x), atol=1e-12)


def recalculated(content: bytes, folder: Path, change: dict[str, float] | None = None) -> Any:
    """The workbook as LibreOffice computes it from its formulas alone, some cells changed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None, "This test needs LibreOffice: apt-get install libreoffice-calc"
    book = openpyxl.load_workbook(BytesIO(content))
    for name, value in (change or {}).items():
        sheet, _, address = book.defined_names[name].attr_text.rpartition("!")
        book[sheet.strip("'")][address.replace("$", "")].value = value
    book.save(folder / "given.xlsx")  # without any computed value
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "given.xlsx")], check=True, capture_output=True)
    return openpyxl.load_workbook(folder / "out" / "given.xlsx", data_only=True)


def assert_every_cell_is(book: Any, problem: Problem) -> None:
    """As the spreadsheet of the problem stores it, which other tests hold to the engine."""
    stored = openpyxl.load_workbook(BytesIO(formats.write(problem, "xlsx")), data_only=True)
    seen = 0
    for sheet in stored:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    value = book[sheet.title][cell.coordinate].value
                    np.testing.assert_allclose(
                        value, cell.value, rtol=1e-9, atol=1e-12, err_msg=cell.coordinate
                    )
                    seen += 1
    assert seen


def spreadsheets() -> dict[str, Problem]:
    """The examples, every optimizer in its second iteration, every output and loss."""
    found = dict(EXAMPLE_PROBLEMS)
    for number, (name, chosen) in enumerate(OPTIMIZERS.items()):
        plain = random_problem((3, 4, 2), (HIDDEN[number], "tanh"), "half_squared_error", samples=2)
        found[name] = iterate(replace(plain, optimizer=chosen)).next_problem()
    for output, loss in OUTPUTS_AND_LOSSES:
        found[f"{output} {loss}"] = random_problem((2, 9, 2), ("gelu", output), loss, samples=2)
    return found


SPREADSHEETS = spreadsheets()


@pytest.mark.parametrize("problem", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_libreoffice_computes_every_cell_as_we_do(problem: Problem, tmp_path: Path) -> None:
    assert_every_cell_is(recalculated(formats.write(problem, "xlsx"), tmp_path), problem)


def test_libreoffice_computes_every_cell_as_we_do_after_a_weight_is_changed(
    tmp_path: Path,
) -> None:
    problem = EXAMPLE_PROBLEMS["xor-2-2-1"]
    weights = [layer.weights.copy() for layer in problem.layers]
    weights[0][1, 0] = 1.25
    changed = problem.with_parameters(weights, [layer.biases for layer in problem.layers])
    content = formats.write(problem, "xlsx")
    assert_every_cell_is(recalculated(content, tmp_path, {"weight.1.1.0": 1.25}), changed)


@pytest.mark.parametrize("problem", EXAMPLE_PROBLEMS.values(), ids=EXAMPLE_PROBLEMS)
def test_the_picture_compiles(problem: Problem, tmp_path: Path) -> None:
    latex = shutil.which("tectonic") or shutil.which("pdflatex")
    assert latex is not None, "This test needs LaTeX: apt-get install texlive-latex-extra"
    (tmp_path / "picture.tex").write_bytes(formats.write(problem, "tikz"))
    options = [] if latex.endswith("tectonic") else ["-halt-on-error", "-interaction=batchmode"]
    told = subprocess.run(
        [latex, *options, "picture.tex"], cwd=tmp_path, capture_output=True, check=False
    )
    log = tmp_path / "picture.log"
    assert told.returncode == 0, log.read_text("utf-8", "replace")[-2000:] if log.exists() else told
    assert (tmp_path / "picture.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("problem", EXAMPLE_PROBLEMS.values(), ids=EXAMPLE_PROBLEMS)
def test_jupyter_runs_the_notebook_without_an_error(problem: Problem) -> None:
    from nbclient import NotebookClient

    notebook = nbformat.reads(formats.write(problem, "ipynb").decode(), as_version=4)
    NotebookClient(notebook, timeout=120).execute()
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", [])]
    assert outputs
    assert not [each for each in outputs if each.output_type == "error"]
