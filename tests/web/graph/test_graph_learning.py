"""POST /api/graph/train and /api/graph/of-network."""

from typing import Any

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


def test_one_iteration_a_request_goes_on_with_what_the_optimizer_keeps() -> None:
    wanted = {
        "graph": GRAPH,
        "optimizer": {"learning_rate": 0.25, "momentum": 0.5},
        "iterations": 1,
    }
    reached = []
    for _ in range(3):
        told = ask("POST", "/api/graph/train", json=wanted).json()
        reached.append((told["graph"]["values"]["x"], told["optimizer_state"]))
        wanted |= {"graph": told["graph"], "optimizer_state": told["optimizer_state"]}
    # g = 2 (x − 3), v ← 0.5 v + g, x ← x − 0.25 v, by hand.
    assert reached == [
        (1.5, {"iteration": 1, "velocity": {"x": -6.0}}),
        (3.0, {"iteration": 2, "velocity": {"x": -6.0}}),
        (3.75, {"iteration": 3, "velocity": {"x": -3.0}}),
    ]


def test_an_optimizer_that_keeps_nothing_leaves_no_state() -> None:
    told = ask("POST", "/api/graph/train", json={"graph": GRAPH, "iterations": 1}).json()
    assert told["optimizer_state"] is None


@pytest.mark.parametrize(
    ("state", "pointer"),
    [
        ({"iteration": 1}, "/optimizer_state"),
        ({"iteration": 1, "velocity": {"y": 1.0}}, "/optimizer_state/velocity"),
        ({"iteration": 1, "velocity": {"x": [1.0]}}, "/optimizer_state/velocity/x"),
        ({"iteration": 1, "velocity": {"x": "1"}}, "/optimizer_state/velocity/x"),
        ({"iteration": 1, "first_moment": {"x": 1.0}}, "/optimizer_state/first_moment"),
    ],
)
def test_a_state_that_does_not_fit_is_told_of(state: dict[str, Any], pointer: str) -> None:
    wanted = {"graph": GRAPH, "optimizer": {"momentum": 0.5}, "optimizer_state": state}
    told = assert_problem(ask("POST", "/api/graph/train", json=wanted), 422)
    assert told["pointer"] == pointer


def test_the_step_of_nesterov_needs_a_momentum() -> None:
    wanted = {"graph": GRAPH, "optimizer": {"nesterov": True}}
    told = assert_problem(ask("POST", "/api/graph/train", json=wanted), 422)
    assert told["pointer"] == "/optimizer/nesterov"


def test_the_trace_tells_what_the_result_is_and_how_many_iterations_may_be_asked_for() -> None:
    long = {"text": "h = x\nfor t in range(400):\n    h = h * x\nL = h", "values": {"x": 1.0}}
    page = ask("POST", "/api/graph/trace", json={"graph": long, "count": 0}).json()
    assert page["result_value"] == 1.0
    most = page["iterations_at_once"]
    wanted = {"graph": long, "optimizer": {"learning_rate": 0}, "iterations": most}
    assert len(ask("POST", "/api/graph/train", json=wanted).json()["losses"]) == most + 1
    told = assert_problem(
        ask("POST", "/api/graph/train", json=wanted | {"iterations": most + 1}), 422
    )
    assert told["pointer"] == "/iterations"
    assert f"at most {most} iterations" in told["detail"]


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
