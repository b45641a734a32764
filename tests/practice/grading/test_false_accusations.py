"""A wrong number drawn at random is hardly ever taken for a particular mistake."""

from collections.abc import Callable
from random import Random

import pytest

from benchmarks.practice import SPREADS, false_accusations


@pytest.mark.parametrize("spread", SPREADS.values(), ids=SPREADS)
def test_of_random_wrong_numbers_of_four_digits_fewer_than_one_in_a_hundred_is_accused(
    spread: Callable[[Random, float], float],
) -> None:
    accused, wrong = false_accusations(spread, 4, 4)
    assert wrong > 2000
    assert accused < 0.01 * wrong
