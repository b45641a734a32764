"""Learning is told line by line, stops in time, and says why."""

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.web.client import ask, assert_problem

SETS = {each["id"]: each for each in ask("GET", "/api/datasets").json()}
XOR = SETS["xor"]["network"]["problem"]


def lines(**request: Any) -> list[dict[str, Any]]:
    answer = ask("POST", "/api/learn", json={"problem": XOR, "data": {"set": "xor"}, **request})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_a_line_comes_after_every_so_many_iterations_and_at_the_end() -> None:
    found = lines(iterations=25, every=10)
    assert [line["iteration"] for line in found] == [10, 20, 25]
    assert [line.get("done", False) for line in found] == [False, False, True]
    assert all(line["accuracy"] is not None for line in found)
    assert all(line["held_out_loss"] is None for line in found)


def test_the_loss_of_all_rows_is_that_of_training_on_them() -> None:
    """/api/train is held against autograd; with all rows in a batch both do the same."""
    problem = deepcopy(XOR)
    problem["samples"] = [
        {"input": [a, b], "target": [float(a != b)]} for a in (0, 1) for b in (0, 1)
    ]
    trained = ask("POST", "/api/train", json={"problem": problem, "iterations": 30}).json()
    found = lines(iterations=30)
    assert [line["loss"] for line in found] == pytest.approx(trained["losses"][1:], rel=1e-12)


def test_xor_is_learnt() -> None:
    last = lines(iterations=300, every=300)[-1]
    assert last["accuracy"] == 1
    assert last["loss"] < 0.02


def test_the_samples_of_a_line_are_the_rows_of_its_batch() -> None:
    data = {"set": "moons", "count": 30, "seed": 2, "held_out": 0.2}
    table = ask("POST", "/api/dataset", json={"data": data}).json()
    problem = SETS["moons"]["network"]["problem"]
    for line in lines(problem=problem, data=data, iterations=7, batch_size=5, shuffle_seed=4):
        samples = [
            {"input": table["inputs"][row], "target": table["targets"][row]}
            for row in line["batch"]
        ]
        assert line["problem"]["samples"] == samples
        assert not set(line["batch"]) & set(table["held_out"])
        assert line["held_out_loss"] is not None


@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_learning_goes_on_from_its_last_line(name: str) -> None:
    problem = {**SETS["moons"]["network"]["problem"], "optimizer": {"name": name}}
    asked = {"data": {"set": "moons"}, "batch_size": 20, "shuffle_seed": 1}
    whole = lines(problem=problem, iterations=20, every=20, **asked)[-1]
    half = lines(problem=problem, iterations=9, every=9, **asked)[-1]
    assert ("optimizer_state" in half["problem"]) == (name == "adam")
    rest = lines(problem=half["problem"], iterations=11, every=11, start=9, **asked)[-1]
    assert rest["iteration"] == 20
    assert rest["problem"]["network"] == whole["problem"]["network"]
    assert rest["loss"] == whole["loss"]


def test_before_a_number_overflows_learning_stops_and_says_which() -> None:
    problem = deepcopy(SETS["line"]["network"]["problem"])
    problem["optimizer"]["learning_rate"] = 1e30
    found = lines(problem=problem, data={"set": "line"}, iterations=1000)
    last = found[-1]
    assert last["done"]
    assert last["iteration"] < 20
    assert "smaller learning rate" in last["stopped"]["detail"]
    traced = ask("POST", "/api/trace", json={"problem": last["problem"], "count": 0})
    assert traced.status_code in (200, 422)
    assert last["stopped"]["ref"].partition(".")[0] in ("net", "output", "loss_term", "loss")


def test_a_number_that_overflows_at_once_is_a_refusal() -> None:
    problem = deepcopy(XOR)
    problem["network"]["layers"][1]["weights"] = [[1e308, 1e308, 1e308]]
    problem["network"]["layers"][0]["weights"] = [[9, 9], [9, 9], [9, 9]]
    answer = ask("POST", "/api/learn", json={"problem": problem, "data": {"set": "xor"}})
    told = assert_problem(answer, 422, "net.2.0")
    assert told["ref"] == "net.2.0"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"data": {"set": "line"}}, "/problem/network/layers/0/weights"),
        ({"data": {"set": "xor", "seed": -1}}, "/data/seed"),
        ({"iterations": 0}, "/iterations"),
        ({"batch_size": 0}, "/batch_size"),
        ({"every": 0}, "/every"),
        (
            {"problem": {**XOR, "optimizer": {"name": "adam", "momentum": 0.9}}},
            "/problem/optimizer/momentum",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_its_place(change: dict[str, Any], pointer: str) -> None:
    request = {"problem": XOR, "data": {"set": "xor"}, **change}
    told = assert_problem(ask("POST", "/api/learn", json=request), 422)
    assert told["pointer"] == pointer


def test_a_large_batch_is_told_by_its_rows_and_shown_in_part() -> None:
    problem = SETS["moons"]["network"]["problem"]
    line = lines(problem=problem, data={"set": "moons"}, iterations=1, batch_size=None)[0]
    assert len(line["batch"]) == 140
    assert len(line["problem"]["samples"]) == 64
