"""POST /api/trace, field by field."""

import re
from itertools import pairwise
from typing import Any

import pytest

from app.web.answers.trace_page import TraceAnswer
from tests.fold import PER_SAMPLE, emptied, write
from tests.web.client import PROBLEM, ask, ask_for_trace, changed, trace_of, without

KEYFRAME = {
    *("sample", "net", "output", "slope", "error", "delta"),
    *("weight_gradient", "bias_gradient", "batch_weight_gradient", "batch_bias_gradient"),
    *("updated_weight", "updated_bias", "loss_term", "loss"),
}
BATCH = changed(
    "/samples",
    [
        {"input": [0.05, 0.1], "target": [0.01, 0.99]},
        {"input": [-1, 0.5], "target": [1, 0]},
        {"input": [2, 0], "target": [0, 0]},
    ],
)
SOFTMAX = changed("/network/layers/1/activation", "softmax")


def test_the_answer_has_the_fields_that_clients_rely_on() -> None:
    page = trace_of(PROBLEM)
    assert set(page) == {
        *("total", "start", "blocks", "notation", "batch_loss", "keyframe", "steps"),
    }
    assert page["start"] == 0
    assert page["batch_loss"] == pytest.approx(0.298371109)
    assert page["total"] == len(page["steps"]) == sum(block["count"] for block in page["blocks"])


def test_a_block_says_what_it_computes_and_where() -> None:
    first, second, *_ = trace_of(PROBLEM)["blocks"]
    assert first == {
        "phase": "forward",
        "op": "net",
        "quantity": "net",
        "sample": 0,
        "layer": 1,
        "start": 0,
        "count": 2,
        "per_unit": 1,
    }
    assert (second["op"], second["start"]) == ("output", 2)


def test_a_step_says_what_it_reads_and_writes_and_what_that_means() -> None:
    step = trace_of(PROBLEM)["steps"][0]
    assert set(step) == {
        *("index", "phase", "op", "sample", "layer", "unit", "source", "result"),
        *("reads", "writes", "title", "text", "formula"),
    }
    assert step["reads"] == ["weight.1.0.0", "input.0", "weight.1.0.1", "input.1", "bias.1.0"]
    assert step["writes"] == [{"ref": "net.1.0", "value": pytest.approx(0.3775)}]
    assert step["result"] == "net.1.0"
    assert step["title"]
    assert step["text"]
    assert step["formula"]


def test_only_what_belongs_to_a_weight_has_a_source_and_the_loss_has_no_unit() -> None:
    for step in trace_of(PROBLEM)["steps"]:
        of_weight = "weight" in step["result"]
        assert (step["source"] is not None) == of_weight
        assert (step["unit"] is None) == (step["op"] == "loss")
        assert step["layer"] in (1, 2)


def test_the_keyframe_has_every_quantity_and_shows_null_for_what_is_not_computed_yet() -> None:
    keyframe = trace_of(PROBLEM, start=1)["keyframe"]
    assert set(keyframe) == KEYFRAME
    assert keyframe["net"] == [[pytest.approx(0.3775), None], [None, None]]
    assert keyframe["weight_gradient"] == [[[None, None], [None, None]]] * 2
    assert keyframe["loss_term"] == [None, None]
    assert keyframe["loss"] is None


def test_start_at_the_total_with_count_0_gives_the_finished_state() -> None:
    total = trace_of(PROBLEM)["total"]
    page = trace_of(PROBLEM, start=total, count=0)
    assert page["steps"] == []
    assert page["keyframe"]["loss"] == pytest.approx(0.298371109)
    assert page["keyframe"]["updated_weight"][1][0][0] == pytest.approx(0.35891648)


def test_a_page_starts_at_step_0_and_has_256_steps_when_the_request_does_not_say() -> None:
    page = trace_of(changed("/samples", PROBLEM["samples"] * 10))
    assert page["total"] > 256
    assert [step["index"] for step in page["steps"]] == list(range(256))


def test_the_last_page_may_be_shorter_than_asked_for() -> None:
    total = trace_of(PROBLEM)["total"]
    assert len(trace_of(PROBLEM, start=total - 3, count=4096)["steps"]) == 3


