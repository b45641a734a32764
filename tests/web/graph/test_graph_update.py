"""POST /api/graph/trace with an optimizer: the update as steps on the wire."""

from typing import Any

import pytest

from app.web.graph.answer import GraphTraceAnswer
from tests.optimizer_runs import OPTIMIZERS
from tests.web.client import ask, assert_problem

CIRCUIT: dict[str, Any] = {
    "text": "q = x + y\nL = q * z",
    "values": {"x": -2.0, "y": 5.0, "z": -4.0},
}
LAYER: dict[str, Any] = {
    "text": "h = tanh(W @ x + b)\nL = sum(h * h)",
    "values": {"x": [0.5, -1.5], "W": [[0.3, -0.2], [0.7, 0.1]], "b": 0.25},
    "with_respect_to": ["W", "b"],
}


def traced(graph: dict[str, Any], **more: Any) -> Any:
    answer = ask("POST", "/api/graph/trace", json={"graph": graph, **more})
    assert answer.status_code == 200, answer.text
    GraphTraceAnswer.model_validate(answer.json())
    return answer.json()


def trained(graph: dict[str, Any], **more: Any) -> Any:
    answer = ask("POST", "/api/graph/train", json={"graph": graph, "iterations": 1, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_update_of_a_circuit_follows_its_gradients() -> None:
    answer = traced(CIRCUIT, optimizer={"name": "sgd", "learning_rate": 0.1})
    update = [step for step in answer["steps"] if step["phase"] == "update"]
    assert answer["total"] == 7 + 3
    # −2 − 0.1 · (−4), 5 − 0.1 · (−4), −4 − 0.1 · 3
    expected = {"updated.x": -1.6, "updated.y": 5.4, "updated.z": -4.3}
    written = {w["ref"]: w["value"] for step in update for w in step["writes"]}
    assert written == pytest.approx(expected)
    assert [step["reads"] for step in update] == [
        [f"value.{name}", f"gradient.{name}"] for name in "xyz"
    ]
    assert {(step["op"], step["equation"], step["chain"]) for step in update} == {
        ("updated", None, None)
    }
    assert answer["keyframe"]["updated"] == {"x": None, "y": None, "z": None}


def test_without_an_optimizer_nothing_is_said_of_an_update() -> None:
    answer = traced(CIRCUIT)
    assert answer == traced(CIRCUIT, optimizer=None, optimizer_state=None)
    assert answer["keyframe"].keys() == {"value", "gradient"}
    assert {block["phase"] for block in answer["blocks"]} == {"forward", "backward"}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_update_of_a_trace_is_what_an_iteration_makes_of_the_arrays(name: str) -> None:
    rule, rate, options, _ = OPTIMIZERS[name]
    learns: dict[str, Any] = {"optimizer": {"name": rule, "learning_rate": rate, **options}}
    graph = LAYER
    for _ in range(3):
        after, total = trained(graph, **learns), traced(graph, **learns, count=0)["total"]
        end = traced(graph, **learns, start=total)["keyframe"]
        for array in graph["with_respect_to"]:
            assert end["updated"][array] == after["graph"]["values"][array]
        for quantity, kept in (after["optimizer_state"] or {}).items():
            if quantity != "iteration":
                assert end[quantity] == kept
        graph = {**graph, "values": after["graph"]["values"]}
        if after["optimizer_state"] is not None:
            learns["optimizer_state"] = after["optimizer_state"]


def test_what_is_of_all_arrays_together_stands_before_them() -> None:
    optimizer = {"name": "adam", "clip_norm": 0.5, "schedule": {"name": "step"}}
    answer = traced(CIRCUIT, optimizer=optimizer)
    first, second, *_ = [block for block in answer["blocks"] if block["phase"] == "update"]
    assert [(b["op"], b["name"], b["count"]) for b in (first, second)] == [
        ("gradient_norm", "", 1),
        ("learning_rate", "", 1),
    ]
    end = traced(CIRCUIT, optimizer=optimizer, start=answer["total"])["keyframe"]
    # √(4² + 4² + 3²)
    assert end["gradient_norm"] == pytest.approx(41**0.5)
    assert end["learning_rate"] == 0.5


def test_an_update_that_overflows_is_named() -> None:
    answer = ask(
        "POST",
        "/api/graph/trace",
        json={"graph": CIRCUIT, "optimizer": {"learning_rate": 1e308}},
    )
    problem = assert_problem(answer, 422)
    assert problem["ref"] == "updated.x"
    assert problem["pointer"] == "/optimizer"
    assert "Use a smaller learning rate" in problem["detail"]


@pytest.mark.parametrize(
    ("more", "pointer", "words"),
    [
        ({"optimizer_state": {"iteration": 1}}, "/optimizer_state", "give “optimizer” beside it"),
        (
            {"optimizer": {"name": "adam"}, "optimizer_state": {"iteration": 1}},
            "/optimizer_state",
            "lacks first_moment",
        ),
        (
            {"optimizer": {"name": "sgd", "beta1": 0.5}},
            "/optimizer/beta1",
            "sgd has no beta1",
        ),
        (
            {"optimizer": {"name": "sgd", "nesterov": True}},
            "/optimizer/nesterov",
            "needs a momentum above 0",
        ),
    ],
)
def test_an_optimizer_that_cannot_be_is_refused_by_its_place(
    more: dict[str, Any], pointer: str, words: str
) -> None:
    problem = assert_problem(ask("POST", "/api/graph/trace", json={"graph": CIRCUIT, **more}), 422)
    assert problem["pointer"] == pointer
    assert words in problem["detail"]
