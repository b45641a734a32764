"""The steps of an optimizer on a graph: a parameter is a number of an array that learns."""

from collections.abc import Callable, Iterator

from ...engine.graph.stepping import GraphStepped
from ...trace.graph.refs import SINGLE, GraphRef
from ...trace.graph.trace import GraphStep, GraphTrace
from ..formulas.update import Update, norm_lines
from ..notation import plain as in_words
from ..optimizer_words import OptimizerWords, words_of
from ..tree import Node, number
from .naming import derivative, element, letter, shown

#: Running indices of an array's axes.
_LETTERS = "ijkm"


def update_lines(trace: GraphTrace, step: GraphStep) -> Iterator[Node]:
    """The formula in symbols, then with numbers."""
    stepped, result = _stepped(trace), letter(trace.graph.result)
    ref = step.result

    def known(name: str) -> Node:
        if name.startswith("old_"):
            return number(_old(trace, name.removeprefix("old_"), ref))
        quantity = "value" if name == "parameter" else name
        of = GraphRef(name, "", ()) if name in SINGLE else GraphRef(quantity, ref.name, ref.index)
        return number(trace.value(of), str(of))

    if ref.quantity == "gradient_norm":
        yield from norm_lines(in_words(result), len(step.reads), _read(trace, step))
        return
    shape = trace.graph.shapes.get(ref.name, ())
    own = shown(ref.index, shape)
    general = letter(ref.name or "w", tuple(_LETTERS[: len(own)]))
    yield from Update(
        optimizer=stepped.updater.optimizer,
        quantity=ref.quantity,
        done=stepped.updater.state.iteration,
        general=general,
        own=letter(ref.name or "w", own),
        gradient=derivative(result, general),
        known=known,
        loss=in_words(result),
    ).lines()


def update_title(trace: GraphTrace, step: GraphStep) -> str:
    """What is computed, of which number: Velocity of W[0, 1]."""
    return _words(trace, step).title.format(parameter=_told(trace, step))


def update_sentence(trace: GraphTrace, step: GraphStep) -> str:
    """What the optimizer does there, and why."""
    return _words(trace, step).sentence.format(parameter=_told(trace, step))


def _words(trace: GraphTrace, step: GraphStep) -> OptimizerWords:
    return words_of(_stepped(trace).updater.optimizer, step.result.quantity)


def _told(trace: GraphTrace, step: GraphStep) -> str:
    return element(step.result, trace.graph.shapes.get(step.name, ()))


def _stepped(trace: GraphTrace) -> GraphStepped:
    assert trace.stepped is not None  # without an optimizer there is no such step
    return trace.stepped


def _old(trace: GraphTrace, quantity: str, ref: GraphRef) -> float:
    like = trace.graph.given[ref.name]
    return float(_stepped(trace).updater.state.of(quantity, ref.name, like)[ref.index]) + 0.0


def _read(trace: GraphTrace, step: GraphStep) -> Callable[[int], Node]:
    return lambda place: number(trace.value(step.reads[place]), str(step.reads[place]))
