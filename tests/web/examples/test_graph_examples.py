"""GET /api/examples?kind=graph: the worked examples of graphs over HTTP."""

import pytest
from pydantic import TypeAdapter

from app.examples import GRAPH_ORDER
from app.web.answers.example import GraphExampleAnswer
from tests.web.client import ask, assert_problem


def test_the_examples_of_graphs_are_listed_where_they_are_asked_for() -> None:
    answer = ask("GET", "/api/examples?kind=graph")
    TypeAdapter(list[GraphExampleAnswer]).validate_json(answer.content, strict=True)
    assert [example["id"] for example in answer.json()] == list(GRAPH_ORDER)


def test_without_a_kind_each_example_has_a_problem() -> None:
    listed = ask("GET", "/api/examples").json()
    assert listed == ask("GET", "/api/examples?kind=network").json()
    assert all("problem" in example for example in listed)


@pytest.mark.parametrize("name", GRAPH_ORDER)
def test_each_is_found_by_its_id_and_can_be_traced(name: str) -> None:
    example = ask("GET", f"/api/examples/{name}").json()
    traced = ask("POST", "/api/graph/trace", json={"graph": example["graph"], "count": 1000}).json()
    assert len(traced["steps"]) == traced["total"]


def test_a_kind_that_there_is_not_is_told_of() -> None:
    assert_problem(ask("GET", "/api/examples?kind=circuit"), 422, "“circuit”", "network, graph")
