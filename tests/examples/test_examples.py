"""The worked examples hold what they say."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import app.examples
from app.engine.gradient_check import check_gradients
from app.engine.iteration import iterate
from app.engine.problem import Problem
from app.examples import ORDER, Example
from app.trace.refs import parse_ref
from app.trace.trace import Trace
from app.web.problem.body import ProblemBody
from tests import oracle
from tests.problems import EXAMPLES

FOLDER = Path(app.examples.__file__).parent


def problem_of(name: str) -> Problem:
    return ProblemBody.model_validate(EXAMPLES[name].problem).to_problem()


each = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def test_every_file_has_its_place_in_the_order_and_every_place_its_file() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in FOLDER.glob("*.json"))
    assert tuple(EXAMPLES) == ORDER


def test_the_network_of_the_lecture_comes_first() -> None:
    assert ORDER[0] == "lecture-10"
    assert problem_of("lecture-10").sizes == (2, 3, 2)


@each
def test_an_example_is_named_for_a_menu_and_says_where_it_is_from(example: Example) -> None:
    assert 0 < len(example.title) <= 30
    assert example.source
    assert example.note.endswith(".")


def test_no_two_examples_have_the_same_title() -> None:
    assert len({example.title for example in EXAMPLES.values()}) == len(EXAMPLES)


@each
def test_an_example_says_every_field_of_its_problem(example: Example) -> None:
    """So that what is shown is what is computed, whatever the defaults."""
    assert ProblemBody.model_validate(example.problem).model_dump() == example.problem


@each
def test_the_gradients_of_an_example_agree_with_their_numerical_estimate(example: Example) -> None:
    assert check_gradients(problem_of(example.id)).worst < 1e-6


@each
def test_published_numbers_have_a_ref_in_the_trace_and_a_number_as_printed(
    example: Example,
) -> None:
    trace = Trace(problem_of(example.id))
    for ref, printed in example.published:
        assert np.isfinite(trace.value(parse_ref(ref)))
        assert np.isfinite(float(printed))
    for printed in example.after.values():
        assert np.isfinite(float(printed))


def test_only_examples_from_a_publication_have_published_numbers() -> None:
    published = {name for name, example in EXAMPLES.items() if example.published}
    assert published == {"mazur-2-2-2", "relu-2-2-1", "tanh-neuron"}


def all_gradients(problem: Problem) -> Any:
    done = iterate(problem)
    gradients = [*done.batch_weight_gradient, *done.batch_bias_gradient]
    return np.concatenate([np.ravel(g) for g in gradients if g is not None])


@pytest.mark.parametrize("name", ["lecture-10", "xor-2-2-1", "deep-2-3-3-2", "softmax-2-3-3"])
def test_no_gradient_of_an_example_of_our_own_is_too_small_to_read(name: str) -> None:
    """From 0.001 up the page writes a number without an exponent."""
    assert abs(all_gradients(problem_of(name))).min() >= 1e-3


def test_the_lectures_example_has_no_biases_and_every_combination_of_signs() -> None:
    problem = problem_of("lecture-10")
    assert all(layer.biases is None for layer in problem.layers)
    assert {layer.activation.name for layer in problem.layers} == {"sigmoid"}
    weights = np.concatenate([layer.weights.ravel() for layer in problem.layers])
    signs = set(zip(np.sign(weights), np.sign(all_gradients(problem)), strict=True))
    assert signs == {(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)}


def test_no_unit_of_the_softmax_example_is_dead() -> None:
    problem = problem_of("softmax-2-3-3")
    assert (iterate(problem).forward.net[0] > 0).all()
    assert problem.fused


def test_xor_is_not_solved_yet_and_is_after_a_hundred_iterations() -> None:
    def is_solved(problem: Problem) -> bool:
        net = oracle.net_of_last_layer(problem, oracle.parameters(problem))
        return bool(((net > 0) == (problem.targets > 0.5)).all())  # the sigmoid of 0 is ½

    problem = problem_of("xor-2-2-1")
    assert sorted(zip(problem.inputs.tolist(), problem.targets.ravel(), strict=True)) == [
        ([0, 0], 0),
        ([0, 1], 1),
        ([1, 0], 1),
        ([1, 1], 0),
    ]
    assert not is_solved(problem)
    for _ in range(100):
        problem = oracle.after_one_step(problem)
    assert is_solved(problem)
