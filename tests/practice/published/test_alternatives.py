"""Conventions that are no mistakes are named by the numbers of a publication that keeps them."""

from typing import Any

import numpy as np
import pytest

from tests.practice.printed import check, mistakes_of
from tests.practice.published.worked import (
    RATE,
    RIGHT,
    B,
    C,
    U,
    W,
    X,
    Y,
    assert_named,
    entered,
    forward_and_back,
    named,
    stepped,
    told,
    worked,
)


def test_the_right_calculation_agrees_and_names_nothing() -> None:
    report = told(entered(), {**forward_and_back(RIGHT), **stepped(RIGHT)})
    assert report.score["agrees"] == len(report.results)
    assert not report.explanations


@pytest.mark.parametrize("count", [4, 6])
def test_weights_in_columns_are_named(count: int) -> None:
    """x · W: a row for each unit that the weights come from, and gradients in the same places."""
    of = worked(X[0], Y[0], W.T, B, U.T, C)
    lower, upper = (each.T for each in of.weight_gradients)
    numbers = {
        **forward_and_back(of),
        **named("weight_gradient", (lower, upper)),
        **named("updated_weight", (W - RATE * lower, U - RATE * upper)),
    }
    report = told(entered(), numbers, count)
    assert_named(report, "weights_transposed")
    assert "“Weights in columns”" in report.summary


@pytest.mark.parametrize("count", [4, 6])
def test_a_threshold_given_as_a_bias_is_named(count: int) -> None:
    """net = Wx − θ, with ∂L/∂θ = −δ."""
    of = worked(X[0], Y[0], W, -B, U, -C)
    lower, upper = of.weight_gradients
    numbers = {
        **forward_and_back(of),
        **named("bias_gradient", [-each for each in of.delta]),
        **named("updated_weight", (W - RATE * lower, U - RATE * upper)),
        **named("updated_bias", (B + RATE * of.delta[0], C + RATE * of.delta[1])),
    }
    report = told(entered(), numbers, count)
    assert_named(report, "threshold")
    assert "“A threshold for the bias”" in report.summary


def test_a_threshold_printed_for_the_bias_that_was_given_is_named() -> None:
    """θ = −b, so that θ⁺ = −b⁺."""
    numbers = {**forward_and_back(RIGHT), **stepped(RIGHT)}
    numbers = {
        ref: -value if ref.startswith(("bias_gradient", "updated_bias")) else value
        for ref, value in numbers.items()
    }
    assert_named(told(entered(), numbers), "threshold")


@pytest.mark.parametrize("first", [True, False])
def test_a_bias_at_the_other_end_of_its_row_is_named(first: bool) -> None:
    """[w₁ w₂ b] is read here; the publication means [b w₁ w₂], or has been read that way."""
    rows = [np.column_stack([w, b]) for w, b in ((W, B), (U, C))]
    meant = [(each[:, 1:], each[:, 0]) if first else (each[:, [2, 0]], each[:, 1]) for each in rows]
    of = worked(X[0], Y[0], *meant[0], *meant[1])
    places = [
        np.column_stack([d, g] if first else [g[:, 1], d, g[:, 0]])
        for d, g in zip(of.delta, of.weight_gradients, strict=True)
    ]
    updated = [row - RATE * place for row, place in zip(rows, places, strict=True)]
    numbers = {
        **forward_and_back(of),
        **named("weight_gradient", [each[:, :2] for each in places]),
        **named("bias_gradient", [each[:, 2] for each in places]),
        **named("updated_weight", [each[:, :2] for each in updated]),
        **named("updated_bias", [each[:, 2] for each in updated]),
    }
    report = told(entered(), numbers)
    assert_named(report, "bias_in_row")
    assert "x₀ = 1" in report.summary


def online(shown: int) -> dict[str, float]:
    """The second sample is worked with what the first has left."""
    state = [W, B, U, C]
    passes, updated = [], []
    for x, y in zip(X, Y, strict=True):
        of = worked(x, y, *state)
        gradients = [of.weight_gradients[0], of.delta[0], of.weight_gradients[1], of.delta[1]]
        state = [p - RATE * g for p, g in zip(state, gradients, strict=True)]
        passes.append(of)
        updated.append(state)
    w, b, u, c = updated[shown]
    return {
        **forward_and_back(passes[0]),
        **named("weight_gradient", passes[0].weight_gradients),
        **named("updated_weight", (w, u)),
        **named("updated_bias", (b, c)),
    }


@pytest.mark.parametrize("shown", [0, 1])
def test_updates_after_each_sample_are_named(shown: int) -> None:
    report = told(entered(samples=2), online(shown))
    assert_named(report, "online_updates")
    assert ("printed after sample 1" in report.summary) == (shown == 0)


def test_the_batchs_update_is_not_that_of_samples() -> None:
    passes = [worked(x, y, W, B, U, C) for x, y in zip(X, Y, strict=True)]
    lower, upper = (sum(of.weight_gradients[at] for of in passes) for at in (0, 1))
    numbers: dict[str, Any] = {
        **forward_and_back(passes[0]),
        **named("updated_weight", (W - RATE * lower, U - RATE * upper)),
    }
    report = told(entered(samples=2), numbers)
    assert report.score["agrees"] == len(report.results)


def test_a_convention_that_another_explains_as_well_is_not_told_beside_it() -> None:
    """Bias gradients alone with the other sign: y − o gives them, and no threshold is seen."""
    numbers = named("bias_gradient", [-each for each in RIGHT.delta])
    assert mistakes_of(told(entered(), numbers)) == [["sign_flipped"]]


def test_a_single_number_of_four_digits_defines_nothing() -> None:
    theta = f"{-(B - RATE * RIGHT.delta[0])[0]:.4f}"
    report = check(entered(), {"updated_bias.1.0": theta})
    assert "threshold" not in str(mistakes_of(report))
