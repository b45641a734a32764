"""A formula leaves out nothing that its step reads, at any depth, with any biases and batch."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from app.engine.problem import Problem
from app.explain import explain
from app.explain.tree import MOST_TERMS
from app.trace.trace import NotFiniteError, Step, Trace
from tests.explain.evaluate import evaluate
from tests.problems import OUTPUTS_AND_LOSSES, Biases, output_layer, random_problem
from tests.strategies import problems


def refs_in(node: Any) -> Iterator[str]:
    """The ref of every number of a tree."""
    if isinstance(node, dict):
        if "ref" in node:
            yield node["ref"]
        node = list(node.values())
    for part in node if isinstance(node, list) else ():
        yield from refs_in(part)


def numbers_line(trace: Trace, step: Step) -> dict[str, Any]:
    """The right side of the line with the numbers."""
    lines = explain(trace, step).formula["lines"]
    (line,) = [line for line in lines if line["role"] == "numbers"]
    right: dict[str, Any] = line["right"]
    return right


@given(problems(max_depth=5))
@settings(max_examples=60)
def test_the_numbers_in_the_formula_of_a_step_are_those_that_it_reads(problem: Problem) -> None:
    trace = Trace(problem)
    for step in trace:
        assert set(refs_in(numbers_line(trace, step))) == {str(ref) for ref in step.reads}, step


@pytest.mark.parametrize(("activation", "loss"), OUTPUTS_AND_LOSSES)
@pytest.mark.parametrize("net", [-900.0, -27.0, -1.0, 0.0, 1.0, 27.0, 900.0])
def test_it_is_so_of_every_activation_and_loss_on_either_side_and_far_out(
    activation: str, loss: str, net: float
) -> None:
    problem = output_layer(activation, loss, [net, 0.5], [1.0, 0.0])
    try:
        trace = Trace(problem)
    except NotFiniteError:
        assert not problem.fused  # ln 0, or a division by 0
        return
    for step in trace:
        if step.writes:
            refs = set(refs_in(numbers_line(trace, step)))
            assert refs == {str(ref) for ref in step.reads}, step


@pytest.mark.parametrize("samples", [1, 3])
@pytest.mark.parametrize("biases", ["none", "frozen", "trained"])
@pytest.mark.parametrize("depth", [1, 2, 3, 5])
def test_the_numbers_give_the_result_at_any_depth(depth: int, biases: Biases, samples: int) -> None:
    names = (*["tanh"] * (depth - 1), "sigmoid")
    problem = random_problem(
        [2] * (depth + 1), names, "half_squared_error", biases=biases, samples=samples, seed=depth
    )
    trace = Trace(problem)
    for step in trace:
        ((_, value),) = step.writes
        line = numbers_line(trace, step)
        assert evaluate(line) == pytest.approx(value, rel=1e-9, abs=1e-12), step
        assert {str(ref) for ref in step.reads} <= set(refs_in(line))


def test_a_sum_is_written_out_up_to_its_limit_and_shortened_above_it() -> None:
    for inputs, shortened in [(MOST_TERMS, False), (MOST_TERMS + 1, True)]:
        problem = random_problem((inputs, 1), ("tanh",), "half_squared_error", biases="none")
        trace = Trace(problem)
        missing = {str(ref) for ref in trace[0].reads} - set(refs_in(numbers_line(trace, trace[0])))
        assert bool(missing) == shortened


def test_each_step_of_a_trace_has_a_title_that_tells_it_from_its_neighbours() -> None:
    trace = Trace(random_problem((3, 3, 2), ("tanh", "sigmoid"), "half_squared_error"))
    titles = [explain(trace, step).title for step in trace]
    assert len(set(titles)) == len(titles)