def test_counts_may_be_written_as_2_or_as_2_0() -> None:
    assert trace_of(PROBLEM, start=2, count=3) == trace_of(PROBLEM, start=2.0, count=3.0)


@pytest.mark.parametrize("problem", [PROBLEM, BATCH, SOFTMAX], ids=["one", "batch", "softmax"])
@pytest.mark.parametrize("size", [1, 7, 4096])
def test_folding_the_steps_of_a_page_gives_the_next_keyframe_exactly(
    problem: Any, size: int
) -> None:
    total = trace_of(problem, count=0)["total"]
    starts = [*range(0, total, size), total]
    pages = [trace_of(problem, start=start, count=size) for start in starts]
    for page, following in pairwise(pages):
        state = page["keyframe"]
        for step in page["steps"]:
            if step["sample"] != state["sample"]:
                state["sample"] = step["sample"]
                state |= {name: emptied(state[name]) for name in PER_SAMPLE}
            for written in step["writes"]:
                write(state, written["ref"], written["value"])
        assert state == following["keyframe"]


def test_the_description_tells_how_to_fold() -> None:
    """The names that it tells to empty are those by which the steps of three samples are folded."""
    told = ask("GET", "/openapi.json").json()["paths"]["/api/trace"]["post"]["description"]
    emptied_ones = re.search(r"set every number of(.*?)back to null", told, re.DOTALL)
    kept = re.search(r"What is of the batch, in(.*?)stays", told, re.DOTALL)
    assert emptied_ones
    assert kept
    names = set(re.findall(r"`(\w+)`", emptied_ones[1]))
    assert names == PER_SAMPLE
    assert names | set(re.findall(r"`(\w+)`", kept[1])) | {"sample"} == KEYFRAME


def test_pages_of_any_size_agree_with_each_other() -> None:
    whole = trace_of(BATCH, count=4096)["steps"]
    for size in (1, 13):
        pages = [trace_of(BATCH, start=at, count=size) for at in range(0, len(whole), size)]
        assert [step for page in pages for step in page["steps"]] == whole


def test_no_number_is_a_negative_zero() -> None:
    """−1 · 0 is −0 to a float64, and nothing of the kind on paper."""
    problem = changed("/network/layers/0/weights", [[-1, -1], [-1, -1]])
    problem["network"]["layers"][0]["biases"] = None
    problem["samples"] = [{"input": [0.0, 0.0], "target": [0.0, 1.0]}]
    for layer in problem["network"]["layers"]:
        layer["activation"] = "identity"
    text = ask_for_trace(problem).text + ask_for_trace(problem, start=30, count=0).text
    assert '"value":0.0' in text
    assert not re.search(r"-0\.0[,}\]]", text)


def test_slope_stays_null_in_a_layer_of_softmax() -> None:
    total = trace_of(SOFTMAX)["total"]
    assert trace_of(SOFTMAX, start=total, count=0)["keyframe"]["slope"][1] == [None, None]


def test_frozen_biases_are_never_updated() -> None:
    total = trace_of(PROBLEM)["total"]
    updated = trace_of(PROBLEM, start=total, count=0)["keyframe"]["updated_bias"]
    assert updated[0] == [None, None]
    assert None not in updated[1]


def test_what_a_problem_may_leave_out_is_the_obvious() -> None:
    full = {
        **changed("/network/layers/0/biases", None),
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": 0.5},
    }
    full["network"]["layers"][0]["train_biases"] = True
    short = without("/network/layers/0/biases")
    del short["network"]["layers"][0]["train_biases"]
    del short["network"]["layers"][1]["train_biases"]
    del short["reduction"]
    del short["optimizer"]
    assert trace_of(short) == trace_of(full)
    assert trace_of({**short, "optimizer": {}}) == trace_of(full)


@pytest.mark.parametrize("problem", [PROBLEM, BATCH, SOFTMAX], ids=["one", "batch", "softmax"])
def test_the_answer_is_as_its_documentation_describes_it(problem: Any) -> None:
    answer = ask_for_trace(problem)
    assert answer.headers["content-type"] == "application/json"
    TraceAnswer.model_validate_json(answer.content, strict=True)
