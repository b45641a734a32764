"""Maps come as float32, row by row from below, and equal the traces at their points."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from tests.web.client import PROBLEM, ask, assert_problem, changed, trace_of

ASKED = {"problem": PROBLEM, "ranges": [[-6, 6], [0, 3]], "resolution": [5, 4]}


def floats(path: str, **request: Any) -> Any:
    answer = ask("POST", path, json={**ASKED, **request})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/octet-stream"
    return np.frombuffer(answer.content, "<f4")


def test_a_field_equals_the_trace_at_each_point() -> None:
    found = floats("/api/field", axes=[1, 0]).reshape(4, 4, 5)
    for r, up in enumerate([0, 1, 2, 3]):
        for c, across in enumerate([-6, -3, 0, 3, 6]):
            problem = {**PROBLEM, "samples": [{"input": [up, across], "target": [0, 1]}]}
            outputs = trace_of(problem, start=31, count=0)["keyframe"]["output"]
            assert found[:, r, c].tolist() == np.float32(np.concatenate(outputs)).tolist()


def test_a_surface_equals_the_trace_s_loss_at_each_point() -> None:
    found = floats("/api/surface", along=["weight.1.0.1", "bias.2.1"]).reshape(4, 5)
    for r, bias in enumerate([0, 1, 2, 3]):
        for c, weight in enumerate([-6, -3, 0, 3, 6]):
            first, second = PROBLEM["network"]["layers"]
            layers = [
                {**first, "weights": [[0.15, weight], [0.25, 0.3]]},
                {**second, "biases": [0.6, bias]},
            ]
            problem = {**PROBLEM, "network": {"layers": layers}}
            assert found[r, c] == np.float32(trace_of(problem, count=0)["batch_loss"])


#: Of whole quarters, which floats add up without rounding.
ACROSS: dict[str, Any] = {
    "layers": [
        {"weights": [[1, -0.5], [0.25, 2]], "biases": None},
        {"weights": [[0, 0.75], [-1, 1]], "biases": [0.5, -2]},
    ]
}
UP: dict[str, Any] = {
    "layers": [
        {"weights": [[0.5, 1], [-1, 0]], "biases": [1, -1]},
        {"weights": [[2, 0], [0.25, 0]]},
    ]
}


def test_a_surface_along_two_directions_equals_the_trace_s_loss_at_each_point() -> None:
    found = floats("/api/surface", along=[ACROSS, UP]).reshape(4, 5)
    for r, b in enumerate([0, 1, 2, 3]):
        for c, a in enumerate([-6, -3, 0, 3, 6]):
            problem = deepcopy(PROBLEM)
            for length, direction in ((a, ACROSS), (b, UP)):
                for layer, step in zip(
                    problem["network"]["layers"], direction["layers"], strict=True
                ):
                    layer["weights"] = moved(layer["weights"], step["weights"], length)
                    if step.get("biases"):
                        layer["biases"] = moved(layer["biases"], step["biases"], length)
            assert found[r, c] == np.float32(trace_of(problem, count=0)["batch_loss"])


def moved(numbers: Any, step: Any, length: float) -> Any:
    return (np.array(numbers) + length * np.array(step)).tolist()


def test_a_surface_along_directions_of_data_is_that_of_its_training_rows() -> None:
    data: dict[str, Any] = {
        "inputs": [[0.5, 1], [2, -1], [0, 3]],
        "targets": [[0, 1], [1, 0], [1, 1]],
    }
    found = floats("/api/surface", along=[ACROSS, UP], data={**data, "held_out": [1]})
    kept = [{"input": data["inputs"][row], "target": data["targets"][row]} for row in (0, 2)]
    of_samples = floats("/api/surface", along=[ACROSS, UP], problem={**PROBLEM, "samples": kept})
    assert found.tolist() == of_samples.tolist()


def direction(**change: Any) -> list[Any]:
    """Two directions, of which the first's second layer is changed."""
    first, second = ACROSS["layers"]
    return [{"layers": [first, {**second, **change}]}, UP]


