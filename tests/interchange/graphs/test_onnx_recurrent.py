"""What a recurrent operator of ONNX says of itself is what it computes."""

from dataclasses import replace

import numpy as np

from tests.interchange.graphs.cases import recurrent
from tests.interchange.graphs.models import RNG, computed, graph_of, model_of


def test_an_activation_that_a_recurrent_operator_names_is_its_own() -> None:
    case = recurrent("RNN", 1, activations=["Relu"], layout=1)
    x = RNG.normal(size=(2, 3, 2))
    h, expected = np.zeros((2, 3)), []
    for t in range(3):
        net = x[:, t] @ case.arrays["w"][0].T + h @ case.arrays["r"][0].T
        h = np.maximum(net + case.arrays["b"][0, :3] + case.arrays["b"][0, 3:], 0)
        expected.append(h)
    wire = graph_of(model_of(replace(case, shape=x.shape)))
    states = np.stack(expected, axis=1)
    assert any(
        each.shape == states.shape and np.allclose(each, states) for each in computed(wire, x)
    )


def test_only_what_is_read_of_a_recurrent_operator_has_lines() -> None:
    wire = graph_of(model_of(recurrent("LSTM", 4, takes=1)))
    assert "states" not in wire["text"]
    assert graph_of(model_of(recurrent("LSTM", 4)))["text"].count("stack(") == 2
