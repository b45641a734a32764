"""Training from iteration to iteration."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from app.engine.problem import Problem
from tests import oracle
from tests.browser.visit import Visit
from tests.problems import problem_from_json


def iterations(visit: Visit) -> Locator:
    """The part of the page about iterations."""
    return visit.page.get_by_role("region", name="Iterations")


def go_on(visit: Visit, number: int) -> None:
    """Go on to iteration ``number``."""
    visit.page.get_by_role("button", name="Next iteration").click()
    expect(iterations(visit).get_by_role("heading")).to_contain_text(f"Iteration {number}")
    visit.wait_for(0)


def starting_loss(visit: Visit) -> float:
    """The loss at which the iteration starts, as it is written there."""
    told = iterations(visit).get_by_role("heading").inner_text()
    found = re.search(r"L = (\S+)", told)
    assert found is not None
    return as_number(found[1])


def as_number(text: str) -> float:
    """The number that the text shows."""
    return float(text.replace("−", "-"))


def shown(visit: Visit, ref: str) -> float:
    """The number of the picture."""
    return as_number(visit.in_picture(ref).text_content() or "")


def approximately(number: Any) -> Any:
    """The number, to the four digits that the page writes."""
    return pytest.approx(float(number), rel=5.1e-4, abs=1e-12)


def trained(problem: Problem) -> Problem:
    """The problem after one step of gradient descent, by autograd."""
    eta = problem.optimizer.learning_rate
    layers = tuple(
        replace(
            layer,
            weights=layer.weights - eta * weight_gradient,
            biases=layer.biases - eta * bias_gradient * layer.train_biases
            if layer.biases is not None
            else None,
        )
        for layer, (weight_gradient, bias_gradient) in zip(
            problem.layers, oracle.gradients(problem), strict=True
        )
    )
    return replace(problem, layers=layers)


@pytest.mark.parametrize("name", ["Lecture 10", "Mazur", "XOR", "Softmax"])
def test_the_next_iteration_starts_from_the_updated_parameters(name: str, visit: Visit) -> None:
    visit.open()
    example = next(e for e in visit.worked_examples() if e["title"].startswith(name))
    visit.choose(example["title"])
    problem = problem_from_json(example["problem"])
    before = starting_loss(visit)
    for number in (2, 3):
        go_on(visit, number)
        problem = trained(problem)
        for at, layer in enumerate(problem.layers, start=1):
            for (j, i), weight in np.ndenumerate(layer.weights):
                assert shown(visit, f"weight.{at}.{j}.{i}") == approximately(weight)
            for j, bias in enumerate([] if layer.biases is None else layer.biases):
                assert shown(visit, f"bias.{at}.{j}") == approximately(bias)
        losses = oracle.sample_losses(problem, oracle.parameters(problem))
        after = starting_loss(visit)
        mean = problem.reduction == "mean"
        assert after == approximately(losses.mean() if mean else losses.sum())
        assert after < before
        before = after


def test_the_second_iteration_of_a_published_example_has_the_printed_weights(
    visit: Visit,
) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    go_on(visit, 2)
    expect(visit.in_picture("weight.2.0.0")).to_have_text("0.3589")  # printed: 0.35891648
    expect(visit.in_picture("bias.2.0")).to_have_text("0.6")  # never updated
    assert starting_loss(visit) == approximately(0.291027924)


def test_one_can_go_back_to_the_initial_weights_and_to_any_iteration(visit: Visit) -> None:
    visit.open()
    weight = visit.in_picture("weight.2.0.0")
    seen = [weight.text_content()]
    for number in (2, 3):
        go_on(visit, number)
        seen.append(weight.text_content())
    assert len(set(seen)) == 3
    iterations(visit).get_by_role("button", name="2: L").click()
    expect(weight).to_have_text(seen[1] or "")
    visit.press("End")
    visit.wait_for(visit.total)
    visit.page.get_by_role("button", name="Initial weights").click()
    expect(weight).to_have_text(seen[0] or "")
    visit.wait_for(0)


def test_the_key_n_goes_on_to_the_next_iteration(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.press("n")
    expect(iterations(visit).get_by_role("heading")).to_contain_text("Iteration 2")
    visit.wait_for(0)
