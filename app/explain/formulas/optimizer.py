"""The steps of an optimizer: which symbols and which numbers go into the formula of a form."""

from collections.abc import Callable

from ...engine.optimizers import Form, OptimizerState
from ...trace.reads import raw_gradient
from ...trace.refs import Ref
from ..tree import Node, line, number, parens, power, root, signed, sum_over, symbol, terms
from . import schedules
from .optimizer_forms import FORMULAS, Writing
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
    if at.step.result.quantity == "learning_rate":
        yield from schedules.learning_rate(at)
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
    if name == "rate" and at.trace.problem.optimizer.schedule is not None:
        return schedules.RATE
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
        if name == "rate" and problem.optimizer.schedule is not None:
            return at.number(Ref("learning_rate"))
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
