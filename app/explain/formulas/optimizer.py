"""The formulas of what optimizers do: one a form of ``engine/optimizers``, for symbols and numbers.

A formula asks a ``Writing`` for what it needs by name, and so is written once: w − η v and
0.4 − 0.5 · 0.08 come from the same line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ...engine.optimizers import Form, OptimizerState
from ...engine.optimizers.optimizer import CLIP_EPSILON
from ...trace.reads import raw_gradient
from ...trace.refs import Ref
from ..tree import (
    Node,
    call,
    fraction,
    line,
    number,
    operator,
    parens,
    power,
    product,
    root,
    row,
    signed,
    sum_over,
    symbol,
    terms,
)
from .setting import Lines, Setting, gradient

#: The letters of the optimizer's own numbers.
_NUMBERS: dict[str, Node] = {
    "rate": symbol("η"),
    "momentum": symbol("μ"),
    "weight_decay": symbol("λ"),
    "epsilon": symbol("ε"),
    "alpha": symbol("α"),
    "beta1": symbol("β", "1"),
    "beta2": symbol("β", "2"),
    "iteration": symbol("t"),
    "clip_norm": symbol("c", "max"),
    "gradient_norm": symbol("‖∇L‖"),
}
#: The letters of its quantities, each with the parameter as its index.
LETTERS: dict[str, str] = {
    "clipped_gradient": "c",
    "decayed_gradient": "d",
    "velocity": "v",
    "squared_sum": "s",
    "squared_mean": "s",
    "first_moment": "m",
    "second_moment": "v",
    "first_corrected": "m̂",
    "second_corrected": "v̂",
}


@dataclass(frozen=True, slots=True)
class Writing:
    """What a formula is written with: nodes by name, all symbols or all numbers."""

    node: Callable[[str], Node]
    in_symbols: bool

    def __call__(self, name: str) -> Node:
        """The node of that name."""
        return self.node(name)

    def times(self, *factors: Node) -> Node:
        """Letters stand side by side; numbers need a dot."""
        return row(*factors) if self.in_symbols else product(*factors)

    def square(self, name: str) -> Node:
        """(…)²; a gradient is two letters and takes parentheses."""
        base = self(name)
        whole = parens(base) if base["kind"] == "row" else signed(base)
        return power(whole, number(2))


def _moved(w: Writing, by: Node) -> Node:
    return row(w("parameter"), "−", w.times(w("rate"), by))


def _rest(w: Writing, name: str) -> Node:
    return parens(row(number(1), "−", w(name)))


def _mean(w: Writing, beta: str, old: str, new: Node) -> Node:
    """β · old + (1 − β) · new."""
    return row(w.times(w(beta), w(old)), "+", w.times(_rest(w, beta), new))


def _scaled(w: Writing, top: str, squared: str) -> Node:
    return fraction(w(top), row(root(w(squared)), "+", w("epsilon")))


def _corrected(w: Writing, moment: str, beta: str) -> Node:
    return fraction(w(moment), row(number(1), "−", power(w(beta), w("iteration"))))


def _momentum_of(w: Writing, velocity: str) -> Node:
    return w.times(w("momentum"), w(velocity))


def _clipped(w: Writing) -> Node:
    share = fraction(w("clip_norm"), row(w("gradient_norm"), "+", number(CLIP_EPSILON)))
    return w.times(call("min", row(number(1), operator(","), share)), w("gradient"))


def _adamw(w: Writing) -> Node:
    decay = w.times(w("rate"), w("weight_decay"), w("parameter"))
    return row(_moved(w, _scaled(w, "first_corrected", "second_corrected")), "−", decay)


FORMULAS: dict[str, Callable[[Writing], Node]] = {
    "clipped_gradient": _clipped,
    "decayed_gradient": lambda w: row(
        w("gradient"), "+", w.times(w("weight_decay"), w("parameter"))
    ),
    "velocity": lambda w: row(_momentum_of(w, "old_velocity"), "+", signed(w("gradient"))),
    "velocity_classical": lambda w: row(
        _momentum_of(w, "old_velocity"), "−", w.times(w("rate"), w("gradient"))
    ),
    "velocity_averaged": lambda w: _mean(w, "momentum", "old_velocity", w("gradient")),
    "plain": lambda w: _moved(w, w("gradient")),
    "with_velocity": lambda w: _moved(w, w("velocity")),
    "with_velocity_classical": lambda w: row(w("parameter"), "+", signed(w("velocity"))),
    "nesterov": lambda w: _moved(w, parens(row(w("gradient"), "+", _momentum_of(w, "velocity")))),
    "nesterov_classical": lambda w: row(_moved(w, w("gradient")), "+", _momentum_of(w, "velocity")),
    "nesterov_averaged": lambda w: _moved(
        w,
        parens(row(w.times(_rest(w, "momentum"), w("gradient")), "+", _momentum_of(w, "velocity"))),
    ),
    "squared_sum": lambda w: row(w("old_squared_sum"), "+", w.square("gradient")),
    "scaled_by_sum": lambda w: _moved(w, _scaled(w, "gradient", "squared_sum")),
    "squared_mean": lambda w: _mean(w, "alpha", "old_squared_mean", w.square("gradient")),
    "scaled_by_mean": lambda w: _moved(w, _scaled(w, "gradient", "squared_mean")),
    "velocity_scaled": lambda w: row(
        _momentum_of(w, "old_velocity"), "+", _scaled(w, "gradient", "squared_mean")
    ),
    "first_moment": lambda w: _mean(w, "beta1", "old_first_moment", w("gradient")),
    "second_moment": lambda w: _mean(w, "beta2", "old_second_moment", w.square("gradient")),
    "first_corrected": lambda w: _corrected(w, "first_moment", "beta1"),
    "second_corrected": lambda w: _corrected(w, "second_moment", "beta2"),
    "adam": lambda w: _moved(w, _scaled(w, "first_corrected", "second_corrected")),
    "adamw": _adamw,
}


def form_of(at: Setting) -> Form:
    """The form that computes what the step writes."""
    result = at.step.result
    wanted = "updated" if at.step.op == "update" else result.quantity.partition("_")[2]
    return next(form for form in at.trace.problem.optimizer.forms if form.quantity == wanted)


def quantity(at: Setting) -> Lines:
    """One quantity of the optimizer, or the new parameter."""
    if at.step.result.quantity == "gradient_norm":
        yield from _gradient_norm(at)
        return
    form = form_of(at)
    written = FORMULAS[form.name]
    general, own = _general(at), at.notation.parameter(at.step.result)
    yield line(
        "symbols",
        _named(form.quantity, general),
        written(Writing(lambda name: _symbol(at, name, general), in_symbols=True)),
    )
    numbers = _numbers(at)
    yield line(
        "numbers",
        _named(form.quantity, own),
        written(Writing(numbers, in_symbols=False)),
    )


def _gradient_norm(at: Setting) -> Lines:
    reads = at.step.reads
    body = power(parens(symbol("∂L/∂w")), number(2))
    yield line("symbols", _NUMBERS["gradient_norm"], root(sum_over("w", "all", body)))
    squares = terms(len(reads), lambda place: power(signed(at.number(reads[place])), number(2)))
    yield line("numbers", None, root(squares))


def _general(at: Setting) -> Node:
    """The parameter with running indices."""
    if at.step.result.source is None:
        return at.notation.of_unit("b", at.layer, at.letter)
    source, _ = at.below()
    return at.notation.weight(at.layer, at.letter, source)


def _named(quantity: str, parameter: Node) -> Node:
    if quantity == "updated":
        return {**parameter, "sup": parameter.get("sup", "") + "new"}
    old_and_new = quantity in ("velocity", "squared_sum", "squared_mean") or "moment" in quantity
    return symbol(LETTERS[quantity], parameter, "new" if old_and_new else "")


def _gradient_before(at: Setting, quantity: str) -> str:
    """The name of the gradient that a form takes: as it came, clipped, or with the decay in it."""
    name = "gradient"
    for form in at.trace.problem.optimizer.forms:
        if form.quantity == quantity:
            break
        if form.quantity.endswith("_gradient"):
            name = form.quantity
    return name


def _symbol(at: Setting, name: str, general: Node) -> Node:
    if name in _NUMBERS:
        return _NUMBERS[name]
    if name == "parameter":
        return general
    if name.startswith("old_"):
        return symbol(LETTERS[name.removeprefix("old_")], general)
    if name == "gradient":
        used = _gradient_before(at, form_of(at).quantity)
        return gradient(general) if used == "gradient" else symbol(LETTERS[used], general)
    return _named(name, general)


def _numbers(at: Setting) -> Callable[[str], Node]:
    """The number of each name; those that the iteration before left are given and have no ref."""
    problem, result = at.trace.problem, at.step.result
    kind = "bias" if result.source is None else "weight"
    state = problem.optimizer_state or OptimizerState()
    own = problem.optimizer.numbers(state.iteration + 1)
    place = tuple(p for p in (result.unit, result.source) if p is not None)

    def ref(name: str) -> Ref:
        return Ref(name, result.layer, result.unit, result.source)

    def of(name: str) -> Node:
        if name == "gradient_norm":
            return at.number(Ref(name))
        if name in own:
            return number(own[name])
        if name == "parameter":
            return at.number(ref(kind))
        if name.startswith("old_"):
            layer = problem.layers[at.layer - 1]
            like = layer.weights if kind == "weight" or layer.biases is None else layer.biases
            old = state.of(name.removeprefix("old_"), at.layer - 1, kind, like)
            return number(float(old[place]) + 0.0)
        if name == "gradient":
            used = _gradient_before(at, form_of(at).quantity)
            raw = raw_gradient(problem, kind)
            return at.number(ref(raw if used == "gradient" else f"{kind}_{used}"))
        return at.number(ref(f"{kind}_{name}"))

    return of
