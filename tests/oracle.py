"""The same networks once more, written for HIPS autograd: an answer that is not ours.

From the application come only the numbers of a problem and the names of its functions. Every
function is written here anew, over autograd's own or scipy's special functions, and every
derivative is autograd's.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

import autograd.numpy as anp
import numpy as np
import numpy.typing as npt
from autograd import elementwise_grad, grad
from autograd.scipy.special import erfc, expit, logsumexp

from app.engine.problem import Problem

Numbers: TypeAlias = npt.NDArray[np.float64]
Function: TypeAlias = Callable[[Any], Any]
#: Weights (n_out, n_in) and biases (n_out,) of each layer; zeros where there are no biases.
Parameters: TypeAlias = list[tuple[Numbers, Numbers]]


def _log_softmax(net: Any) -> Any:
    return net - logsumexp(net, axis=-1, keepdims=True)


ACTIVATIONS: dict[str, Function] = {
    "identity": lambda net: net,
    "sigmoid": expit,
    "tanh": anp.tanh,
    "bipolar_sigmoid": lambda net: anp.tanh(net / 2),
    "scaled_tanh": lambda net: 1.7159 * anp.tanh(2 / 3 * net),
    "relu": lambda net: anp.where(net > 0, net, 0.0),
    "leaky_relu": lambda net: anp.where(net > 0, net, 0.01 * net),
    "elu": lambda net: anp.where(net > 0, net, anp.expm1(anp.where(net > 0, 0.0, net))),
    "softplus": lambda net: anp.logaddexp(0.0, net),
    "silu": lambda net: net * expit(net),
    "gelu": lambda net: net * 0.5 * erfc(-net / math.sqrt(2)),
    "softmax": lambda net: anp.exp(_log_softmax(net)),
}

LOSSES: dict[str, Callable[[Any, Numbers], Any]] = {
    "half_squared_error": lambda o, y: 0.5 * (y - o) ** 2,
    "mean_squared_error": lambda o, y: (y - o) ** 2 / y.shape[-1],
    "absolute_error": lambda o, y: anp.abs(y - o),
    "binary_cross_entropy": lambda o, y: -y * anp.log(o) - (1 - y) * anp.log(1 - o),
    "categorical_cross_entropy": lambda o, y: -y * anp.log(o),
}

#: Losses that keep their digits only when they are written in terms of net.
LOSSES_OF_NET: dict[tuple[str, str], Callable[[Any, Numbers], Any]] = {
    ("sigmoid", "binary_cross_entropy"): lambda net, y: (
        y * anp.logaddexp(0.0, -net) + (1 - y) * anp.logaddexp(0.0, net)
    ),
    ("softmax", "categorical_cross_entropy"): lambda net, y: -y * _log_softmax(net),
}


def slope(activation: str, net: Numbers) -> Numbers:
    """g′(net) of an activation that works unit by unit."""
    with np.errstate(over="ignore"):  # autograd's 1 / cosh² overflows to the right 0
        slopes: Numbers = elementwise_grad(ACTIVATIONS[activation])(net)
    return slopes


def loss_error(loss: str, output: Numbers, target: Numbers) -> Numbers:
    """∂L/∂output."""
    errors: Numbers = elementwise_grad(lambda o: LOSSES[loss](o, target))(output)
    return errors


def parameters(problem: Problem) -> Parameters:
    """Those of the problem, with zeros for biases that are absent."""
    return [
        (layer.weights, np.zeros(layer.units) if layer.biases is None else layer.biases)
        for layer in problem.layers
    ]


def net_of_last_layer(problem: Problem, given: Parameters) -> Any:
    """The nets of the output layer, (N, C)."""
    output, net = problem.inputs, problem.inputs
    for layer, (weights, biases) in zip(problem.layers, given, strict=True):
        net = anp.dot(output, anp.transpose(weights)) + biases
        output = ACTIVATIONS[layer.activation.name](net)
    return net


def sample_losses(problem: Problem, given: Parameters) -> Any:
    """The loss of each sample, (N,)."""
    activation, loss = problem.layers[-1].activation.name, problem.loss.name
    net = net_of_last_layer(problem, given)
    if (activation, loss) in LOSSES_OF_NET:
        terms = LOSSES_OF_NET[activation, loss](net, problem.targets)
    else:
        terms = LOSSES[loss](ACTIVATIONS[activation](net), problem.targets)
    return anp.sum(terms, axis=1)


def gradients(problem: Problem) -> Parameters:
    """The gradient of the batch's loss for the weights and the biases of each layer."""
    join = {"sum": anp.sum, "mean": anp.mean}[problem.reduction]
    of_batch: Parameters = grad(lambda given: join(sample_losses(problem, given)))(
        parameters(problem)
    )
    return of_batch


def after_one_step(problem: Problem) -> Problem:
    """The problem after one step of gradient descent."""
    eta = problem.optimizer.learning_rate
    layers = tuple(
        replace(
            layer,
            weights=layer.weights - eta * of_weights,
            biases=layer.biases - eta * of_biases * layer.train_biases
            if layer.biases is not None
            else None,
        )
        for layer, (of_weights, of_biases) in zip(problem.layers, gradients(problem), strict=True)
    )
    return replace(problem, layers=layers)
