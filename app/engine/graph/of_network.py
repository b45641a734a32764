"""A network as a graph: the same numbers, from the text that a person would write.

What one gains by it: δ, the error of a layer, is the gradient of its net, and every rule of the
lecture is the one rule of the graph.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..activations import TANH_HEIGHT, TANH_STRETCH
from ..arrays import Array
from ..problem import Problem
from .graph import Graph
from .text import read_graph

#: Activations that are no function of graphs: what they are made of.
_ACTIVATIONS = {
    "bipolar_sigmoid": "2 * sigmoid({net}) - 1",
    "scaled_tanh": f"{TANH_HEIGHT!r} * tanh({TANH_STRETCH!r} * {{net}})",
}


@dataclass(frozen=True, slots=True)
class NetworkGraph:
    """The graph, and which of its arrays each quantity of the network is, by ``quantity.layer``.

    Of a batch these are arrays over all samples, and with the reduction ``mean`` the gradients are
    1/N of the samples' own.
    """

    graph: Graph
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Names:
    """What the arrays of one layer are called."""

    weights: str
    biases: str
    net: str
    output: str


def graph_of(problem: Problem) -> NetworkGraph:
    """The graph of one iteration's passes over the problem's batch."""
    depth = len(problem.layers)
    layers = [_names(at, depth) for at in range(1, depth + 1)]
    single = len(problem.inputs) == 1
    values: dict[str, Array] = {
        "x" if single else "X": problem.inputs[0] if single else problem.inputs
    }
    for names, layer in zip(layers, problem.layers, strict=True):
        values[names.weights] = layer.weights
        if layer.biases is not None:
            values[names.biases] = layer.biases
    values["y" if single else "Y"] = problem.targets[0] if single else problem.targets
    text = "\n".join(_lines(problem, layers))
    wanted = tuple(name for name in values if name not in ("x", "X", "y", "Y"))
    return NetworkGraph(read_graph(text, values, wanted, "L"), dict(_quantities(problem, layers)))


def _names(at: int, depth: int) -> _Names:
    """The lecture's names up to one hidden layer, numbers beyond it."""
    if depth <= 2:
        unit = "o" if at == depth else "h"
        return _Names("U" if at == 2 else "W", f"b_{unit}", f"net_{unit}", unit)
    return _Names(f"W{at}", f"b{at}", f"net{at}", f"o{at}" if at == depth else f"h{at}")


def _lines(problem: Problem, layers: list[_Names]) -> Iterator[str]:
    single = len(problem.inputs) == 1
    below = "x" if single else "X"
    for names, layer in zip(layers, problem.layers, strict=True):
        product = f"{names.weights} @ {below}" if single else f"{below} @ {names.weights}.T"
        bias = "" if layer.biases is None else f" + {names.biases}"
        yield f"{names.net} = {product}{bias}"
        below = names.net
        if layer.activation.name != "identity":
            usual = f"{layer.activation.name}({{net}})"
            written = _ACTIVATIONS.get(layer.activation.name, usual).format(net=names.net)
            yield f"{names.output} = {written}"
            below = names.output
    yield f"L = {_loss(problem, layers[-1], below)}"


def _loss(problem: Problem, last: _Names, output: str) -> str:
    samples = len(problem.inputs)
    target = "y" if samples == 1 else "Y"
    name = problem.loss.name
    if name == "categorical_cross_entropy" and problem.fused:
        written = f"cross_entropy({last.net}, {target})"
    elif name == "categorical_cross_entropy":
        written = f"-sum({target} * log({output}))"
    elif name == "absolute_error":
        written = f"sum(abs({output} - {target}))"
    else:
        written = f"{name}({output}, {target})"
    # The mean squared error of a graph is over all numbers, that of a network over a sample's.
    is_mean = name == "mean_squared_error"
    if samples > 1 and is_mean and problem.reduction == "sum":
        return f"{samples} * {written}"
    if samples > 1 and not is_mean and problem.reduction == "mean":
        return f"{written} / {samples}"
    return written


def _quantities(problem: Problem, layers: list[_Names]) -> Iterator[tuple[str, str]]:
    for at, (names, layer) in enumerate(zip(layers, problem.layers, strict=True), start=1):
        plain = layer.activation.name == "identity"
        output = names.net if plain else names.output
        yield f"weight.{at}", f"value.{names.weights}"
        yield f"net.{at}", f"value.{names.net}"
        yield f"output.{at}", f"value.{output}"
        if not (at == len(layers) and problem.fused and layer.activation.slope is None):
            yield f"error.{at}", f"gradient.{output}"
        yield f"delta.{at}", f"gradient.{names.net}"
        yield f"weight_gradient.{at}", f"gradient.{names.weights}"
        if layer.biases is not None:
            yield f"bias.{at}", f"value.{names.biases}"
            yield f"bias_gradient.{at}", f"gradient.{names.biases}"
    yield "loss", "value.L"
