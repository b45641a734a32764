"""Learning takes the steps that iterations take, batch by batch, and stops before an overflow."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.iteration import iterate
from app.engine.learning import Learner, batch_rows, batches_in_epoch, overflow_in
from app.engine.optimizers import SGD, optimizer
from app.engine.problem import Problem
from app.trace.trace import NotFiniteError, Trace
from tests.optimizer_runs import NAMES, optimizer_of
from tests.oracle import after_one_step
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, random_problem


def same(one: Problem, other: Problem, tolerance: float = 1e-11) -> None:
    for mine, theirs in zip(one.layers, other.layers, strict=True):
        np.testing.assert_allclose(mine.weights, theirs.weights, rtol=tolerance, atol=1e-13)
        assert mine.biases is not None
        if theirs.biases is not None:
            np.testing.assert_allclose(mine.biases, theirs.biases, rtol=tolerance, atol=1e-13)


@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
def test_an_iteration_of_learning_is_a_step_down_autograd_s_gradient(
    output: str, loss: str
) -> None:
    for place, hidden in enumerate(HIDDEN):
        problem = random_problem(
            (2, 3, 2), (hidden, output), loss, seed=place, samples=5, reduction="mean"
        )
        problem = replace(problem, optimizer=SGD(0.1))
        learner = Learner(problem, problem.inputs, problem.targets)
        assert learner.advance(1) == (1, True)
        same(learner.problem(), after_one_step(problem), 1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_learning_in_batches_is_iterating_over_them(name: str) -> None:
    start = replace(
        random_problem(
            (2, 3, 1), ("tanh", "identity"), "half_squared_error", samples=7, biases="trained"
        ),
        optimizer=optimizer_of(name),
    )
    learner = Learner(start, start.inputs, start.targets, batch_size=3, shuffle_seed=5)
    learner.advance(8)
    problem = start
    for count in range(8):
        rows = batch_rows(7, 3, 5, count)
        problem = replace(problem, inputs=start.inputs[rows], targets=start.targets[rows])
        problem = iterate(problem).next_problem()
    same(learner.problem(), problem)


def test_learning_that_is_parted_ends_where_it_would_have_in_one_go() -> None:
    start = replace(
        random_problem((2, 3, 1), ("tanh", "identity"), "half_squared_error", samples=7),
        optimizer=optimizer("adam", 0.05),
    )
    whole = Learner(start, start.inputs, start.targets, 3, 5)
    whole.advance(20)
    first = Learner(start, start.inputs, start.targets, 3, 5)
    first.advance(11)
    then = Learner(first.problem(), start.inputs, start.targets, 3, 5, done=11)
    then.advance(9)
    same(then.problem(), whole.problem(), 0.0)


def test_every_epoch_takes_each_row_once_in_an_order_of_its_own() -> None:
    epochs = [
        np.concatenate([batch_rows(10, 4, 3, 3 * epoch + place) for place in range(3)])
        for epoch in range(4)
    ]
    assert batches_in_epoch(10, 4) == 3
    assert all(sorted(epoch.tolist()) == list(range(10)) for epoch in epochs)
    assert len({tuple(epoch.tolist()) for epoch in epochs}) == 4
    again = batch_rows(10, 4, 3, 7)
    assert again.tolist() == epochs[2][4:8].tolist()


def test_without_a_seed_the_rows_keep_their_order() -> None:
    assert [batch_rows(5, 2, None, at).tolist() for at in range(4)] == [[0, 1], [2, 3], [4], [0, 1]]
    assert batch_rows(5, None, 3, 9).tolist() == [0, 1, 2, 3, 4]


def test_learning_stops_before_a_number_overflows_and_says_which_as_a_trace_does() -> None:
    start = replace(
        random_problem((2, 3, 1), ("relu", "identity"), "half_squared_error", samples=4),
        optimizer=SGD(1e6),
    )
    learner = Learner(start, start.inputs, start.targets)
    done, finite = learner.advance(10_000)
    assert not finite
    problem, _ = learner.following()
    assert all(np.isfinite(layer.weights).all() for layer in problem.layers)
    assert done == learner.iteration > 0
    found = overflow_in(problem)
    assert found is not None
    with pytest.raises(NotFiniteError) as told:
        Trace(problem)
    assert (found.ref, found.sample or 0) == (str(told.value.ref), told.value.sample)


def test_where_nothing_overflows_none_is_named() -> None:
    assert overflow_in(random_problem((2, 2), ("tanh",), "half_squared_error")) is None
