"""The numbers that mistakes give: made once, in the number at hand, or kept throughout."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.graph import Equation
from ...engine.graph.passes import Passes
from .mistakes import GRAPH_MISTAKES
from .record import GraphMistake, HandedBack

#: Mistakes, each with the gradients that it gives where it is kept throughout.
Kept: TypeAlias = Sequence[tuple[GraphMistake, Mapping[str, Array]]]


@dataclass(frozen=True, slots=True, eq=False)
class WrongGradient:
    """The gradient of an array as a mistake has it."""

    mistake: GraphMistake
    gradient: Array


def made_once(passes: Passes, name: str) -> Iterator[WrongGradient]:
    """Every mistake in the gradient of one array, all that comes back being right."""
    for mistake in GRAPH_MISTAKES.values():
        for wrong in _with(mistake, passes, name, passes.gradients):
            yield WrongGradient(mistake, wrong)


def kept_throughout(passes: Passes) -> Kept:
    """Every mistake, with the gradients where it is made in each of them."""
    return [(each, _gradients_with(passes, each)) for each in GRAPH_MISTAKES.values()]


def _gradients_with(passes: Passes, mistake: GraphMistake) -> Mapping[str, Array]:
    graph = passes.graph
    wrong: dict[str, Array] = {graph.result: np.ones(graph.shapes[graph.result])}
    for each in graph.backward_order[1:]:
        found = _with(mistake, passes, each, wrong)
        right = np.sum([s for _, s in _shares(passes, each, wrong, None)], axis=0)
        wrong[each] = found[0] if found else np.asarray(right)
    return wrong


def _with(
    mistake: GraphMistake, passes: Passes, name: str, gradients: Mapping[str, Array]
) -> Sequence[Array]:
    """The gradient of an array with the mistake, one for each way; none where it has no room."""
    shares = list(_shares(passes, name, gradients, mistake))
    if mistake.sums is not None:
        return mistake.sums(passes.graph, name, shares) if shares else []
    right = list(_shares(passes, name, gradients, None))
    if all(a is b or np.array_equal(a, b) for (_, a), (_, b) in zip(shares, right, strict=True)):
        return []
    return [np.asarray(np.sum([share for _, share in shares], axis=0))]


def _shares(
    passes: Passes,
    name: str,
    gradients: Mapping[str, Array],
    mistake: GraphMistake | None,
) -> Iterator[tuple[Equation, Array]]:
    """What each equation hands back to an array, the last one first."""
    graph = passes.graph
    for equation in reversed(graph.uses.get(name, ())):
        gradient = gradients.get(equation.name)
        if gradient is None:
            continue
        for argument, of in enumerate(equation.arguments):
            if of != name or equation.op.derivative(argument) is None:
                continue
            applied = passes.applied(equation)
            terms = equation.op.terms(applied, argument, np.arange(applied.out.size))
            at = HandedBack(graph, equation, applied, argument, gradient.reshape(-1), terms)
            wrong = mistake.rule(at) if mistake is not None and mistake.rule else None
            yield equation, at.spread(terms.derivatives) if wrong is None else wrong
