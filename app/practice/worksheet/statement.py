"""What a worksheet gives: the matrices and vectors of a problem, and its functions as formulas."""

from collections.abc import Iterator

from ...engine.arrays import Array
from ...engine.problem import Problem
from ...explain.functions import FUNCTIONS, e_to, in_symbols, softmax
from ...explain.losses import LOSSES
from ...explain.notation import Notation
from ...explain.tree import Node, call, fraction, number, row, sum_over, symbol
from .sheet import Equation, Matrix


def matrices(problem: Problem, notation: Notation) -> Iterator[Matrix]:
    """Inputs, weights, biases and targets, from the input to the output."""
    several = len(problem.inputs) > 1
    for n, x in enumerate(problem.inputs, start=1):
        yield _matrix(symbol("x", sup=f"({n})" if several else ""), x[:, None])
    for at, layer in enumerate(problem.layers, start=1):
        yield _matrix(notation.weights(at), layer.weights)
        if layer.biases is not None:
            yield _matrix(notation.biases(at), layer.biases[:, None])
    for n, y in enumerate(problem.targets, start=1):
        yield _matrix(symbol("y", sup=f"({n})" if several else ""), y[:, None])


def _matrix(name: Node, entries: Array) -> Matrix:
    return Matrix(name, tuple(tuple(number(entry) for entry in line) for line in entries.tolist()))


def equations(problem: Problem, notation: Notation) -> Iterator[Equation]:
    """The activation of each layer, the loss and the learning rate."""
    for at, layer in enumerate(problem.layers, start=1):
        yield _activation(notation, at, layer.activation.name)
    output = notation.unit(notation.depth, "k")
    share = LOSSES[problem.loss.name].term(symbol("y", "k"), output, symbol("C"))
    of_sample = notation.loss("n")
    if len(problem.inputs) > 1:
        total = sum_over("n", "N", of_sample)
        mean = row(fraction(number(1), symbol("N")), total)
        yield symbol("L"), mean if problem.reduction == "mean" else total
    yield of_sample, sum_over("k", "C", symbol("L", "k"))
    yield symbol("L", "k"), share
    yield symbol("η"), number(problem.optimizer.learning_rate)


def _activation(notation: Notation, layer: int, name: str) -> Equation:
    if name == "softmax":
        total = sum_over("m", "C", e_to(notation.net(layer, "m")))
        return notation.unit(layer, "k"), softmax(notation.net(layer, "k"), total)
    net = symbol(notation.style.net)
    return call(notation.g(layer), net), in_symbols(FUNCTIONS[name].g(net), net)
