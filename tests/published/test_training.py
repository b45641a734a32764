"""The losses that the sources print after some iterations.

Two of Mazur's are not what they are called. His loss after one iteration comes out to its last
digit when the hidden layer's δ is fed back through output weights that are updated already, which
his text rightly warns against and his printed weights do not do. His loss after 10,000 iterations
is to its last digit the one that the 10,000th iteration finds before its own update.
"""

from decimal import Decimal

import numpy as np
import pytest

from app.engine.iteration import batch_loss, iterate
from app.engine.problem import Problem
from app.examples import Example
from tests import oracle
from tests.problems import EXAMPLES, problem_from_json
from tests.published.digits import rounded_like

#: Example, what it calls the loss, and the updates that lie before it.
LOSSES = [
    ("relu-2-2-1", "loss_after_1_iteration", 1),
    ("mazur-2-2-2", "loss_after_10000_iterations", 9_999),
]
MAZUR = EXAMPLES["mazur-2-2-2"]


def problem_of(example: Example) -> Problem:
    return problem_from_json(example.problem)


def iterated(problem: Problem, times: int) -> Problem:
    for _ in range(times):
        problem = iterate(problem).next_problem()
    return problem


@pytest.mark.parametrize(("id_", "name", "updates"), LOSSES)
def test_training_reaches_the_published_loss(id_: str, name: str, updates: int) -> None:
    printed = EXAMPLES[id_].after[name]
    trained = iterated(problem_of(EXAMPLES[id_]), updates)
    assert rounded_like(printed, float(batch_loss(trained))) == Decimal(printed)
    assert batch_loss(iterated(trained, 1)) < batch_loss(trained)


def test_mazurs_loss_after_one_iteration_is_fed_back_through_updated_weights() -> None:
    printed = MAZUR.after["loss_after_1_iteration"]
    first, problem = iterate(problem_of(MAZUR)), problem_of(MAZUR)
    hidden, output = problem.layers
    fed_back = first.backward.delta[1][0] @ first.updated_weight[1]
    delta = fed_back * oracle.slope("sigmoid", first.forward.net[0][0])
    weights = hidden.weights - 0.5 * np.outer(delta, problem.inputs[0])
    slip = problem.with_parameters(
        [weights, first.updated_weight[1]], [hidden.biases, output.biases]
    )
    assert rounded_like(printed, float(batch_loss(slip))) == Decimal(printed)


def test_fed_back_through_the_weights_of_the_forward_pass_it_is_what_autograd_finds() -> None:
    problem, printed = problem_of(MAZUR), MAZUR.after["loss_after_1_iteration"]
    stepped = [
        (weights - 0.5 * gradient, biases)
        for (weights, biases), (gradient, _) in zip(
            oracle.parameters(problem), oracle.gradients(problem), strict=True
        )
    ]
    ours = float(batch_loss(iterated(problem, 1)))
    assert ours == pytest.approx(float(oracle.sample_losses(problem, stepped)[0]), rel=1e-12)
    assert abs(Decimal(ours) - Decimal(printed)) < Decimal("2e-7")


def test_every_loss_that_a_source_prints_is_tried_here() -> None:
    tried = {(id_, name) for id_, name, _ in LOSSES} | {("mazur-2-2-2", "loss_after_1_iteration")}
    assert tried == {(example.id, name) for example in EXAMPLES.values() for name in example.after}
