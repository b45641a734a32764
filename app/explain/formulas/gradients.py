"""The formulas of the gradients and of the batch's."""

from ..tree import (
    Node,
    fraction,
    line,
    number,
    parens,
    product,
    row,
    sum_over,
    symbol,
    terms,
)
from .setting import Lines, Setting, gradient


def weight_gradient(at: Setting) -> Lines:
    """∂L/∂w_ji = δ_j · out_i."""
    source, below = at.below()
    weight = at.notation.weight(at.layer, at.letter, source)
    of_weight = gradient(weight, at.notation.loss("n"))
    yield line("symbols", of_weight, product(at.delta(at.letter), below))
    delta, value = (at.number(ref) for ref in at.step.reads)
    yield line("numbers", _of_sample(at), product(delta, value))


def bias_gradient(at: Setting) -> Lines:
    """∂L/∂b_j = δ_j · 1."""
    bias = at.notation.of_unit("b", at.layer, at.letter)
    of_bias = gradient(bias, at.notation.loss("n"))
    yield line("symbols", of_bias, product(at.delta(at.letter), number(1)))
    yield line("numbers", _of_sample(at), product(at.number(at.step.reads[0]), number(1)))


def _of_sample(at: Setting) -> Node:
    """The gradient's name with the step's sample."""
    loss = at.notation.loss(at.step.sample)
    return gradient(at.notation.parameter(at.step.result), loss)


def batch_gradient(at: Setting) -> Lines:
    """The sum, or the mean, over the samples."""
    samples = len(at.trace.problem.inputs)
    left = gradient(at.notation.parameter(at.step.result))
    per_sample = row(left["items"][0], at.notation.loss("n"))
    total = sum_over("n", "N", per_sample)
    read = at.step.reads[0]
    written = terms(samples, lambda sample: at.number(read, sample))
    if at.trace.problem.reduction == "mean":
        total = row(fraction(number(1), symbol("N")), total)
        written = row(fraction(number(1), number(samples)), parens(written))
    yield line("symbols", left, total)
    yield line("numbers", None, written)
