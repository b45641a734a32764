"""The optimizer in another printed form, or with another rate, is named by the steps it takes."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.optimizers import optimizer
from app.engine.problem import Problem
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
from tests.problems import problem_from_json


def at_rate(rate: float) -> Problem:
    """The problem with gradient descent at this rate."""
    return replace(entered(), optimizer=optimizer("sgd", rate))


def two_steps(form: str, *, nesterov: bool = False) -> dict[str, float]:
    """The velocity and the weights of the second iteration, with μ = 0.9."""
    state, velocity = [W, B, U, C], [np.zeros_like(each) for each in (W, B, U, C)]
    for _ in range(2):
        of = worked(X[0], Y[0], *state)
        gradients = [of.weight_gradients[0], of.delta[0], of.weight_gradients[1], of.delta[1]]
        share = {"pytorch": 1.0, "averaged": 0.1, "classical": -RATE}[form]
        velocity = [0.9 * v + share * g for v, g in zip(velocity, gradients, strict=True)]
        steps = velocity if form == "classical" else [-RATE * v for v in velocity]
        if nesterov:
            steps = [-RATE * (g + 0.9 * v) for v, g in zip(velocity, gradients, strict=True)]
        state = [p + s for p, s in zip(state, steps, strict=True)]
    return {
        **named("weight_velocity", (velocity[0], velocity[2])),
        **named("updated_weight", (state[0], state[2])),
        **named("updated_bias", (state[1], state[3])),
    }


@pytest.mark.parametrize("form", ["pytorch", "classical", "averaged"])
def test_momentum_is_followed_from_one_iteration_to_the_next(form: str) -> None:
    report = told(entered(momentum=0.9, momentum_form=form), two_steps(form), after=1)
    assert report.score["agrees"] == len(report.results), report.summary


@pytest.mark.parametrize(
    ("stated", "form", "mistake"),
    [
        ("pytorch", "classical", "momentum_classical"),
        ("pytorch", "averaged", "momentum_averaged"),
        ("averaged", "pytorch", "momentum_added"),
        ("classical", "averaged", "momentum_averaged"),
    ],
)
def test_another_form_of_momentum_is_named(stated: str, form: str, mistake: str) -> None:
    report = told(entered(momentum=0.9, momentum_form=stated), two_steps(form), after=1)
    assert_named(report, mistake)
    assert "v⁺ = μv" in report.summary


def test_nesterovs_step_is_told_from_plain_momentum() -> None:
    report = told(entered(momentum=0.9), two_steps("pytorch", nesterov=True), after=1)
    assert_named(report, "nesterov_otherwise")


def decayed(*, biases: bool) -> dict[str, float]:
    """w⁺ = w − η(∇ + λw) with λ = 0.1, the biases alike or as they are."""
    lower, upper = RIGHT.weight_gradients
    of_biases = 0.1 if biases else 0.0
    return {
        **named("updated_weight", (W - RATE * (lower + 0.1 * W), U - RATE * (upper + 0.1 * U))),
        **named(
            "updated_bias",
            (
                B - RATE * (RIGHT.delta[0] + of_biases * B),
                C - RATE * (RIGHT.delta[1] + of_biases * C),
            ),
        ),
    }


PENALTY = 0.05 * float((W**2).sum() + (U**2).sum())
LOWER, UPPER = RIGHT.weight_gradients
WITH_DECAY = {
    **named("weight_gradient", (LOWER + 0.1 * W, UPPER + 0.1 * U)),
    **named("bias_gradient", (RIGHT.delta[0] + 0.1 * B, RIGHT.delta[1] + 0.1 * C)),
}


@pytest.mark.parametrize(
    ("numbers", "mistake"),
    [
        (stepped(RIGHT), "decay_left_out"),
        ({**stepped(RIGHT), **decayed(biases=False)}, "decay_left_out"),
        ({**decayed(biases=True), **WITH_DECAY}, "decay_in_gradient"),
        ({**decayed(biases=True), "loss": RIGHT.loss + PENALTY}, "decay_in_loss"),
    ],
)
def test_where_the_decay_stands_is_told(numbers: dict[str, float], mistake: str) -> None:
    problem = entered(weight_decay=0.1)
    assert_named(told(problem, {**forward_and_back(RIGHT), **numbers}), mistake)


def test_the_decay_stands_once_in_the_loss_of_a_batch() -> None:
    """½λ Σ w² is added to the sum over the samples."""
    losses = [worked(x, y, W, B, U, C).loss for x, y in zip(X, Y, strict=True)]
    numbers = {**forward_and_back(RIGHT), "batch_loss": sum(losses) + PENALTY}
    assert_named(told(entered(samples=2, weight_decay=0.1), numbers), "decay_in_loss")


@pytest.mark.parametrize(("rate", "count"), [(0.1, 4), (0.25, 5), (1.5, 4), (0.6, 3), (0.01, 6)])
def test_another_learning_rate_is_told_with_its_value(rate: float, count: int) -> None:
    report = told(entered(), {**forward_and_back(RIGHT), **stepped(RIGHT, rate)}, count)
    assert_named(report, "another_learning_rate")
    assert f"“A learning rate of {rate}”" in report.summary
    assert "this problem states η = 0.5" in report.summary


def test_one_update_tells_no_learning_rate() -> None:
    updated = stepped(RIGHT, 0.1)
    one = {"updated_weight.2.0.0": updated["updated_weight.2.0.0"]}
    assert not mistakes_of(told(entered(), {**forward_and_back(RIGHT), **one}))


def test_steps_that_are_all_too_long_by_some_factor_tell_no_learning_rate() -> None:
    """A slip in the only δ of the output makes every gradient 1.2871 times as large."""
    numbers = stepped(RIGHT, 1.2871 * RATE)
    updated = {ref: value for ref, value in numbers.items() if "updated" in ref}
    assert not mistakes_of(told(entered(), updated))


def test_the_rate_left_out_is_a_mistake_and_not_another_rate() -> None:
    numbers = {**forward_and_back(RIGHT), **stepped(RIGHT, 1.0)}
    assert mistakes_of(told(entered(), numbers)) == [["learning_rate_left_out"]]


def test_a_rate_of_0_is_told_apart_from_that_of_the_printed_steps() -> None:
    report = told(at_rate(0.0), {**forward_and_back(RIGHT), **stepped(RIGHT, 0.3)}, 4)
    assert_named(report, "another_learning_rate")
    assert "“A learning rate of 0.3”" in report.summary
    assert "this problem states η = 0." in str(report.explanations)


@pytest.mark.parametrize("rate", [0.0, 5e-324, 0.25])
@pytest.mark.parametrize("nothing", ["1-1", "0.5-0.5", "0e-999"])
def test_updates_given_as_exactly_0_tell_no_learning_rate(nothing: str, rate: float) -> None:
    """Of w = b = ½, x = 1 and y = 0, δ = 1: η = ½ would take both to 0."""
    layer = {"weights": [[0.5]], "biases": [0.5], "activation": "identity", "train_biases": True}
    wire = {
        "network": {"layers": [layer]},
        "loss": "half_squared_error",
        "samples": [{"input": [1], "target": [0]}],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": rate},
    }
    report = check(
        problem_from_json(wire),
        dict.fromkeys(("updated_weight.1.0.0", "updated_bias.1.0"), nothing),
    )
    assert {each.verdict for each in report.results} == {"differs"}
    assert "another_learning_rate" not in str(mistakes_of(report))
