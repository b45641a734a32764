"""A hundred iterations of every optimizer end where torch.optim ends."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.engine.arrays import Array
from app.engine.iteration import iterate
from app.engine.optimizers import RULES, SCHEDULES, OptimizerState, optimizer, schedule
from app.engine.problem import Problem, ProblemError
from tests.optimizer_runs import OPTIMIZERS, Run, runs
from tests.optimizer_runs import SCHEDULES as SCHEDULED
from tests.problems import HIDDEN, random_problem

FIGURES = json.loads((Path(__file__).parent / "torch_figures.json").read_text("utf-8"))
RUNS = list(runs())


def after(problem: Problem, iterations: int) -> Problem:
    for _ in range(iterations):
        problem = iterate(problem).next_problem()
    return problem


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_a_hundred_iterations_end_where_those_of_torch_do(run: Run) -> None:
    problem = after(run.problem, FIGURES["iterations"])
    for layer, (weights, biases) in zip(problem.layers, FIGURES["runs"][run.name], strict=True):
        np.testing.assert_allclose(layer.weights, weights, rtol=1e-12, atol=1e-14)
        assert layer.biases is not None
        np.testing.assert_allclose(layer.biases, biases, rtol=1e-12, atol=1e-14)


@pytest.mark.torch
@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_the_figures_are_those_that_torch_gives(run: Run) -> None:
    from tests.torch_oracle import parameters_after  # noqa: PLC0415 - torch may not be installed

    for kept, anew in zip(FIGURES["runs"][run.name], parameters_after(run), strict=True):
        for before, now in zip(kept, anew, strict=True):
            np.testing.assert_allclose(now, before, rtol=1e-12, atol=1e-14)


def test_every_activation_is_held_against_torch() -> None:
    assert {layer.activation.name for run in RUNS for layer in run.problem.layers} >= set(HIDDEN)


def test_every_optimizer_and_every_option_is_held_against_torch() -> None:
    used = {(rule, name) for rule, _, options, _ in OPTIMIZERS.values() for name in options}
    assert {rule for rule, *_ in OPTIMIZERS.values()} == RULES.keys()
    shared = {"epsilon", "weight_decay", "clip_norm", "beta1", "beta2"}  # one line for all rules
    options = {(rule.name, option.name) for rule in RULES.values() for option in rule.options}
    assert {each for each in options if each[1] not in shared} <= used
    assert {name for _, name in options} == {name for _, name in used}


def test_every_schedule_and_every_option_is_held_against_torch() -> None:
    used = {(rule, name) for rule, options, _ in SCHEDULED.values() for name in options}
    every = {(rule.name, option.name) for rule in SCHEDULES.values() for option in rule.options}
    assert used == every


def test_beyond_its_end_a_cosine_stays_at_its_lowest_rate() -> None:
    planned = schedule("cosine", iterations=10, lowest=0.01)
    assert [planned.rate(0.5, t) for t in (1, 6, 11, 500)] == [0.5, 0.255, 0.01, 0.01]


def test_the_count_of_a_schedule_travels_with_an_optimizer_that_keeps_nothing_else() -> None:
    start = replace(
        random_problem((1, 1), ("identity",), "half_squared_error"),
        optimizer=optimizer("sgd", 0.1, schedule("step", every=2, factor=0.0)),
    )
    two, three = after(start, 2), after(start, 3)
    assert two.optimizer_state is not None
    assert two.optimizer_state.iteration == 2
    assert start.layers[0].weights.tolist() != two.layers[0].weights.tolist()
    assert three.layers[0].weights.tolist() == two.layers[0].weights.tolist()


def test_a_state_that_travels_with_the_problem_is_all_that_an_optimizer_needs() -> None:
    start = replace(
        random_problem((2, 3, 1), ("tanh", "identity"), "half_squared_error", samples=3),
        optimizer=optimizer("adam", 0.1),
    )
    halfway = after(start, 5)
    state = halfway.optimizer_state
    assert state is not None
    assert state.iteration == 5
    copied = OptimizerState(
        state.iteration,
        {name: [(w.copy(), b) for w, b in rows] for name, rows in state.kept.items()},
    )
    there = after(replace(halfway, optimizer_state=copied), 5)
    for layer, other in zip(there.layers, after(start, 10).layers, strict=True):
        assert layer.weights.tolist() == other.weights.tolist()
    forgetful = after(replace(halfway, optimizer_state=None), 5)
    assert forgetful.layers[0].weights.tolist() != there.layers[0].weights.tolist()


def test_what_an_optimizer_does_not_keep_is_refused_by_its_place() -> None:
    start = random_problem((1, 1), ("identity",), "half_squared_error")
    state = OptimizerState(1, {"velocity": [(np.zeros((1, 1)), np.zeros(1))]})
    with pytest.raises(ProblemError, match="keeps nothing, and no velocity") as refused:
        replace(start, optimizer_state=state)
    assert refused.value.pointer == "/optimizer_state/velocity"


@pytest.mark.parametrize(
    ("weights", "biases", "pointer"),
    [
        (np.zeros((1, 2)), np.zeros(1), "/optimizer_state/velocity/0/weights"),
        (np.zeros((1, 1)), np.zeros(2), "/optimizer_state/velocity/0/biases"),
        (np.zeros((1, 1)), None, "/optimizer_state/velocity/0/biases"),
    ],
)
def test_a_state_has_the_shapes_of_the_network(
    weights: Array, biases: Array | None, pointer: str
) -> None:
    start = random_problem((1, 1), ("identity",), "half_squared_error")
    state = OptimizerState(1, {"velocity": [(weights, biases)]})
    with pytest.raises(ProblemError) as refused:
        replace(start, optimizer=optimizer("sgd", 0.1, momentum=0.9), optimizer_state=state)
    assert refused.value.pointer == pointer


def test_nesterov_needs_a_momentum() -> None:
    start = random_problem((1, 1), ("identity",), "half_squared_error")
    with pytest.raises(ProblemError, match="momentum above 0") as refused:
        replace(start, optimizer=optimizer("sgd", 0.1, nesterov=True))
    assert refused.value.pointer == "/optimizer/nesterov"
