"""Training from iteration to iteration."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests import oracle
from tests.browser.networks import network
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
    found = re.search(r"L = ([^\s,]+)", told)
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


@pytest.mark.parametrize("name", ["Lecture 10", "Mazur", "XOR", "Softmax"])
def test_the_next_iteration_starts_from_the_updated_parameters(name: str, visit: Visit) -> None:
    visit.open()
    example = next(e for e in visit.worked_examples() if e["title"].startswith(name))
    visit.choose(example["title"])
    problem = problem_from_json(example["problem"])
    before = starting_loss(visit)
    for number in (2, 3):
        go_on(visit, number)
        problem = oracle.after_one_step(problem)
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
    visit.use()
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


def test_a_hundred_iterations_are_run_at_once_and_any_of_them_is_gone_back_to(
    visit: Visit,
) -> None:
    visit.open()
    example = next(e for e in visit.worked_examples() if e["title"].startswith("Softmax"))
    visit.choose(example["title"])
    problems = [problem_from_json(example["problem"])]
    for _ in range(100):
        problems.append(oracle.after_one_step(problems[-1]))
    run = iterations(visit).get_by_role("group", name="Run many iterations")
    run.get_by_role("button", name="100", exact=True).click()
    heading = iterations(visit).get_by_role("heading")
    expect(heading).to_contain_text("Iteration 101")
    assert shown(visit, "weight.2.0.1") == approximately(problems[100].layers[1].weights[0, 1])
    # What they made of the network is there: the forward pass of the sample at hand.
    net = oracle.net_of_last_layer(problems[100], oracle.parameters(problems[100]))[0]
    assert shown(visit, "output.2.0") == approximately(np.exp(net[0]) / np.exp(net).sum())
    iterations(visit).get_by_role("slider", name="Go to iteration").fill("38")
    expect(heading).to_contain_text("Iteration 38")
    assert shown(visit, "weight.2.0.1") == approximately(problems[37].layers[1].weights[0, 1])


def test_iterations_that_diverge_stop_and_say_why(visit: Visit) -> None:
    problem = network([1, 1], activation="identity", biases=False)
    problem["optimizer"]["learning_rate"] = 500.0
    visit.open_problem(problem)
    run = iterations(visit).get_by_role("group", name="Run many iterations")
    run.get_by_role("button", name="1000", exact=True).click()
    notice = visit.page.get_by_role("alert")
    expect(notice).to_contain_text("Training stopped after")
    expect(notice).to_contain_text("smaller learning rate")
    expect(iterations(visit).get_by_role("heading")).not_to_contain_text("Iteration 1 ")


def test_the_key_n_goes_on_to_the_next_iteration(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.press("n")
    expect(iterations(visit).get_by_role("heading")).to_contain_text("Iteration 2")
    visit.wait_for(0)
