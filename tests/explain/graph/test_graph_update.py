"""The update of a graph is told as all else is: read, written in symbols and numbers, in words."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from app.engine.graph.stepping import Updater
from app.engine.graph.text import read_graph
from app.explain.graph import explain_graph
from app.explain.mathml import mathml
from app.trace.graph.trace import GraphStep, GraphTrace
from tests.explain.evaluate import evaluate
from tests.optimizer_runs import NAMES, optimizer_of

VALUES = {
    "x": np.array([0.5, -1.5]),
    "W": np.array([[0.3, -0.2], [0.7, 0.1]]),
    "b": np.array(0.25),
}


def started(name: str) -> GraphTrace:
    """A trace whose optimizer has run for an iteration."""
    graph = read_graph("h = tanh(W @ x + b)\nL = sum(h * h)", VALUES, ("W", "b"))
    first = GraphTrace(graph, Updater(optimizer_of(name)))
    assert first.stepped is not None
    return GraphTrace(graph, Updater(optimizer_of(name), first.stepped.next_state()))


def of_update(trace: GraphTrace) -> list[GraphStep]:
    return [step for step in trace if step.phase == "update"]


def numbers_in(node: Any) -> set[str]:
    """The refs of a formula."""
    if isinstance(node, list):
        return set().union(*map(numbers_in, node))
    if not isinstance(node, dict):
        return set()
    own = {node["ref"]} if "ref" in node else set()
    return own.union(*(numbers_in(part) for part in node.values()))


@pytest.mark.parametrize("name", NAMES)
def test_the_formula_of_an_update_gives_its_number(name: str) -> None:
    trace = started(name)
    for step in of_update(trace):
        told = explain_graph(trace, step)
        roles = {line["role"]: line["right"] for line in told.formula["lines"]}
        assert list(roles) == ["symbols", "numbers", "result"]
        value = evaluate(roles["numbers"])
        assert value == pytest.approx(step.writes[0][1], rel=1e-12, abs=1e-15)
        assert numbers_in(roles["numbers"]) == {str(ref) for ref in step.reads}
        assert told.chain is None
        assert told.title[0].isupper()
        assert "{" not in told.title + told.text
        drawn = mathml(*(line["right"] for line in told.formula["lines"]))
        assert all(f'data-ref="{ref}"' in drawn for ref in step.reads)


@pytest.mark.parametrize("name", NAMES)
def test_an_array_is_updated_quantity_by_quantity_and_then_the_next(name: str) -> None:
    trace = started(name)
    assert trace.stepped is not None
    optimizer = trace.stepped.updater.optimizer
    blocks = [b for b in trace.schedule.blocks if b.phase == "update"]
    own = [(q, array) for array in ("W", "b") for q in (*optimizer.quantities, "updated")]
    assert [(b.op, b.name) for b in blocks] == [*((q, "") for q in optimizer.of_all), *own]
    assert all(one.start + one.count == two.start for one, two in pairwise(blocks))


def test_the_update_of_a_circuit_is_written_as_on_a_blackboard() -> None:
    graph = read_graph("f = x * x", {"x": np.array(3.0)})
    trace = GraphTrace(graph, Updater(optimizer_of("sgd")))
    step = trace[-1]
    told = explain_graph(trace, step)
    # 3 − 0.1 · 6
    assert step.writes[0][1] == pytest.approx(2.4)
    assert told.title == "New value of x"
    assert told.formula["latex"].splitlines()[1:4] == [
        r"x^{\mathrm{new}} &= x - \eta \frac{\partial f}{\partial x} \\",
        r"x^{\mathrm{new}} &= 3 - 0.1 \cdot 6 \\",
        " &= 2.4",
    ]
