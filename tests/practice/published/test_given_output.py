"""Outputs that are given are told from those that are worked out wrongly."""

from typing import Any

import numpy as np
import pytest

from app.practice.published.from_own import following_from_own
from app.practice.published.report import Report
from tests.practice.published.worked import (
    RIGHT,
    U,
    Y,
    entered,
    forward_and_back,
    named,
    told,
)


def backward_from(given: Any) -> dict[str, float]:
    """Both layers' δ from outputs that are set by hand."""
    _, h, _ = RIGHT.output
    upper = (given - Y[0]) * given * (1 - given)
    lower = (U.T @ upper) * h * (1 - h)
    return {
        **named("net", RIGHT.net),
        **named("output", [h]),
        "loss": float(((given - Y[0]) ** 2).sum() / 2),
        **named("delta", [lower, upper]),
    }


GIVEN = np.array([0.7514, 0.4129])
OUTPUTS = {"output.2.0": 0.7514, "output.2.1": 0.4129}


def test_outputs_that_are_given_and_not_computed_are_named() -> None:
    report = told(entered(), {**backward_from(GIVEN), **OUTPUTS}, 4)
    said = {each.printed.name: each for each in report.results}
    for ref in OUTPUTS:
        assert [[why.mistake.id for why in any_of] for any_of in said[ref].explanations] == [
            ["output_given"]
        ]
        assert "a given output, not a computed one" in said[ref].message
    assert {said[ref].verdict for ref in ("loss", "delta.2.0", "delta.1.0")} == {"follows"}


def named_given(report: Report) -> set[str]:
    """The numbers of which it is said that they are given."""
    return {
        each.printed.name
        for each in report.results
        for any_of in each.explanations
        for why in any_of
        if why.mistake.id == "output_given"
    }


def test_one_slip_in_an_output_that_is_worked_on_with_is_not_said_to_be_given() -> None:
    slipped = np.array([0.7514, RIGHT.output[2][1]])
    printed = {"output.2.0": 0.7514, "output.2.1": RIGHT.output[2][1]}
    assert not named_given(told(entered(), {**backward_from(slipped), **printed}, 4))


def test_outputs_from_which_nothing_follows_are_not_said_to_be_given() -> None:
    numbers = {**forward_and_back(RIGHT), **OUTPUTS}
    assert not named_given(told(entered(), numbers, 4))


def test_outputs_after_a_hidden_layer_that_is_not_printed_are_not_said_to_be_given() -> None:
    """They may come from a slip before them."""
    numbers = {**backward_from(GIVEN), **OUTPUTS}
    told_of = {
        ref: value for ref, value in numbers.items() if not ref.startswith(("net", "output.1"))
    }
    assert not named_given(told(entered(), told_of, 4))


def test_what_follows_without_an_output_is_worked_out_once_for_each_convention(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[tuple[int, ...]] = []

    def counted(problem: Any, numbers: Any, kept: Any = ()) -> Any:
        worked_out.append((*map(id, numbers), *map(id, kept)))
        return following_from_own(problem, numbers, kept)

    monkeypatch.setattr("app.practice.published.given_output.following_from_own", counted)
    told(entered(), {**backward_from(GIVEN), **OUTPUTS}, 4)
    assert worked_out
    assert len(worked_out) == len(set(worked_out))
