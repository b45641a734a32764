"""What is written is read again as the same problem, and by the library whose format it is."""

import json
from dataclasses import replace
from io import BytesIO

import numpy as np
import onnx
import pytest
from onnx.reference import ReferenceEvaluator
from safetensors.numpy import load

from app.engine.iteration import iterate
from app.engine.optimizers import RULES, optimizer
from app.engine.passes import forward
from app.engine.problem import Problem
from app.interchange import formats
from app.interchange.formats import FORMATS
from app.interchange.state_names import named_parameters
from tests.interchange.reading import assert_same, read
from tests.problems import EXAMPLES, HIDDEN, OUTPUTS_AND_LOSSES, problem_from_json, random_problem

BOTH_WAYS = [name for name, of in FORMATS.items() if of.reads and of.writes]
#: A spreadsheet has 16 digits of a number.
DIGITS = {"xlsx": 16}

both_ways = pytest.mark.parametrize("name", BOTH_WAYS)


def back(problem: Problem, name: str) -> tuple[Problem, list[str]]:
    return read(f"model{FORMATS[name].endings[0]}", formats.write(problem, name))


@both_ways
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_comes_back_as_it_went_out(name: str, example: str) -> None:
    problem = problem_from_json(EXAMPLES[example].problem)
    read_back, notes = back(problem, name)
    assert notes == []
    assert_same(read_back, problem, DIGITS.get(name, 17))


@both_ways
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_hidden_activation_comes_back(name: str, hidden: str) -> None:
    problem = random_problem(
        (3, 4, 2), (hidden, "identity"), "half_squared_error", samples=2, biases=["frozen", "none"]
    )
    assert_same(back(problem, name)[0], problem, DIGITS.get(name, 17))


@both_ways
@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
def test_every_output_and_loss_comes_back(name: str, output: str, loss: str) -> None:
    problem = random_problem((2, 2, 3), ("tanh", output), loss, samples=2, reduction="mean")
    assert_same(back(problem, name)[0], problem, DIGITS.get(name, 17))


@pytest.mark.parametrize("hidden", HIDDEN)
def test_an_onnx_model_computes_the_outputs_that_we_compute(hidden: str) -> None:
    problem = random_problem((3, 4, 2), (hidden, "softmax"), "categorical_cross_entropy", samples=3)
    model = onnx.load_model_from_string(formats.write(problem, "onnx"))
    onnx.checker.check_model(model, full_check=True)
    (output,) = ReferenceEvaluator(model).run(None, {"input": problem.inputs})
    single = hidden in ("leaky_relu", "elu", "softplus", "gelu")
    np.testing.assert_allclose(output, forward(problem).output[-1], atol=1e-6 if single else 1e-12)


def test_numpy_and_safetensors_load_the_names_of_a_sequential() -> None:
    problem = random_problem((3, 4, 2), ("tanh", "softmax"), "categorical_cross_entropy")
    named = named_parameters(problem)
    assert list(named) == ["0.weight", "0.bias", "2.weight", "2.bias"]
    loaded = load(formats.write(problem, "safetensors"))
    with np.load(BytesIO(formats.write(problem, "npz")), allow_pickle=False) as archive:
        for name, array in named.items():
            np.testing.assert_array_equal(loaded[name], array)
            np.testing.assert_array_equal(archive[name], array)


def test_json_is_what_the_page_exports() -> None:
    example = EXAMPLES["mazur-2-2-2"].problem
    written = json.loads(formats.write(problem_from_json(example), "json"))
    assert written == example


@pytest.mark.parametrize("rule", RULES)
def test_an_optimizer_goes_out_with_its_options_and_what_it_keeps(rule: str) -> None:
    plain = random_problem((2, 2, 1), ("tanh", "identity"), "half_squared_error")
    problem = iterate(
        replace(plain, optimizer=optimizer(rule, 0.1, weight_decay=0.25))
    ).next_problem()
    written = json.loads(formats.write(problem, "json"))
    assert written["optimizer"] == {"name": rule, "learning_rate": 0.1, "weight_decay": 0.25}
    state = problem.optimizer_state
    if state is not None:
        assert written["optimizer_state"].keys() == {"iteration", *problem.optimizer.kept}
