"""Every formula of a graph says what was computed, and gives its number."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.graph.graph import Graph
from app.engine.graph.text import read_graph
from app.examples import GraphExample, load_graph_examples
from app.explain.graph import explain_graph
from app.explain.mathml import drawn as mathml
from app.trace.graph.refs import parse_graph_ref
from app.trace.graph.trace import GraphStep, GraphTrace
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.cases import EVERY, Case, drawn
from tests.engine.graph.random_graphs import graphs
from tests.explain.evaluate import evaluate

EXAMPLES = {example.id: example for example in load_graph_examples()}


def trace_of(text: str, wanted: tuple[str, ...] | None = None, **values: Any) -> GraphTrace:
    given = {name: np.array(value, float) for name, value in values.items()}
    return GraphTrace(read_graph(text, given, wanted))


def numbers_in(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from numbers_in(item)
    elif isinstance(node, dict):
        if node.get("kind") == "number" and "ref" in node:
            yield node
        for item in node.values():
            yield from numbers_in(item)


def assert_says_what_was_computed(trace: GraphTrace, step: GraphStep) -> None:
    told = explain_graph(trace, step)
    allowed = {str(ref) for ref in step.reads} | {str(step.result)}
    for number in numbers_in([told.formula, told.chain]):
        assert number["ref"] in allowed
        assert number["value"] == trace.value(parse_graph_ref(trace.graph, number["ref"]))
    ((_, value),) = step.writes
    lines = told.formula["lines"]
    assert lines[-1]["right"] == {"kind": "number", "value": value, "ref": str(step.result)}
    written = [line for line in lines if line["role"] == "numbers"]
    if written and "…" not in json.dumps(written[-1], ensure_ascii=False):
        assert evaluate(written[-1]["right"]) == pytest.approx(value, rel=1e-8, abs=1e-9)
    assert [line for line in lines if line["role"] == "symbols"]
    assert told.title
    assert told.text.endswith(".")
    assert told.formula["latex"].startswith("\\begin{aligned}")
    for line in lines:
        assert mathml(line["right"])
    if told.chain is not None:
        assert_the_uses_add_up(trace, step, told.chain)


def assert_the_uses_add_up(trace: GraphTrace, step: GraphStep, chain: dict[str, Any]) -> None:
    total = 0.0
    for use in chain["uses"]:
        assert use["gradient"] == trace.value(parse_graph_ref(trace.graph, use["ref"]))
        assert use["gradient"] * use["local"] == pytest.approx(use["product"])
        assert evaluate(use["formula"]) == pytest.approx(use["local"], rel=1e-8, abs=1e-9)
        total += use["product"]
    if chain["more"] is not None:
        total += chain["more"]["sum"]
    if step.name != trace.graph.result:
        assert total == pytest.approx(step.writes[0][1], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_every_op_is_explained_forward_and_back(case: Case) -> None:
    graph, _ = drawn(case, 6)
    trace = GraphTrace(graph)
    for step in trace:
        assert_says_what_was_computed(trace, step)


@settings(max_examples=25, deadline=None)
@given(graphs(most_lines=5))
def test_any_graph_is_explained(graph: Graph) -> None:
    trace = GraphTrace(graph)
    for step in trace:
        assert_says_what_was_computed(trace, step)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_is_explained(example: GraphExample) -> None:
    trace = GraphTrace(GraphBody.model_validate(example.graph).to_graph())
    for step in trace:
        assert_says_what_was_computed(trace, step)


def told_of(trace: GraphTrace, ref: str) -> Any:
    return explain_graph(trace, next(step for step in trace if str(step.result) == ref))


def test_a_value_used_twice_has_a_product_for_each_use() -> None:
    trace = trace_of("f = x * y\ng = f + x\nL = f * g", x=3, y=-2)
    told = told_of(trace, "gradient.f")
    assert told.title == "∂L/∂f"
    assert told.text == (
        "How fast L changes when f changes. f is used twice, in L and in g: each use gives a "
        "product, and these are added. Raising f lowers L."
    )
    assert told.remark.endswith("The last use alone would give −3.")
    assert [(u["name"], u["gradient"], u["local"], u["product"]) for u in told.chain["uses"]] == [
        ("L", 1.0, -3.0, -3.0),
        ("g", -6.0, 1.0, -6.0),
    ]


def test_a_shared_matrix_is_a_sum_over_the_rounds() -> None:
    trace = trace_of(
        "for t in range(3):\n    h = tanh(W @ h + x[t])\nL = half_squared_error(h, y)",
        ("W",),
        W=[[0.6, -0.8], [0.7, 0.5]],
        h=[0.5, -0.4],
        y=[0.8, -0.2],
        x=[[1, 0.5], [-0.5, 1], [0.2, -0.6]],
    )
    told = told_of(trace, "gradient.W.0.1")
    assert "used in every round: each gives a product, and the three are added" in told.text
    assert told.remark == "The last round alone would give −0.7875."
    assert r"\sum_{t}" in told.formula["latex"]
    assert [use["source"] for use in told.chain["uses"]] == [
        *("value.h@2.1", "value.h@1.1", "value.h.1"),
    ]


def test_what_a_kernel_met_has_its_running_index_and_zeros_are_folded() -> None:
    trace = trace_of(
        "c = conv2d(x, k, b)\np = max_pool(c, 2)\nL = sum(p)",
        ("k",),
        k=[[[[1, -1], [0.5, 1]]]],
        b=0.5,
        x=[
            [
                [
                    [1, 1, -1, 1, 2],
                    [-2, 1, 1, 1, 1],
                    [2, -2, -2, -1, 2],
                    [2, 2, -2, 0, 3],
                    [1, 3, -2, -1, 1],
                ]
            ]
        ],
    )
    told = told_of(trace, "gradient.k.0.0.0.1")
    assert told.title == "∂L/∂k[0, 1]"
    assert "It met 16 numbers of x" in told.text
    assert "x_{i, j+1}" in told.formula["latex"]
    assert r"+ 12 \cdot 0" in told.formula["latex"]
    assert told.chain["zeros"] == [{"op": "max_pool", "count": 12}]
