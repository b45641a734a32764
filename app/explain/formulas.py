"""The formula of each step: in symbols, with its numbers, and the result.

One function an op gives the lines; a running index is a letter, a number carries its ref.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.explain.functions import FUNCTIONS, e_to, in_numbers, in_symbols, softmax
from app.explain.losses import LOSSES
from app.explain.notation import Notation
from app.explain.tree import (
    Node,
    call,
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
from app.trace.refs import Ref
from app.trace.trace import Step, Trace

Lines = Iterator[Node]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a step's formula is written from: the trace, its notation, and the step."""

    trace: Trace
    notation: Notation
    step: Step

    @property
    def layer(self) -> int:
        """The step's layer."""
        return self.step.layer

    @property
    def letter(self) -> str:
        """The running index of the step's layer."""
        return self.notation.letter(self.layer)

    @property
    def is_output(self) -> bool:
        """Whether the step's layer is the output layer."""
        return self.layer == self.notation.depth

    @property
    def activation(self) -> str:
        """The name of the activation of the step's layer."""
        return self.trace.problem.layers[self.layer - 1].activation.name

    def number(self, ref: Ref, sample: int | None = None) -> Node:
        """The number that ``ref`` names, of the step's sample unless another is given."""
        of = self.step.sample if sample is None else sample
        return number(self.trace.value(ref, of), str(ref), sample)

    def net(self, index: int | str) -> Node:
        """net of a unit of the step's layer, as a symbol."""
        return self.notation.net(self.layer, index)

    def delta(self, index: int | str, layer: int | None = None) -> Node:
        """δ of a unit, as a symbol."""
        return self.notation.of_unit("δ", layer or self.layer, index)

    def slope(self) -> Node:
        """g′(net_j), as a symbol."""
        return call(self.notation.g(self.layer, prime=True), self.net(self.letter))

    def error(self, index: int | str) -> Node:
        """∂L/∂output of a unit of the step's layer, as a symbol."""
        return derivative(self.notation.unit(self.layer, index))

    def below(self) -> tuple[str, Node]:
        """The running index of the layer below and what comes from there, as a symbol."""
        letter = self.notation.letter(self.layer - 1, seen_from=self.layer)
        return letter, self.notation.unit(self.layer - 1, letter)


def derivative(of: Node) -> Node:
    """∂L/∂(of)."""
    return fraction(row(symbol("∂"), symbol("L")), row(symbol("∂"), of))


def gradient(of: Node) -> Node:
    """∇_w L, as the lecture writes it."""
    return row(symbol("∇", of), symbol("L"))


def _net(at: Setting) -> Lines:
    source, below = at.below()
    weighted = row(at.notation.weight(at.layer, at.letter, source), below)
    total = sum_over(source, at.notation.layer_count(at.layer - 1), weighted)
    has_bias = at.step.reads[-1].quantity == "bias"
    bias = at.notation.of_unit("b", at.layer, at.letter)
    yield line("symbols", at.net(at.letter), row(total, "+", bias) if has_bias else total)
    yield line("numbers", at.net(at.step.unit or 0), _products_of_pairs(at))


def _output(at: Setting) -> Lines:
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


def _loss_term(at: Setting) -> Lines:
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


def _loss(at: Setting) -> Lines:
    yield line("symbols", symbol("L"), sum_over("k", "C", symbol("L", "k")))
    reads = at.step.reads
    yield line("numbers", None, terms(len(reads), lambda place: at.number(reads[place])))


def _error(at: Setting) -> Lines:
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
    yield line("numbers", at.error(unit), _products_of_pairs(at))


def _products_of_pairs(at: Setting) -> Node:
    """The sum of products of what the step reads, two and two; what is left over stands alone."""
    reads = at.step.reads
    pairs = (len(reads) + 1) // 2

    def pair(place: int) -> Node:
        return product(*(at.number(ref) for ref in reads[2 * place : 2 * place + 2]))

    return terms(pairs, pair)


def _fed_back(at: Setting) -> Node:
    """Σ_k δ_k u_kj: what the layer above feeds back to a hidden unit."""
    above = at.layer + 1
    k = at.notation.letter(above, seen_from=at.layer)
    weight = at.notation.weight(above, k, at.letter)
    last = at.notation.layer_count(above)
    return sum_over(k, last, row(at.delta(k, above), weight))


def _slope(at: Setting) -> Lines:
    formula = FUNCTIONS[at.activation].slope
    net, output = at.net(at.letter), at.notation.unit(at.layer, at.letter)
    yield line("symbols", at.slope(), in_symbols(formula(net, output), net))
    unit = at.step.unit or 0
    x = at.number(Ref("net", at.layer, unit))
    o = at.number(Ref("output", at.layer, unit))
    left = call(at.notation.g(at.layer, prime=True), at.net(unit))
    yield line("numbers", left, in_numbers(formula(x, o), x))


def _delta(at: Setting) -> Lines:
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


def _weight_gradient(at: Setting) -> Lines:
    source, below = at.below()
    weight = at.notation.weight(at.layer, at.letter, source)
    yield line("symbols", gradient(weight), product(at.delta(at.letter), below))
    delta, value = (at.number(ref) for ref in at.step.reads)
    yield line("numbers", gradient(at.notation.parameter(at.step.result)), product(delta, value))


def _bias_gradient(at: Setting) -> Lines:
    bias = at.notation.of_unit("b", at.layer, at.letter)
    yield line("symbols", gradient(bias), product(at.delta(at.letter), number(1)))
    left = gradient(at.notation.parameter(at.step.result))
    yield line("numbers", left, product(at.number(at.step.reads[0]), number(1)))


def _batch_gradient(at: Setting) -> Lines:
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


def _update(at: Setting) -> Lines:
    result = at.step.result
    source, _ = at.below()
    if result.source is None:
        general = at.notation.of_unit("b", at.layer, at.letter)
    else:
        general = at.notation.weight(at.layer, at.letter, source)
    step = row(general, "−", row(symbol("η"), gradient(general)))
    yield line("symbols", _updated(general), step)
    parameter, slope = (at.number(ref) for ref in at.step.reads)
    rate = number(at.trace.problem.optimizer.learning_rate)
    left = _updated(at.notation.parameter(result))
    yield line("numbers", left, row(parameter, "−", product(rate, slope)))


def _updated(parameter: Node) -> Node:
    return {**parameter, "sup": parameter.get("sup", "") + "new"}


_LINES: dict[str, Callable[[Setting], Lines]] = {
    "net": _net,
    "output": _output,
    "loss_term": _loss_term,
    "loss": _loss,
    "error": _error,
    "slope": _slope,
    "delta": _delta,
    "weight_gradient": _weight_gradient,
    "bias_gradient": _bias_gradient,
    "batch_gradient": _batch_gradient,
    "update": _update,
}


def formula_lines(trace: Trace, notation: Notation, step: Step) -> list[Node]:
    """The lines of the step's formula, down to its result where there is one."""
    lines = list(_LINES[step.op](Setting(trace, notation, step)))
    lines += [line("result", None, number(value, str(ref))) for ref, value in step.writes]
    return lines
