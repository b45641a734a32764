"""Models that PyTorch has exported as ONNX: as graphs they have its outputs and its gradients."""
# ruff: noqa: PLC0415 - torch is there where `make formats` runs

from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from app.engine.graph.passes import backward, forward
from app.web.interchange.work import read_file
from app.web.problem.reading import read_wire_graph

pytestmark = [
    pytest.mark.formats,
    # The exporter that needs no more than onnx says that there is a newer one.
    pytest.mark.filterwarnings("ignore"),
]


def _cnn(nn: Any) -> Any:
    return nn.Sequential(
        nn.Conv2d(1, 2, 3, padding=1), nn.BatchNorm2d(2), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(8, 3),
    )  # fmt: skip


def _pooled(nn: Any) -> Any:
    return nn.Sequential(nn.Conv2d(2, 3, 2), nn.ReLU(), nn.MaxPool2d(3), nn.Flatten())


def _over_time(nn: Any) -> Any:
    return nn.Sequential(nn.Conv1d(2, 3, 3, stride=2), nn.GELU(), nn.Flatten(), nn.Linear(12, 2))


def _embedded(nn: Any) -> Any:
    return nn.Sequential(nn.Embedding(7, 3), nn.Flatten(), nn.Linear(6, 2), nn.SiLU())


def _skipping(nn: Any) -> Any:
    class Block(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.inner = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 4))
            self.norm = nn.LayerNorm(4)

        def forward(self, x: Any) -> Any:
            return self.norm(x + self.inner(x))

    return nn.Sequential(Block(), Block())


def _attending(nn: Any) -> Any:
    class Attention(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.query, self.key, self.value = (nn.Linear(4, 4) for _ in range(3))

        def forward(self, x: Any) -> Any:
            heads = [
                of(x).reshape(1, 3, 2, 2).transpose(1, 2)
                for of in (self.query, self.key, self.value)
            ]
            scores = heads[0] @ heads[1].transpose(-1, -2) / 2**0.5
            return (scores.softmax(-1) @ heads[2]).transpose(1, 2).reshape(1, 3, 4)

    return Attention()


MODELS: dict[str, tuple[Callable[[Any], Any], tuple[int, ...]]] = {
    "a convolutional network": (_cnn, (1, 1, 4, 4)),
    "pooling by the largest": (_pooled, (1, 2, 4, 4)),
    "convolution over time": (_over_time, (1, 2, 9)),
    "an embedding": (_embedded, (1, 2)),
    "skip connections and layer norm": (_skipping, (1, 4)),
    "attention with two heads": (_attending, (1, 3, 4)),
}


@pytest.mark.parametrize(("make", "shape"), MODELS.values(), ids=MODELS)
@pytest.mark.parametrize("opset", [13, 17])
def test_a_graph_has_the_outputs_and_the_gradients_of_torch(
    make: Callable[[Any], Any], shape: tuple[int, ...], opset: int
) -> None:
    import torch
    from torch import nn

    torch.manual_seed(4)
    model = make(nn).double().eval()
    for parameter in model.parameters():
        # The exporter makes one of parameters that begin alike.
        parameter.data = torch.randn_like(parameter)
    looked_up = any(type(each).__name__ == "Embedding" for each in model.modules())
    x = torch.tensor([[1, 4]]) if looked_up else torch.randn(shape, dtype=torch.float64)
    file = BytesIO()
    torch.onnx.export(
        model, (x,), file, input_names=["x"], opset_version=opset, dynamo=False,
        do_constant_folding=False,
    )  # fmt: skip
    wire = read_file("model.onnx", file.getvalue())["graph"]
    wire["values"]["x"] = x.tolist()
    graph = read_wire_graph(wire)
    values = forward(graph)

    output = model(x)
    y = torch.tensor(wire["values"]["y"], dtype=torch.float64)
    loss = 0.5 * ((output - y) ** 2).sum()
    loss.backward()
    np.testing.assert_allclose(values[graph.result], loss.item(), rtol=1e-10)
    theirs = [each.grad.numpy() for each in model.parameters()]
    ours = [np.asarray(backward(graph, values)[name]) for name in graph.with_respect_to]
    assert len(ours) == len(theirs)
    for gradient in theirs:
        # A channel's numbers may stand with an axis of 1 for each that they go along.
        assert any(
            np.allclose(each.reshape(-1), turned.reshape(-1), rtol=1e-9, atol=1e-12)
            for each in ours
            for turned in (gradient, gradient.T)
            if each.size == turned.size
        )


#: The places of torch's gates in the order of ONNX.
GATES = {"RNN": [0], "LSTM": [0, 3, 1, 2], "GRU": [1, 0, 2]}


@pytest.mark.parametrize("kind", GATES)
def test_a_recurrent_layer_of_torch_has_its_loss_and_its_gradients(kind: str) -> None:
    import torch
    from torch import nn

    torch.manual_seed(4)
    layer, last = getattr(nn, kind)(2, 3, batch_first=True).double(), nn.Linear(3, 2).double()

    class Model(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.layer, self.last = layer, last

        def forward(self, x: Any) -> Any:
            states, _ = self.layer(x)
            return self.last(states[:, -1])

    x, model, file = torch.randn(1, 4, 2, dtype=torch.float64), Model(), BytesIO()
    torch.onnx.export(model, (x,), file, input_names=["x"], dynamo=False)
    wire = read_file("model.onnx", file.getvalue())["graph"]
    wire["values"]["x"] = x.tolist()
    graph = read_wire_graph(wire)
    values = forward(graph)
    loss = 0.5 * ((model(x) - torch.tensor(wire["values"]["y"])) ** 2).sum()
    loss.backward()
    np.testing.assert_allclose(values[graph.result], loss.item(), rtol=1e-10)

    def turned(parameter: Any) -> Any:
        gates = np.split(parameter.grad.numpy(), len(GATES[kind]))
        return np.concatenate([gates[at] for at in GATES[kind]])

    biases = np.concatenate([turned(layer.bias_ih_l0), turned(layer.bias_hh_l0)])
    expected = [
        *(turned(layer.weight_ih_l0)[None], turned(layer.weight_hh_l0)[None], biases[None]),
        *(last.weight.grad.numpy(), last.bias.grad.numpy()),
    ]
    ours = [np.asarray(backward(graph, values)[name]) for name in graph.with_respect_to]
    for mine, theirs in zip(ours, expected, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)


def test_multi_head_attention_of_torch_has_its_loss() -> None:
    import torch
    from torch import nn

    torch.manual_seed(4)

    class Model(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.attention = nn.MultiheadAttention(4, 2, batch_first=True)

        def forward(self, x: Any) -> Any:
            return self.attention(x, x, x)[0]

    x, model, file = torch.randn(1, 3, 4).double(), Model().double().eval(), BytesIO()
    torch.onnx.export(model, (x,), file, input_names=["x"], dynamo=False)
    wire = read_file("model.onnx", file.getvalue())["graph"]
    wire["values"]["x"] = x.tolist()
    graph = read_wire_graph(wire)
    loss = 0.5 * ((model(x) - torch.tensor(wire["values"]["y"])) ** 2).sum()
    np.testing.assert_allclose(forward(graph)[graph.result], loss.item(), rtol=1e-10)
