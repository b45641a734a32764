"""The names of things: the lecture's, the same for deeper networks, and a textbook's."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.optimizers import SGD
from app.engine.problem import Layer, Problem
from app.explain import explain
from app.explain.notation import Notation, plain
from app.trace.trace import Trace


def network(*sizes: int) -> Problem:
    """A sigmoid network with biases."""
    layers = tuple(
        Layer(np.full((n_out, n_in), 0.5), np.zeros(n_out), ACTIVATIONS["sigmoid"])
        for n_in, n_out in pairwise(sizes)
    )
    inputs, targets = np.ones((1, sizes[0])), np.ones((1, sizes[-1]))
    return Problem(layers, LOSSES["half_squared_error"], inputs, targets, "sum", SGD(0.5))


def explained(problem: Problem, ref: str, style: str) -> dict[str, Any]:
    """The explanation of the step that computes ``ref``."""
    trace = Trace(problem)
    step = next(step for step in trace if str(step.result) == ref)
    told = explain(trace, step, style)
    return {"title": told.title, "text": told.text, "latex": told.formula["latex"]}


def test_the_lecture_s_network_has_the_lecture_s_names() -> None:
    latex = explained(network(2, 2, 2), "delta.1.0", "lecture")["latex"]
    assert r"\sum_{k=1}^{C} \delta_{k} u_{kj}" in latex
    assert r"g'_{h}\left(\mathrm{net}_{j}\right)" in latex


def test_a_deeper_network_numbers_its_hidden_layers() -> None:
    latex = explained(network(2, 3, 3, 2), "net.2.1", "lecture")["latex"]
    assert r"\mathrm{net}^{(2)}_{j}" in latex
    assert r"w^{(2)}_{ji} h^{(1)}_{i}" in latex


def test_a_textbook_writes_z_and_a_and_numbers_every_layer() -> None:
    told = explained(network(2, 2, 2), "net.2.0", "textbook")
    assert told["title"] == "z of a₁⁽²⁾"
    assert r"z^{(2)}_{k}" in told["latex"]
    assert r"w^{(2)}_{kj} a^{(1)}_{j} + b^{(2)}_{k}" in told["latex"]


def test_a_textbook_s_hidden_delta_keeps_its_slope() -> None:
    latex = explained(network(2, 2, 2), "delta.1.0", "textbook")["latex"]
    assert r"\delta^{(2)}_{k} w^{(2)}_{kj}" in latex
    assert r"g'\left(z^{(1)}_{j}\right)" in latex


@pytest.mark.parametrize("ref", ["net.1.0", "output.2.1", "error.1.0", "slope.2.0", "delta.2.0"])
def test_a_textbook_never_says_net_h_o_or_u(ref: str) -> None:
    told = explained(network(2, 2, 2), ref, "textbook")
    assert "net" not in told["latex"]
    assert not any(f"{letter}_{{" in told["latex"] for letter in "hou")
    assert not any(letter in told["title"] for letter in ("h₁", "o₁", "net"))


def test_indices_of_two_digits_are_kept_apart() -> None:
    notation = Notation(network(12, 3))
    assert plain(notation.weight(1, 1, 11)) == "w₂,₁₂"
