"""A wrong number drawn at random is hardly ever taken for a particular mistake."""

from collections.abc import Callable
from random import Random

import pytest

from benchmarks.accusations import Sheet, Told, graded, published, tallied
from benchmarks.practice import SPREADS, false_accusations


@pytest.mark.parametrize("spread", SPREADS.values(), ids=SPREADS)
def test_of_random_wrong_numbers_of_four_digits_fewer_than_one_in_a_hundred_is_accused(
    spread: Callable[[Random, float], float],
) -> None:
    accused, wrong = false_accusations(spread, 4, 4)
    assert wrong > 2000
    assert accused < 0.01 * wrong


@pytest.mark.parametrize("judge", [published, graded])
@pytest.mark.parametrize("count", [4, 6, 8])
def test_of_whole_sheets_and_parts_of_them_few_numbers_are_told_falsely(
    judge: Callable[[Sheet], Told], count: int
) -> None:
    """With slips, conventions and both planted, by a student in formulas of its own."""
    tally = tallied(judge, count, 20)
    assert tally["named"] > tally["unnamed"]
    assert tally["accused falsely"] <= 0.003 * tally["numbers"]
    assert tally["acquitted falsely"] <= 0.003 * tally["numbers"]
