"""The norm that clipping and the learning room go by, at both ends of what a float64 holds."""

import math

import numpy as np
import pytest

from app.engine.stepping import norm_of


@pytest.mark.parametrize("size", [1e-140, 1.0, 1e140, 1e160, 1e300])
def test_the_norm_is_right_though_a_square_alone_would_be_too_large(size: float) -> None:
    gradients = [np.array([[3.0, -4.0], [0.0, 12.0]]) * size, np.array([84.0]) * size]
    # 3² + 4² + 12² + 84² = 85².
    assert norm_of(gradients) == pytest.approx(85 * size, rel=1e-15)
    assert norm_of(gradients) == pytest.approx(
        math.hypot(*(float(g) for each in gradients for g in each.ravel())), rel=1e-15
    )


def test_the_norm_of_what_is_not_finite_is_not_and_of_nothing_is_0() -> None:
    assert norm_of([np.array([1.0, np.inf])]) == math.inf
    assert math.isnan(norm_of([np.array([1.0, np.nan])]))
    assert norm_of([np.zeros((2, 2)), np.zeros(0)]) == 0


def test_the_norm_of_what_holds_nan_is_nan_wherever_it_stands_beside_huge_numbers() -> None:
    huge, nan = np.array([1e300, 1e300]), np.array([np.nan])
    for gradients in ([huge, nan], [nan, huge], [np.array([1e300, np.nan]), huge]):
        assert np.isnan(norm_of(gradients))
    assert norm_of([huge]) == pytest.approx(np.hypot(1e300, 1e300))
