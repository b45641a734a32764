"""Programs, notebooks, pictures and lines of a trace, as somebody would use them."""

import ast
import json
from dataclasses import replace
from typing import Any

import nbformat
import numpy as np
import pytest

from app.engine.iteration import iterate
from app.engine.problem import Problem
from app.interchange import formats
from app.interchange.fault import InterchangeError
from app.interchange.programs.optimizers import torch_optimizer
from app.interchange.programs.parts import Parts
from app.trace.trace import Trace
from tests.explain.run_program import printed_by
from tests.interchange.optimizers import OPTIMIZERS
from tests.oracle import gradients
from tests.problems import EXAMPLES, problem_from_json, random_problem

PROBLEMS = {name: problem_from_json(example.problem) for name, example in EXAMPLES.items()}

every_example = pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)


@every_example
def test_the_numpy_program_prints_the_gradients_that_autograd_computes(problem: Problem) -> None:
    printed = printed_by(formats.write(problem, "numpy").decode())
    weights = [by_weight for by_weight, _ in gradients(problem)]
    told = [value for name, value in printed.items() if name.lstrip("batch_").startswith("grad_")]
    for gradient in weights:
        assert any(
            value.shape == gradient.shape and np.allclose(value, gradient, rtol=1e-10)
            for value in told
        )


@every_example
@pytest.mark.parametrize("name", ["pytorch", "jax"])
def test_other_programs_are_python_and_print_the_same_names(name: str, problem: Problem) -> None:
    def printed(code: str) -> list[str]:
        calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
        return sorted(
            str(ast.literal_eval(call.args[0]))
            for call in calls
            if isinstance(call.func, ast.Name) and call.func.id == "print"
        )

    program = formats.write(problem, name).decode()
    assert printed(program) == printed(formats.write(problem, "numpy").decode())


@pytest.mark.parametrize("chosen", OPTIMIZERS)
def test_torch_optim_is_used_where_its_rule_is_ours_and_the_iteration_is_the_first(
    chosen: str,
) -> None:
    plain = random_problem((2, 2, 1), ("tanh", "identity"), "half_squared_error")
    problem = replace(plain, optimizer=OPTIMIZERS[chosen])
    call = torch_optimizer(Parts(problem, "torch.tensor"))
    assert (call is None) == (chosen in ("classical", "averaged"))
    assert torch_optimizer(Parts(iterate(problem).next_problem(), "torch.tensor")) is None


def run_notebook(notebook: Any) -> dict[str, Any]:
    """The names that its cells leave, run one after another."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, "cell", "exec"), names)
    return names


@every_example
def test_a_notebook_is_sound_and_its_cells_compute_the_loss(
    problem: Problem, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = nbformat.reads(formats.write(problem, "ipynb").decode(), as_version=4)
    nbformat.validate(notebook)
    names = run_notebook(notebook)
    capsys.readouterr()
    loss = names["batch_loss" if len(problem.inputs) > 1 else "loss"]
    np.testing.assert_allclose(loss, iterate(problem).loss, rtol=1e-12)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    of_sample = "L^{(n)}" if len(problem.inputs) > 1 else "L"
    assert rf"\frac{{\partial {of_sample}}}" in text


def test_the_same_problem_makes_the_same_notebook() -> None:
    problem = PROBLEMS["mazur-2-2-2"]
    assert formats.write(problem, "ipynb") == formats.write(problem, "ipynb")


@every_example
def test_the_trace_is_a_line_for_each_step(problem: Problem) -> None:
    first, *lines = map(json.loads, formats.write(problem, "jsonl").decode().splitlines())
    trace = Trace(problem)
    assert first["total"] == len(lines) == len(trace)
    assert first["problem"] == json.loads(formats.write(problem, "json"))
    for step, line in zip(trace, lines, strict=True):
        assert line["writes"] == [{"ref": str(ref), "value": value} for ref, value in step.writes]
        assert line["latex"].startswith(r"\begin{aligned}")


def test_a_picture_in_tikz_has_every_unit_and_every_edge() -> None:
    written = formats.write(PROBLEMS["mazur-2-2-2"], "tikz").decode()
    assert written.count(r"\node[unit]") == 6
    assert written.count(r"\draw[") == 8
    for number in ("0.15", "0.7514", "0.1385", "0.08217"):
        assert f"${number}$" in written or f"= {number}$" in written


def test_a_picture_of_too_many_edges_is_refused_with_their_number() -> None:
    problem = random_problem((30, 20, 1), ("tanh", "identity"), "half_squared_error")
    with pytest.raises(InterchangeError, match="620 edges; at most 400"):
        formats.write(problem, "tikz")


def test_a_trace_of_too_many_steps_is_refused_with_their_number() -> None:
    problem = random_problem((64, 64, 10), ("tanh", "identity"), "half_squared_error", samples=8)
    with pytest.raises(InterchangeError, match="steps; at most 20,000"):
        formats.write(problem, "jsonl")
