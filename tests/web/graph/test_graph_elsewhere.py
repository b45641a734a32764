"""A graph in place of the problem: its program, and its gradient check."""

from typing import Any

import pytest

from app.examples import load_graph_examples
from app.web.gradient_check.answer import CheckAnswer
from app.web.program.answer import GraphProgramAnswer
from tests.web.client import PROBLEM, ask, assert_problem

GRAPHS = {example.id: example.graph for example in load_graph_examples()}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_gradients_of_an_example_pass_their_check(name: str) -> None:
    answer = ask("POST", "/api/gradient-check", json={"graph": GRAPHS[name]})
    CheckAnswer.model_validate_json(answer.content)
    told = answer.json()
    assert told["every"] == 1
    assert len(told["gradients"]) == told["total"]
    assert {each["band"] for each in told["gradients"]} <= (
        {"good", "fine"} if told["kinks"] else {"good"}
    )


def test_a_kink_within_the_step_gets_no_verdict() -> None:
    graph = {"text": "L = relu(x) + 2 * y", "values": {"x": 0.0, "y": 1.0}}
    told = ask("POST", "/api/gradient-check", json={"graph": graph}).json()
    assert told["method"] == "central differences"
    assert [(g["ref"], g["band"]) for g in told["gradients"]] == [
        ("gradient.x", "undefined"),
        ("gradient.y", "good"),
    ]


@pytest.mark.parametrize("library", ["numpy", "autograd", "pytorch"])
def test_a_graph_is_written_as_a_program_for_each_library(library: str) -> None:
    wanted = {"graph": GRAPHS["rnn"], "library": library}
    answer = ask("POST", "/api/program", json=wanted)
    GraphProgramAnswer.model_validate_json(answer.content)
    assert {"numpy": "np.tanh", "autograd": "grad(", "pytorch": ".backward()"}[library] in (
        answer.json()["code"]
    )


@pytest.mark.parametrize("path", ["/api/program", "/api/gradient-check"])
@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({}, "/problem", "The problem is missing"),
        ({"problem": None}, "/problem", "The problem is missing"),
        ({"problem": PROBLEM, "graph": GRAPHS["rnn"]}, "/graph", "send one of them"),
        ({"graph": {"text": "L = x +", "values": {}}}, "/graph/text", "Python cannot read this"),
        ({"graph": {"text": "L = log(x)", "values": {"x": 0}}}, "/graph/values", "not finite"),
    ],
)
def test_what_is_wrong_is_told_alike_everywhere(
    path: str, body: dict[str, Any], pointer: str, words: str
) -> None:
    told = assert_problem(ask("POST", path, json=body), 422)
    assert told["pointer"] == pointer
    assert words in told["detail"]


def test_a_network_is_written_for_numpy_alone() -> None:
    wanted = {"problem": PROBLEM, "library": "pytorch"}
    assert assert_problem(ask("POST", "/api/program", json=wanted), 422)["pointer"] == "/library"
