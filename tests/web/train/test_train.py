"""POST /api/train."""

import pytest

from tests.browser.networks import network
from tests.problems import VANISHING
from tests.web.client import PROBLEM, ask, assert_problem, changed, trace_of


def test_it_goes_where_the_trace_leads_iteration_by_iteration() -> None:
    answer = ask("POST", "/api/train", json={"problem": PROBLEM, "iterations": 3})
    assert answer.status_code == 200
    trained = answer.json()
    assert trained["stopped"] is None
    problem, losses = PROBLEM, []
    for _ in range(3):
        first = trace_of(problem, count=0)
        losses.append(first["batch_loss"])
        done = trace_of(problem, start=first["total"], count=0)["keyframe"]
        layers = [
            {**layer, "weights": weights}
            for layer, weights in zip(
                problem["network"]["layers"], done["updated_weight"], strict=True
            )
        ]
        layers[1]["biases"] = done["updated_bias"][1]
        problem = {**problem, "network": {"layers": layers}}
    assert trained["losses"] == [*losses, trace_of(problem, count=0)["batch_loss"]]
    assert trained["problem"] == problem


def test_where_a_number_would_overflow_it_stops_and_says_why() -> None:
    problem = changed("/optimizer/learning_rate", 50.0)
    for layer in problem["network"]["layers"]:
        layer["activation"] = "identity"
    answer = ask("POST", "/api/train", json={"problem": problem, "iterations": 1000})
    assert answer.status_code == 200
    trained = answer.json()
    assert 1 < len(trained["losses"]) < 1000
    assert f"{trained['stopped']['ref']} of sample 1 is not finite" in trained["stopped"]["detail"]
    assert "smaller" in trained["stopped"]["detail"]
    assert f"after {len(trained['losses']) - 1} iteration" in trained["stopped"]["detail"]
    assert trace_of(trained["problem"], count=0)["batch_loss"] == trained["losses"][-1]


def test_a_problem_that_overflows_at_once_names_the_number() -> None:
    answer = ask("POST", "/api/train", json={"problem": VANISHING})
    assert assert_problem(answer, 422, "is not finite")["ref"] == "loss_term.0"


@pytest.mark.parametrize("iterations", [0, 1001, -1, 2.5, "10", True, None])
def test_another_number_of_iterations_is_refused(iterations: object) -> None:
    answer = ask("POST", "/api/train", json={"problem": PROBLEM, "iterations": iterations})
    told = assert_problem(answer, 422, "“iterations”", "a whole number from 1 to 1000")
    assert told["pointer"] == "/iterations"


def test_a_large_network_is_trained_a_few_iterations_at_a_time() -> None:
    """64 · (100 · 180 + 180 · 10 + 4 · 190) is 1,315,840, of which 50 million have 37."""
    problem = network((100, 180, 10), samples=64, numbers=lambda at: (at % 7 - 3) / 100)
    answer = ask("POST", "/api/train", json={"problem": problem, "iterations": 40})
    assert_problem(answer, 422, "at most 37 iterations a request")
