"""The steps of an optimizer on a network: whose symbols and numbers go into a form's formula."""

from collections.abc import Callable

from ...engine.optimizers import OptimizerState
from ...trace.reads import raw_gradient
from ...trace.refs import SINGLE, Ref
from ..tree import Node, number
from .setting import Lines, Setting, gradient
from .update import Update, norm_lines


def quantity(at: Setting) -> Lines:
    """One quantity of the optimizer, or the new parameter."""
    problem, result = at.trace.problem, at.step.result
    if result.quantity == "gradient_norm":
        reads = at.step.reads
        yield from norm_lines("L", len(reads), lambda place: at.number(reads[place]))
        return
    single = result.quantity in SINGLE
    general = _general(at)
    yield from Update(
        optimizer=problem.optimizer,
        quantity=result.quantity if single else _of_parameter(at),
        done=(problem.optimizer_state or OptimizerState()).iteration,
        general=general,
        own=general if single else at.notation.parameter(result),
        gradient=gradient(general),
        known=_known(at),
    ).lines()


def _of_parameter(at: Setting) -> str:
    return "updated" if at.step.op == "update" else at.step.result.quantity.partition("_")[2]


def _general(at: Setting) -> Node:
    """The parameter with running indices."""
    if at.step.result.source is None:
        return at.notation.of_unit("b", at.layer, at.letter)
    source, _ = at.below()
    return at.notation.weight(at.layer, at.letter, source)


def _known(at: Setting) -> Callable[[str], Node]:
    """The number of each name; those that the iteration before left are given and have no ref."""
    problem, result = at.trace.problem, at.step.result
    kind = "bias" if result.source is None else "weight"
    state = problem.optimizer_state or OptimizerState()
    place = tuple(p for p in (result.unit, result.source) if p is not None)
    names = {"parameter": kind, "gradient": raw_gradient(problem, kind)}

    def of(name: str) -> Node:
        if name in SINGLE:
            return at.number(Ref(name))
        if name.startswith("old_"):
            layer = problem.layers[at.layer - 1]
            like = layer.weights if kind == "weight" or layer.biases is None else layer.biases
            old = state.of(name.removeprefix("old_"), at.layer - 1, kind, like)
            return number(float(old[place]) + 0.0)
        own = names.get(name, f"{kind}_{name}")
        return at.number(Ref(own, result.layer, result.unit, result.source))

    return of
