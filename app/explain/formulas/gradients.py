"""The formulas of the gradients and of the batch's."""

from ..tree import (
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
    yield line("symbols", gradient(weight), product(at.delta(at.letter), below))
    delta, value = (at.number(ref) for ref in at.step.reads)
    yield line("numbers", gradient(at.notation.parameter(at.step.result)), product(delta, value))


def bias_gradient(at: Setting) -> Lines:
    """∂L/∂b_j = δ_j · 1."""
    bias = at.notation.of_unit("b", at.layer, at.letter)
    yield line("symbols", gradient(bias), product(at.delta(at.letter), number(1)))
    left = gradient(at.notation.parameter(at.step.result))
    yield line("numbers", left, product(at.number(at.step.reads[0]), number(1)))


def batch_gradient(at: Setting) -> Lines:
    """The sum, or the mean, over the samples."""
    samples = len(at.trace.problem.inputs)
    left = gradient(at.notation.parameter(at.step.result))
    per_sample = row(left["items"][0], symbol("L", sup="(n)"))
    total = sum_over("n", "N", per_sample)
    read = at.step.reads[0]
    written = terms(samples, lambda sample: at.number(read, sample))
    if at.trace.problem.reduction == "mean":
        total = row(fraction(number(1), symbol("N")), total)
        written = row(fraction(number(1), number(samples)), parens(written))
    yield line("symbols", left, total)
    yield line("numbers", None, written)