@pytest.mark.parametrize(
    ("path", "change", "pointer", "words"),
    [
        ("/api/field", {"axes": [0, 2]}, "/axes/1", "the network has 2"),
        ("/api/field", {"at": [0]}, "/at", "it needs 2"),
        ("/api/field", {"ranges": [[1, 1], [0, 1]]}, "/ranges/0", "up to a larger"),
        ("/api/field", {"resolution": [1, 5]}, "/resolution/0", "from 2 to 200"),
        ("/api/surface", {"along": ["weight.1.0.0"]}, "/along", "has 1 entries"),
        ("/api/surface", {"along": ["weight.1.0.0", "weight.9.0.0"]}, "/along/1", "no weight.9"),
        ("/api/surface", {"along": ["bias.1.0", "bias.1.0"]}, "/along/1", "twice"),
        ("/api/surface", {"along": ["loss", "bias.1.0"]}, "/along/0", "no weight and no bias"),
        ("/api/surface", {"along": ["what", "bias.1.0"]}, "/along/0", "not a quantity"),
        ("/api/surface", {"along": ["bias.1.0", UP]}, "/along", "two refs, or two directions"),
        ("/api/surface", {"along": [UP, 3]}, "/along/1", "or a direction with “layers”"),
        ("/api/surface", {"along": [{}, UP]}, "/along/0/layers", "is missing"),
        ("/api/surface", {"along": [{**UP, "far": 1}, UP]}, "/along/0/far", "may have layers"),
        (
            "/api/surface",
            {"along": [UP, {"layers": UP["layers"][:1]}]},
            "/along/1/layers",
            "has 1 layer: it needs 2",
        ),
        (
            "/api/surface",
            {"along": direction(weights=[[1, 1]])},
            "/along/0/layers/1/weights",
            "2 rows of 2",
        ),
        (
            "/api/surface",
            {"along": direction(weights=[[1, 1], [1, "a"]])},
            "/along/0/layers/1/weights/1/1",
            "must be a number",
        ),
        (
            "/api/surface",
            {"along": direction(biases=[1])},
            "/along/0/layers/1/biases",
            "has 1 bias in layer 2: it needs 2",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_its_place(
    path: str, change: dict[str, Any], pointer: str, words: str
) -> None:
    request = {**ASKED, **change}
    if path == "/api/surface":
        request.pop("axes", None)
    told = assert_problem(ask("POST", path, json=request), 422)
    assert told["pointer"] == pointer
    assert words in told["detail"]


def test_a_map_that_leaves_float32_is_refused() -> None:
    layer = {**PROBLEM["network"]["layers"][1], "activation": "identity"}
    problem = {**PROBLEM, "network": {"layers": [layer]}}
    request = {**ASKED, "problem": problem, "ranges": [[-1e300, 1e300], [0, 1]]}
    assert_problem(ask("POST", "/api/field", json=request), 422, "float32")


def test_a_direction_through_biases_that_the_network_has_not_is_refused() -> None:
    request = {**ASKED, "problem": changed("/network/layers/1/biases", None), "along": [ACROSS, UP]}
    told = assert_problem(ask("POST", "/api/surface", json=request), 422, "no biases in layer 2")
    assert told["pointer"] == "/along/0/layers/1/biases"


def test_a_map_that_would_take_too_long_is_refused_before_it_is_begun() -> None:
    data = {"set": "digits", "count": 300}
    layer = {"weights": [[0.1] * 64] * 10, "biases": [0.0] * 10, "activation": "softmax"}
    problem = {**PROBLEM, "network": {"layers": [layer]}, "loss": "categorical_cross_entropy"}
    problem["samples"] = [{"input": [0] * 64, "target": [1] + [0] * 9}]
    request = {**ASKED, "problem": problem, "along": ["bias.1.0", "bias.1.1"], "data": data}
    told = assert_problem(
        ask("POST", "/api/surface", json={**request, "resolution": [200, 200]}),
        *(422, "ask for fewer points"),
    )
    assert told["pointer"] == "/resolution"
    assert ask("POST", "/api/surface", json={**request, "resolution": [9, 9]}).status_code == 200
