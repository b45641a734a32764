"""A computational graph in a notebook, from its text."""

import json
from typing import Any
from urllib.parse import unquote

import numpy as np
import pytest

from app.notebook import check, show, trace
from app.notebook.models import ModelError

TEXT = "q = x + y\nf = q * z"
VALUES = {"x": -2.0, "y": 5.0, "z": -4.0}


def test_the_steps_of_a_text_have_its_values_and_its_gradients() -> None:
    steps = trace(TEXT, VALUES)
    # As the course CS231n has them.
    assert steps.loss == steps.value("value.f") == -12.0
    assert [steps.value(f"gradient.{name}") for name in "xyz"] == [-4.0, -4.0, 3.0]
    assert repr(steps) == "<7 steps of a graph, f -12>"
    assert [step.phase for step in steps] == ["forward"] * 2 + ["backward"] * 5
    assert "<math" in steps[-1]._repr_html_()
    assert r"\begin{aligned}" in steps[0].latex
    with pytest.raises(AttributeError, match="steps of a graph"):
        _ = steps.problem


def test_arrays_come_by_their_names() -> None:
    values = {"W": np.array([[0.5, -1.0]]), "x": [1.0, 2.0]}
    assert trace("L = sum(tanh(W @ x))", values).loss == pytest.approx(np.tanh(-1.5))


def test_a_text_is_shown_as_a_graph_with_its_values() -> None:
    kind, _, held = show(TEXT, VALUES).url.partition("#")[2].partition("=")
    assert kind == "graph"
    wire = json.loads(unquote(held))
    assert wire == {
        "text": TEXT,
        "values": VALUES,
        "with_respect_to": ["x", "y", "z"],
        "result": "f",
    }
    assert show(wire).url == show(TEXT, VALUES).url


def test_the_gradients_of_a_text_are_checked_numerically() -> None:
    checked = check("L = sum(tanh(W @ x))", {"W": [[0.5, -1.0]], "x": [1.0, 2.0]})
    assert checked
    assert checked.method == "the complex step"
    assert checked.errors.keys() == {"W", "x"}


@pytest.mark.parametrize(
    ("text", "values", "words"),
    [
        ("q = x +", VALUES, "Line 1: "),
        (TEXT, {"x": 1.0, "y": 2.0}, "z"),
        (TEXT, [1.0, 2.0, 3.0], "come by their names"),
        (TEXT, {**VALUES, "x": "a"}, "“x” is no array of numbers"),
        (TEXT, {**VALUES, "x": float("nan")}, "“x” has a number that is not finite"),
        ({"text": TEXT, "values": {"x": None}}, None, "“x” holds null"),
    ],
)
def test_a_fault_in_a_text_is_told_with_its_line(text: Any, values: Any, words: str) -> None:
    with pytest.raises(ModelError) as refused:
        trace(text, values)
    assert words in str(refused.value)
