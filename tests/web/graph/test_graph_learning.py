"""POST /api/graph/train and /api/graph/of-network."""

import pytest

from app.web.graph.answer import GraphTrainAnswer, NetworkGraphAnswer
from tests.problems import EXAMPLES
from tests.web.client import ask, assert_problem, trace_of

GRAPH = {"text": "L = (x - 3) ** 2", "values": {"x": 0.0}}


def test_gradient_descent_halves_the_distance() -> None:
    wanted = {"graph": GRAPH, "optimizer": {"learning_rate": 0.25}, "iterations": 3}
    answer = ask("POST", "/api/graph/train", json=wanted)
    GraphTrainAnswer.model_validate_json(answer.content)
    told = answer.json()
    # x ← x − 0.25 · 2 (x − 3): 0, 1.5, 2.25, 2.625.
    assert told["losses"] == [9.0, 2.25, 0.5625, 0.140625]
    assert told["graph"]["values"] == {"x": 2.625}
    assert told["stopped"] is None


def test_training_that_would_overflow_stops_and_says_so() -> None:
    wanted = {"graph": GRAPH, "optimizer": {"learning_rate": 1e150}, "iterations": 9}
    told = ask("POST", "/api/graph/train", json=wanted).json()
    assert "Use a smaller learning rate" in told["stopped"]
    assert len(told["losses"]) < 10


def test_a_field_that_the_optimizer_has_not_is_told_of() -> None:
    wanted = {"graph": GRAPH, "optimizer": {"name": "adam", "momentum": 0.5}}
    told = assert_problem(ask("POST", "/api/graph/train", json=wanted), 422)
    assert told["pointer"] == "/optimizer/momentum"


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_network_opens_as_its_graph_with_the_same_numbers(name: str) -> None:
    problem = EXAMPLES[name].problem
    answer = ask("POST", "/api/graph/of-network", json={"problem": problem})
    NetworkGraphAnswer.model_validate_json(answer.content)
    made = answer.json()
    graph = ask("POST", "/api/graph/trace", json={"graph": made["graph"], "count": 4000}).json()
    of_graph = {w["ref"]: w["value"] for step in graph["steps"] for w in step["writes"]}
    network = trace_of(problem)
    single = len(problem["samples"]) == 1
    assert of_graph[made["names"]["loss"]] == pytest.approx(network["batch_loss"], rel=1e-9)
    if single:
        of_network = {w["ref"]: w["value"] for step in network["steps"] for w in step["writes"]}
        for ref, array in made["names"].items():
            if ref.partition(".")[0] in ("net", "delta"):
                assert of_graph[f"{array}.0"] == pytest.approx(of_network[f"{ref}.0"], rel=1e-9)


def test_without_a_network_there_is_no_graph() -> None:
    assert_problem(ask("POST", "/api/graph/of-network", json={}), 422)
