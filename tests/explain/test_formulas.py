"""Every formula says what was computed: its numbers are the trace's, and give its result."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from app.engine.problem import Problem
from app.explain import explain
from app.explain.tree import MOST_TERMS
from app.trace.refs import parse_ref
from app.trace.trace import Step, Trace
from tests.explain.evaluate import evaluate
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, one_unit, random_problem
from tests.strategies import problems


def numbers_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every number of a tree that carries a ref."""
    if isinstance(node, list):
        for item in node:
            yield from numbers_in(item)
    elif isinstance(node, dict):
        if node.get("kind") == "number" and "ref" in node:
            yield node
        for item in node.values():
            yield from numbers_in(item)


def lines(trace: Trace, step: Step, role: str) -> list[dict[str, Any]]:
    """The lines of a step's formula that have a role."""
    formula = explain(trace, step).formula
    return [line for line in formula["lines"] if line["role"] == role]


@given(problems(max_depth=4))
@settings(max_examples=60)
def test_every_number_in_a_formula_is_one_that_the_step_reads_or_writes(problem: Problem) -> None:
    trace = Trace(problem)
    for step in trace:
        allowed = {str(ref) for ref in step.reads} | {str(step.result)}
        for number in numbers_in(explain(trace, step).formula):
            assert number["ref"] in allowed
            sample = number.get("sample", step.sample)
            assert number["value"] == trace.value(parse_ref(number["ref"]), sample)


@given(problems(max_depth=4))
@settings(max_examples=60)
def test_the_numbers_line_gives_the_result(problem: Problem) -> None:
    trace = Trace(problem)
    for step in trace:
        numbers, results = lines(trace, step, "numbers"), lines(trace, step, "result")
        assert len(numbers) == 1
        for _, value in step.writes:
            assert results[0]["right"]["value"] == value
            assert evaluate(numbers[0]["right"]) == pytest.approx(value, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_pair_of_activations_and_every_loss_is_explained(
    hidden: str, output: str, loss: str
) -> None:
    trace = Trace(random_problem((2, 2, 2), (hidden, output), loss, seed=3))
    for step in trace:
        told = explain(trace, step)
        assert told.title
        assert told.text.endswith(".")
        assert lines(trace, step, "symbols")
        numbers = lines(trace, step, "numbers")
        for _, value in step.writes:
            assert evaluate(numbers[0]["right"]) == pytest.approx(value, rel=1e-9, abs=1e-12)


def test_a_long_sum_shows_its_ends_and_says_how_much_is_left_out() -> None:
    trace = Trace(random_problem((40, 2), ("sigmoid",), "half_squared_error"))
    (line,) = lines(trace, trace[0], "numbers")
    shown = [item for item in line["right"]["items"] if item["kind"] != "text"]
    (left_out,) = [item["text"] for item in line["right"]["items"] if item["kind"] == "text"]
    assert len(shown) <= MOST_TERMS
    assert str(41 - len(shown)) in left_out  # 40 weights and the bias


def test_where_a_saturated_output_has_no_derivative_the_step_says_why() -> None:
    trace = Trace(one_unit("sigmoid", "binary_cross_entropy", net=1e3, target=0.3))
    error = next(step for step in trace if step.op == "error")
    assert error.writes == ()
    assert "rounded" in explain(trace, error).text
    assert lines(trace, error, "result") == []


def test_the_hidden_delta_warns_of_the_slope_left_out_and_speaks_of_no_lecture() -> None:
    trace = Trace(random_problem((2, 2, 2), ("sigmoid", "sigmoid"), "half_squared_error"))
    hidden = next(step for step in trace if step.op == "delta" and step.layer == 1)
    text = explain(trace, hidden).text
    assert "Do not leave the slope out" in text
    assert "summary" not in text
    assert "lecture" not in text
