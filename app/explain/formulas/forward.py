"""The formulas of the forward pass and of the loss."""

from ...trace.refs import Ref
from ..functions import FUNCTIONS, e_to, in_numbers, in_symbols, softmax
from ..losses import LOSSES
from ..tree import Node, call, line, number, row, sum_over, symbol, terms
from .setting import Lines, Setting, products_of_pairs


def net(at: Setting) -> Lines:
    """net_j = Σ_i w_ji · out_i + b_j."""
    source, below = at.below()
    weighted = row(at.notation.weight(at.layer, at.letter, source), below)
    total = sum_over(source, at.notation.layer_count(at.layer - 1), weighted)
    has_bias = at.step.reads[-1].quantity == "bias"
    bias = at.notation.of_unit("b", at.layer, at.letter)
    yield line("symbols", at.net(at.letter), row(total, "+", bias) if has_bias else total)
    yield line("numbers", at.net(at.step.unit or 0), products_of_pairs(at))


def output(at: Setting) -> Lines:
    """out_j = g(net_j)."""
    of = at.notation.unit(at.layer, at.letter)
    g = call(at.notation.g(at.layer), at.net(at.letter))
    concrete = at.notation.unit(at.layer, at.step.unit or 0)
    if at.activation == "softmax":
        yield line("symbols", of, softmax(at.net(at.letter), _sum_of_powers(at)))
        own = at.number(Ref("net", at.layer, at.step.unit))
        yield line("numbers", concrete, softmax(own, _powers(at, at.step.reads)))
        return
    formula = FUNCTIONS[at.activation].g
    net = at.net(at.letter)
    yield line("symbols", of, g)
    yield line("symbols", None, in_symbols(formula(net), net))
    x = at.number(at.step.reads[0])
    yield line("numbers", concrete, in_numbers(formula(x), x))


def _sum_of_powers(at: Setting) -> Node:
    return sum_over("m", at.notation.layer_count(at.layer), e_to(at.net("m")))


def _powers(at: Setting, nets: tuple[Ref, ...]) -> Node:
    return terms(len(nets), lambda place: e_to(at.number(nets[place])))


def loss_term(at: Setting) -> Lines:
    """One output's share of the loss."""
    formula = LOSSES[at.trace.problem.loss.name]
    k, unit = at.letter, at.step.unit or 0
    y, o = symbol("y", k), at.notation.unit(at.layer, k)
    target = at.number(Ref("target", unit=unit))
    yield line("symbols", symbol("L", k), formula.term(y, o, symbol("C")))
    nets = at.step.reads[1:]
    if nets[0].quantity == "net" and formula.term_from_net is not None:
        yield line("symbols", None, formula.term_from_net(y, at.net(k), _sum_of_powers(at)))
        own = at.number(Ref("net", at.layer, unit))
        numbers = formula.term_from_net(target, own, _powers(at, nets))
    else:
        numbers = formula.term(target, at.number(nets[0]), number(at.notation.sizes[-1]))
    yield line("numbers", symbol("L", str(unit + 1)), numbers)


def loss(at: Setting) -> Lines:
    """L = Σ_k L_k."""
    yield line("symbols", at.notation.loss(at.step.sample), sum_over("k", "C", symbol("L", "k")))
    reads = at.step.reads
    yield line("numbers", None, terms(len(reads), lambda place: at.number(reads[place])))
