"""Every number that the page shows, at every step of every worked example."""

from collections import defaultdict
from typing import Any

import pytest

from tests.browser.walk import Seen, Walk
from tests.fold import PER_SAMPLE

GIVEN = {"input", "target", "weight", "bias"}


def test_single_steps_lead_to_the_end_and_back_to_the_start(walks: list[Walk]) -> None:
    assert len(walks) >= 3
    for walk in walks:
        total = len(walk.steps)
        assert [seen.cursor for seen in walk.forward] == list(range(1, total + 1)), walk.title
        assert [seen.cursor for seen in walk.backward] == list(range(total))[::-1], walk.title


def test_a_number_not_computed_yet_shows_no_digit_and_every_other_its_value(
    walks: list[Walk],
) -> None:
    for walk in walks:
        for seen in walk.forward:
            known = known_after(walk.steps[: seen.cursor])
            for ref, text in seen.picture:
                where = walk.title, seen.cursor, ref
                if ref in known:
                    assert as_number(text) == pytest.approx(known[ref], rel=5.1e-4), where
                else:
                    has_digit = any(sign.isdigit() for sign in text)
                    assert has_digit == (ref.partition(".")[0] in GIVEN), where


def test_a_number_is_written_alike_in_the_picture_and_in_the_formula(walks: list[Walk]) -> None:
    for walk in walks:
        in_both = 0
        for seen in walk.forward:
            picture, formula = by_ref(seen.picture), by_ref(seen.formula)
            for ref in picture.keys() & formula.keys():
                assert picture[ref] == formula[ref], (walk.title, seen.cursor, ref)
                assert len(picture[ref]) == 1
                in_both += 1
        assert in_both > 2 * len(walk.steps)


def test_the_number_that_a_step_computes_stands_in_the_picture_and_in_the_formula(
    walks: list[Walk],
) -> None:
    for walk in walks:
        for seen, step in zip(walk.forward, walk.steps, strict=True):
            assert step["result"] in by_ref(seen.picture), (walk.title, step["result"])
            assert step["result"] in by_ref(seen.formula), (walk.title, step["result"])


def test_stepping_back_shows_the_numbers_that_stepping_there_showed(walks: list[Walk]) -> None:
    for walk in walks:
        there = {seen.cursor: seen for seen in walk.forward}
        for seen in walk.backward[:-1]:
            assert_same(seen, there[seen.cursor])


def assert_same(one: Seen, other: Seen) -> None:
    """Both show the same numbers in the same order."""
    assert one.picture == other.picture, one.cursor
    assert one.formula == other.formula, one.cursor


def known_after(steps: list[dict[str, Any]]) -> dict[str, float]:
    """What is written down after the steps; a new sample begins with an empty sheet."""
    known: dict[str, float] = {}
    sample = 0
    for step in steps:
        if step["sample"] != sample:
            sample = step["sample"]
            known = {ref: known[ref] for ref in known if ref.partition(".")[0] not in PER_SAMPLE}
        known |= {write["ref"]: write["value"] for write in step["writes"]}
    return known


def as_number(text: str) -> float:
    """The number that the text shows."""
    return float(text.replace("−", "-"))


def by_ref(numbers: list[list[str]]) -> dict[str, set[str]]:
    """The ways in which the number of each ref is written."""
    found = defaultdict(set)
    for ref, text in numbers:
        found[ref].add(text)
    return found
