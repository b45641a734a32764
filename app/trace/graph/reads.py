"""What a step of a graph reads: by the op's row forward, by the uses backward.

In the update, by the form of the optimizer.
"""

from collections.abc import Iterable, Iterator
from math import prod

import numpy as np

from ...engine.graph.formula import names_in
from ...engine.graph.graph import Equation, Graph
from ...engine.graph.ops.op import Applied
from ...engine.graph.stepping import learning
from ...engine.optimizers import Optimizer
from .refs import SINGLE, GraphRef, ref_at
from .uses import Uses


def forward_reads(
    graph: Graph, equation: Equation, applied: Applied, place: int
) -> tuple[GraphRef, ...]:
    """Every number that one number of the output takes; those that meet stand side by side."""
    rows: list[list[GraphRef]] = []
    for argument, name in enumerate(equation.arguments):
        if isinstance(name, str):
            terms = equation.op.terms(applied, argument, np.array([place]))
            elements = terms.elements[0].tolist()
            rows.append([ref_at(graph, "value", name, e) for e in elements if e >= 0])
    return _once(ref for column in _columns(rows) for ref in column)


def _columns(rows: list[list[GraphRef]]) -> Iterator[list[GraphRef]]:
    longest = max(map(len, rows), default=0)
    for k in range(longest):
        yield [row[k] for row in rows if k < len(row)]


def backward_reads(graph: Graph, uses: Iterable[Uses]) -> tuple[GraphRef, ...]:
    """The gradient of each use, and the numbers in its local derivative."""
    return _once(ref for each in uses for ref in _of_uses(graph, each))


def _of_uses(graph: Graph, uses: Uses) -> Iterator[GraphRef]:
    leaves = uses.leaves
    formula = uses.equation.op.derivative(uses.argument) or ""
    through = names_in(formula) & uses.equation.op.where.keys()
    for k, output in enumerate(uses.outputs.tolist()):
        yield ref_at(graph, "gradient", uses.equation.name, output)
        for name, places in leaves.values():
            yield ref_at(graph, "value", name, int(places[k]))
        if through:
            yield from _taken(graph, uses, output)


def _taken(graph: Graph, uses: Uses, output: int) -> Iterator[GraphRef]:
    """All that the output takes, from which the intermediate numbers of the formula come."""
    yield from forward_reads(graph, uses.equation, uses.applied, output)


def update_reads(graph: Graph, optimizer: Optimizer, result: GraphRef) -> tuple[GraphRef, ...]:
    """What the form of the quantity reads; the norm, the gradients of all that learns."""
    if result.quantity == "gradient_norm":
        return tuple(_all_gradients(graph))
    if result.quantity == "learning_rate":
        return ()
    return tuple(
        GraphRef(name, "", ())
        if name in SINGLE
        else GraphRef("value" if name == "parameter" else name, result.name, result.index)
        for name in optimizer.reads(result.quantity)
    )


def _all_gradients(graph: Graph) -> Iterator[GraphRef]:
    for name in learning(graph):
        for place in range(prod(graph.shapes[name])):
            yield ref_at(graph, "gradient", name, place)


def _once(refs: Iterable[GraphRef]) -> tuple[GraphRef, ...]:
    return tuple(dict.fromkeys(refs))
