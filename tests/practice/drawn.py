"""Hypothesis strategies for practice: problems as they are set, and who makes which mistake."""

from collections.abc import Sequence

from hypothesis import strategies as st

from app.engine.problem import Problem
from tests.practice.rounding import decimals, digits
from tests.practice.student import Student
from tests.problems import random_problem

_OUTPUTS = [
    ("sigmoid", "half_squared_error"),
    ("tanh", "half_squared_error"),
    ("identity", "mean_squared_error"),
    ("sigmoid", "mean_squared_error"),
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "categorical_cross_entropy"),
    ("softmax", "half_squared_error"),
]
#: Mistakes that only some of them leave room for.
_OUTPUTS_FOR = {
    "slope_kept_with_cross_entropy": [each for each in _OUTPUTS if "entropy" in each[1]],
    "softmax_diagonal_only": [each for each in _OUTPUTS if each[0] == "softmax"],
    "softmax_without_exponentials": [each for each in _OUTPUTS if each[0] == "softmax"],
    "sigmoid_for_softmax": [each for each in _OUTPUTS if each[0] == "softmax"],
    "common_logarithm": [each for each in _OUTPUTS if "entropy" in each[1]],
    "sum_for_mean": [each for each in _OUTPUTS if each[1] == "mean_squared_error"],
}
_HIDDEN = ("sigmoid", "tanh", "softplus", "elu")
_ROUNDINGS = [decimals(2), decimals(3), digits(2), digits(3)]


@st.composite
def practice_problems(
    draw: st.DrawFn,
    *,
    min_samples: int = 1,
    biases: bool = False,
    hidden: tuple[str, ...] = _HIDDEN,
    outputs: Sequence[tuple[str, str]] = _OUTPUTS,
) -> Problem:
    """Two or three layers of one to three units, as one would set them to be worked by hand."""
    depth = draw(st.integers(2, 3))
    output, loss = draw(st.sampled_from(outputs))
    units = st.integers(2, 3)
    return random_problem(
        sizes=[draw(units) for _ in range(depth + 1)],
        activations=[*(draw(st.sampled_from(hidden)) for _ in range(depth - 1)), output],
        loss=loss,
        seed=draw(st.integers(0, 2**32 - 1)),
        samples=draw(st.integers(min_samples, 3)),
        biases="trained" if biases else draw(st.sampled_from(["none", "frozen", "trained"])),
        reduction=draw(st.sampled_from(["sum", "mean"])),
    )


@st.composite
def students(draw: st.DrawFn, mistake: str) -> Student:
    """Somebody who makes the mistake, in a problem that may leave room for it."""
    batch = mistake == "bias_gradient_one_sample"
    problem = draw(
        practice_problems(
            min_samples=2 if batch or mistake == "gradients_added_up" else 1,
            biases=batch or mistake in ("bias_ignored", "frozen_biases", "shared_bias"),
            hidden=("sigmoid", "tanh") if mistake == "rounded_too_early" else _HIDDEN,
            outputs=_OUTPUTS_FOR.get(mistake, _OUTPUTS),
        )
    )
    return Student(problem, mistake, draw(st.integers(0, 1)), draw(st.sampled_from(_ROUNDINGS)))
