"""The formulas of the backward pass down to δ."""

from ...trace.refs import Ref
from ..functions import FUNCTIONS, in_numbers, in_symbols
from ..losses import LOSSES
from ..tree import Node, call, line, number, parens, product, row, sum_over, symbol, terms
from .setting import Lines, Setting, products_of_pairs


def error(at: Setting) -> Lines:
    """∂L/∂o_k at an output, Σ_k δ_k u_kj below."""
    unit = at.step.unit or 0
    if at.is_output:
        formula = LOSSES[at.trace.problem.loss.name].error
        o, y = at.notation.unit(at.layer, at.letter), symbol("y", at.letter)
        yield line("symbols", at.error(at.letter), formula(o, y, symbol("C")))
        size = number(at.notation.sizes[-1])
        output, target = (at.number(ref) for ref in at.step.reads)
        yield line("numbers", at.error(unit), formula(output, target, size))
        return
    yield line("symbols", at.error(at.letter), _fed_back(at))
    yield line("numbers", at.error(unit), products_of_pairs(at))


def _fed_back(at: Setting) -> Node:
    """Σ_k δ_k u_kj: what the layer above feeds back to a hidden unit."""
    above = at.layer + 1
    k = at.notation.letter(above, seen_from=at.layer)
    weight = at.notation.weight(above, k, at.letter)
    last = at.notation.layer_count(above)
    return sum_over(k, last, row(at.delta(k, above), weight))


def slope(at: Setting) -> Lines:
    """g′(net_j)."""
    formula = FUNCTIONS[at.activation].slope
    net, output = at.net(at.letter), at.notation.unit(at.layer, at.letter)
    yield line("symbols", at.slope(), in_symbols(formula(net, output), net))
    unit = at.step.unit or 0
    x = at.number(Ref("net", at.layer, unit))
    o = at.number(Ref("output", at.layer, unit))
    left = call(at.notation.g(at.layer, prime=True), at.net(unit))
    yield line("numbers", left, in_numbers(formula(x, o), x))


def delta(at: Setting) -> Lines:
    """δ_j = ∂L/∂h_j · g′(net_j); o − y where loss and output fuse."""
    unit, loss = at.step.unit or 0, LOSSES[at.trace.problem.loss.name]
    o, y = at.notation.unit(at.layer, at.letter), symbol("y", at.letter)
    left = at.delta(at.letter)
    if at.is_output and at.trace.problem.fused:
        yield line("symbols", left, row(o, "−", y))
        output, target = (at.number(ref) for ref in at.step.reads)
        yield line("numbers", at.delta(unit), row(output, "−", target))
        return
    if at.activation == "softmax":
        yield from _softmax_delta(at)
        return
    yield line("symbols", left, product(at.error(at.letter), at.slope()))
    opened = parens(loss.error(o, y, symbol("C")) if at.is_output else _fed_back(at))
    yield line("symbols", None, product(opened, at.slope()))
    error, slope = (at.number(ref) for ref in at.step.reads)
    yield line("numbers", at.delta(unit), product(error, slope))


def _softmax_delta(at: Setting) -> Lines:
    unit = at.step.unit or 0
    m, k = (at.notation.unit(at.layer, index) for index in ("m", "k"))
    jacobian = parens(row(symbol("1", "m=k"), "−", k))
    body = product(at.error("m"), m, jacobian)
    yield line("symbols", at.delta("k"), sum_over("m", "C", body))
    reads, own = at.step.reads, Ref("output", at.layer, unit)

    def share(place: int) -> Node:
        error, output = reads[2 * place], reads[2 * place + 1]
        is_own = number(1 if output == own else 0)
        return product(
            at.number(error), at.number(output), parens(row(is_own, "−", at.number(own)))
        )

    yield line("numbers", at.delta(unit), terms(len(reads) // 2, share))
