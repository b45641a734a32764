"""Maps come as float32, row by row from below, and equal the traces at their points."""

from typing import Any

import numpy as np
import pytest

from tests.web.client import PROBLEM, ask, assert_problem, trace_of

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
