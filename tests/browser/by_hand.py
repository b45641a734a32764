"""Every number of a finished iteration, by autograd and not by the application."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from app.engine.problem import Problem
from tests import oracle
from tests.problems import problem_from_json

Numbers = dict[str, float]


def numbers_at_the_end(wire: dict[str, Any]) -> Numbers:
    """What is written down when the trace is done: the last sample's numbers, and the update's.

    ``wire`` is a problem as it goes over the wire. δ is the gradient of a bias, which net adds
    as it is.
    """
    problem = problem_from_json(wire)
    sample = replace(problem, inputs=problem.inputs[-1:], targets=problem.targets[-1:])
    found = dict(_given(sample)) | _forward(sample) | _backward(sample)
    batch = oracle.gradients(problem)
    if len(problem.inputs) > 1:
        for at, (weights, biases) in enumerate(batch, start=1):
            found |= _named(f"batch_weight_gradient.{at}", weights)
            found |= _named(f"batch_bias_gradient.{at}", biases)
    rate = problem.optimizer.learning_rate
    for at, (weights, biases) in enumerate(batch):
        layer = problem.layers[at]
        found |= _named(f"updated_weight.{at + 1}", layer.weights - rate * weights)
        if layer.biases is not None and layer.train_biases:
            found |= _named(f"updated_bias.{at + 1}", layer.biases - rate * biases)
    return found


def _given(problem: Problem) -> Iterator[tuple[str, float]]:
    yield from _named("input", problem.inputs[0]).items()
    yield from _named("target", problem.targets[0]).items()
    for at, layer in enumerate(problem.layers, start=1):
        yield from _named(f"weight.{at}", layer.weights).items()
        if layer.biases is not None:
            yield from _named(f"bias.{at}", layer.biases).items()


def _forward(problem: Problem) -> Numbers:
    """Nets, outputs and slopes of the one sample, and its loss."""
    found: Numbers = {}
    output = problem.inputs[0]
    net = output
    for at, (weights, biases) in enumerate(oracle.parameters(problem), start=1):
        activation = problem.layers[at - 1].activation.name
        net = weights @ output + biases
        output = oracle.ACTIVATIONS[activation](net)
        found |= _named(f"net.{at}", net) | _named(f"output.{at}", output)
        if activation != "softmax":
            found |= _named(f"slope.{at}", oracle.slope(activation, net))
    target, loss = problem.targets[0], problem.loss.name
    of_net = oracle.LOSSES_OF_NET.get((problem.layers[-1].activation.name, loss))
    terms = of_net(net, target) if of_net else oracle.LOSSES[loss](output, target)
    found |= _named("loss_term", terms)
    found |= _named(f"error.{len(problem.layers)}", oracle.loss_error(loss, output, target))
    return found | {"loss": float(np.sum(terms))}


def _backward(problem: Problem) -> Numbers:
    """Gradients of the one sample, and each unit's δ and error."""
    found: Numbers = {}
    gradients = oracle.gradients(replace(problem, reduction="sum"))
    for at, (weights, delta) in enumerate(gradients, start=1):
        found |= _named(f"weight_gradient.{at}", weights) | _named(f"delta.{at}", delta)
        if problem.layers[at - 1].biases is not None:
            found |= _named(f"bias_gradient.{at}", delta)
        if at > 1:
            found |= _named(f"error.{at - 1}", problem.layers[at - 1].weights.T @ delta)
    return found


def _named(name: str, numbers: Any) -> Numbers:
    array = np.asarray(numbers, dtype=float)
    return {
        ".".join([name, *map(str, place)]): float(number) for place, number in np.ndenumerate(array)
    }
