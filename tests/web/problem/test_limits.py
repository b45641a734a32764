"""A problem may be as large as the limits say, and no larger."""

from itertools import pairwise
from typing import Any

import orjson
import pytest

from app.web.problem import limits
from app.web.trace.request import TraceRequest
from tests.web.client import PROBLEM, ask_for_trace, assert_problem, changed, trace_of


def network(*sizes: int) -> dict[str, Any]:
    """A problem of these sizes, d → … → C."""
    layers = [
        {"weights": [[0.01] * n_in] * n_out, "activation": "tanh"}
        for n_in, n_out in pairwise(sizes)
    ]
    sample = {"input": [0.5] * sizes[0], "target": [0.1] * sizes[-1]}
    return {"network": {"layers": layers}, "loss": "half_squared_error", "samples": [sample]}


@pytest.mark.parametrize(
    "sizes",
    [
        (1,) * (limits.LAYERS + 1),
        (limits.UNITS, 1),
        (1, limits.UNITS, 1),
        (100, 100, 100),
        (784, 16, 10),
        (1, limits.UNITS),
    ],
    ids=str,
)
def test_a_network_of_just_the_limits_is_traced(sizes: tuple[int, ...]) -> None:
    assert trace_of(network(*sizes), count=3)["total"] > 0


@pytest.mark.parametrize(
    ("sizes", "pointer", "words"),
    [
        ((1,) * 10, "", "The list of layers has 9 entries: it must be a list of 1 to 8 layers"),
        (
            (1025, 1),
            "/0/weights/0",
            "Layer 1, row 1 has 1025 entries: it must be a list of 1 to 1024",
        ),
        ((1, 1025, 1), "/0/weights", "The weight matrix of layer 1 has 1025 entries"),
        ((1, 1025, 1), "/1/weights/0", "Layer 2, row 1 has 1025 entries"),
        ((100, 100, 100, 1), "", "The network has 20,100 weights; at most 20,000"),
    ],
    ids=str,
)
def test_a_network_beyond_a_limit_is_told_the_limit(
    sizes: tuple[int, ...], pointer: str, words: str
) -> None:
    problem = assert_problem(ask_for_trace(network(*sizes)), 422)
    faults = problem.get("errors", [problem])
    (fault,) = [f for f in faults if f["pointer"] == f"/problem/network/layers{pointer}"]
    assert words in fault["detail"]


def test_a_batch_has_at_most_64_samples() -> None:
    assert trace_of(changed("/samples", PROBLEM["samples"] * limits.SAMPLES), count=1)["total"]
    answer = ask_for_trace(changed("/samples", PROBLEM["samples"] * (limits.SAMPLES + 1)))
    problem = assert_problem(answer, 422, "has 65 entries: it must be a list of 1 to 64 samples")
    assert problem["pointer"] == "/problem/samples"


@pytest.mark.parametrize("count", [4096, 4097, 10**300])
def test_a_page_has_at_most_4096_steps_however_many_are_asked_for(count: int) -> None:
    """A page of the shortest steps: those of a network of one unit a layer hold two numbers."""
    page = trace_of(changed("/samples", PROBLEM["samples"] * 64), count=count)
    assert [step["index"] for step in page["steps"]] == list(range(len(page["steps"])))
    assert len(page["steps"]) <= 4096 < 10**300


def test_a_page_is_of_two_mebibytes_and_a_step_and_leads_on_all_the_same() -> None:
    problem = network(100, 100)
    first = ask_for_trace(problem, count=4096)
    steps = first.json()["steps"]
    size = sum(len(orjson.dumps(step)) for step in steps)
    assert limits.PAGE_BYTES < size < limits.PAGE_BYTES * 1.1
    following = trace_of(problem, start=len(steps), count=2)
    assert following["steps"][0]["index"] == len(steps)


def test_a_client_that_goes_on_where_a_page_ends_gets_every_step() -> None:
    problem = network(60, 60, 10)
    start, total, indices = 0, 1, []
    while start < total:
        page = trace_of(problem, start=start, count=10**6)
        total = page["total"]
        indices += [step["index"] for step in page["steps"]]
        start += len(page["steps"])
    assert indices == list(range(total))


def test_a_page_of_a_very_wide_softmax_is_shorter_and_leads_on_all_the_same() -> None:
    """Each of its 1024 outputs reads 1024 nets: one page of all would be of some 20 MB."""
    problem = network(2, 1024)
    problem["network"]["layers"][0]["activation"] = "softmax"
    start = 1024 + 512
    page = trace_of(problem, start=start, count=4096)
    assert len(page["steps"]) == limits.DEFAULT_PAGE
    following = trace_of(problem, start=start + len(page["steps"]), count=2)
    assert following["steps"][0]["index"] == start + len(page["steps"])


def test_the_documentation_states_the_limits() -> None:
    text = str(TraceRequest.model_json_schema())
    for limit in (limits.LAYERS, limits.UNITS, limits.SAMPLES):
        assert f"'maxItems': {limit}" in text
    assert f"At most {limits.PAGE} come at once" in text
