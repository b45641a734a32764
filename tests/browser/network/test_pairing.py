"""What goes better with the outputs or the loss is offered where one of them has been chosen."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing import show_network
from tests.browser.networks import network
from tests.browser.visit import Visit

#: The outputs, the loss and the targets at first; what is chosen then, and what is offered for it.
_CASES = {
    "softmax": (
        ("sigmoid", "half_squared_error", [0.3, 0.6]),
        ("Activation of the output layer", "softmax"),
        ("Use categorical cross-entropy", "softmax", "categorical_cross_entropy"),
    ),
    "sigmoid with one class of several": (
        ("tanh", "half_squared_error", [0.0, 1.0]),
        ("Activation of the output layer", "sigmoid"),
        ("Use softmax with categorical cross-entropy", "softmax", "categorical_cross_entropy"),
    ),
    "squared error again": (
        ("softmax", "categorical_cross_entropy", [0.0, 1.0]),
        ("Loss", "half_squared_error"),
        ("Use categorical cross-entropy", "softmax", "categorical_cross_entropy"),
    ),
}


@pytest.mark.parametrize("case", _CASES)
def test_the_usual_pair_is_offered_beside_the_choice_and_made_with_one_press(
    visit: Visit, case: str
) -> None:
    (output, loss, target), (field, option), (offer, last_output, last_loss) = _CASES[case]
    problem = network((2, 3, 2), biases=False)
    problem["network"]["layers"][-1]["activation"] = output
    problem |= {"loss": loss}
    problem["samples"][0]["target"] = target
    visit.open_problem(problem)
    panel = show_network(visit)
    choice = panel.get_by_label(field, exact=True)
    choice.select_option(option)
    button = panel.get_by_role("button", name=offer, exact=True)
    expect(button).to_be_visible()
    places = [choice.bounding_box(), button.bounding_box()]
    assert places[0] is not None
    assert places[1] is not None
    # In the same view, below what was chosen.
    assert 0 < places[1]["y"] - places[0]["y"] < 300
    button.click()
    expect(button).to_have_count(0)
    outputs = panel.get_by_label("Activation of the output layer", exact=True)
    expect(outputs).to_have_value(last_output)
    expect(panel.get_by_label("Loss", exact=True)).to_have_value(last_loss)
