"""The program of an iteration, run by itself, prints what the trace and autograd compute."""

import contextlib
import io
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.iteration import iterate
from app.engine.problem import Problem
from app.explain.notation import Notation
from app.explain.program import program
from app.explain.program_names import ProgramNames
from app.trace.schedule import Schedule
from tests.explain.run_program import Printed, printed_for, read
from tests.oracle import gradients, parameters, sample_losses
from tests.problems import EXAMPLES, output_layer, problem_from_json, random_problem
from tests.strategies import problems

PROBLEMS = {name: problem_from_json(example.problem) for name, example in EXAMPLES.items()}


def assert_close(actual: Any, expected: Any, name: str = "") -> None:
    """Equal to 1e-10."""
    np.testing.assert_allclose(actual, expected, rtol=1e-10, atol=1e-10, err_msg=name)


every_example = pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
either_style = pytest.mark.parametrize("style", ["lecture", "textbook"])


def check(problem: Problem, printed: Printed, style: str = "lecture") -> None:
    """Compare the loss and all gradients with autograd's, the rest with the iteration."""
    names = ProgramNames(Notation(problem, style))
    of_batch = "batch_" if len(problem.inputs) > 1 else ""
    join = np.mean if problem.reduction == "mean" else np.sum
    loss = join(sample_losses(problem, parameters(problem)))
    expected = {f"{of_batch}loss": loss}
    done = iterate(problem)
    for at, (by_weight, by_bias) in enumerate(gradients(problem), start=1):
        layer, weight, bias = problem.layers[at - 1], names.weight(at), names.bias(at)
        expected[f"{of_batch}grad_{weight}"] = by_weight
        expected[f"{weight}_new"] = done.updated_weight[at - 1]
        if layer.biases is not None:
            expected[f"{of_batch}grad_{bias}"] = by_bias
            if layer.train_biases:
                expected[f"{bias}_new"] = done.updated_bias[at - 1]
    assert printed.keys() == expected.keys()
    for name, value in expected.items():
        assert_close(printed[name], value, name)


@every_example
@either_style
def test_run_by_itself_it_prints_the_gradients_of_each_example(
    problem: Problem, style: str
) -> None:
    check(problem, printed_for(problem, style), style)


@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_run_by_itself_it_prints_the_gradients_of_a_batch(reduction: str) -> None:
    problem = random_problem(
        (3, 4, 2, 3),
        ("gelu", "silu", "softmax"),
        "categorical_cross_entropy",
        samples=5,
        biases=("trained", "none", "frozen"),
        reduction="mean" if reduction == "mean" else "sum",
    )
    check(problem, printed_for(problem))


@given(problems(max_depth=4), st.sampled_from(["lecture", "textbook"]))
@settings(max_examples=300)
def test_any_problem_has_a_program_that_computes_its_gradients(
    problem: Problem, style: str
) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("error")
        # A process of its own for each would take most of a minute.
        exec(program(problem, style).code, {"__name__": "__main__"})
    check(problem, read(out.getvalue()), style)


@pytest.mark.parametrize(
    ("activation", "loss"),
    [
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "categorical_cross_entropy"),
        ("softmax", "binary_cross_entropy"),
        ("sigmoid", "categorical_cross_entropy"),
        ("sigmoid", "half_squared_error"),
        ("silu", "half_squared_error"),
        ("softplus", "mean_squared_error"),
        ("gelu", "mean_squared_error"),
        ("elu", "mean_squared_error"),
    ],
)
@pytest.mark.parametrize("nets", [[800.0, -800.0], [40.0, -40.0]])
def test_far_out_it_computes_what_the_trace_does_and_without_a_warning(
    activation: str, loss: str, nets: list[float]
) -> None:
    problem = output_layer(activation, loss, nets, [1.0, 0.0])
    done = iterate(problem)
    printed = printed_for(problem)
    assert_close(printed["loss"], done.loss)
    assert_close(printed["grad_W"], done.batch_weight_gradient[0])
    if problem.fused:
        assert printed["loss"] == pytest.approx(done.loss, rel=1e-10, abs=1e-300)


@every_example
@either_style
def test_every_block_of_the_trace_has_its_lines(problem: Problem, style: str) -> None:
    written = program(problem, style)
    source = written.code.splitlines()
    found = [(lines.op, lines.quantity, lines.layer) for lines in written.lines]
    wanted = {(block.op, block.quantity, block.layer) for block in Schedule(problem).blocks}
    assert len(found) == len(set(found))
    assert set(found) == wanted
    for lines in written.lines:
        assert 1 <= lines.first <= lines.last <= len(source)
        assert all(line.strip() for line in source[lines.first - 1 : lines.last])


def test_the_lines_of_a_step_assign_what_it_computes() -> None:
    written = program(PROBLEMS["mazur-2-2-2"])
    source = written.code.splitlines()
    code = {
        (lines.quantity, lines.layer): source[lines.first - 1 : lines.last]
        for lines in written.lines
    }
    assert code["net", 1] == ["net_h = W @ x + b_h"]
    assert code["net", 2] == ["net_o = U @ h + b_o"]
    assert code["error", 1] == ["error_h = U.T @ delta_o"]
    assert code["delta", 1] == ["delta_h = error_h * slope_h"]
    assert code["weight_gradient", 2] == ["grad_U = np.outer(delta_o, h)"]
    assert code["updated_weight", 1] == ["W_new = W - eta * grad_W"]


def test_what_is_given_stands_in_lines_of_its_own() -> None:
    written = program(PROBLEMS["mazur-2-2-2"])
    first, last = written.given
    given = written.code.splitlines()[first - 1 : last]
    assert "x = np.array([0.05, 0.1])" in given
    assert given[-1] == "eta = 0.5"
    assert all(lines.first > last for lines in written.lines)


def test_no_line_of_a_large_program_is_very_long() -> None:
    problem = random_problem((60, 40, 30), ("tanh", "identity"), "half_squared_error", samples=3)
    code = program(problem).code
    assert max(map(len, code.splitlines())) <= 100
    check(problem, printed_for(problem))
