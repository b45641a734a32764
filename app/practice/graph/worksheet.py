"""The worksheet of a graph: its text and its given arrays, then every number in the order of work.

The values come first, an equation after the other, then the gradients, the last equation's first.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from math import prod
from typing import TypeAlias

from ...engine.arrays import Array
from ...engine.graph.errors import GraphError
from ...engine.graph.graph import Equation, Graph, Span
from ...engine.lines import lines_of
from ...explain.graph.explanation import graph_lines
from ...explain.graph.naming import derivative, letter, plain, shown
from ...explain.tree import Node, number
from ...trace.graph.refs import Quantity, ref_at
from ...trace.graph.schedule import GraphBlock
from ...trace.graph.trace import GraphStep, GraphTrace
from ..worksheet.sheet import Equation as Sides
from ..worksheet.sheet import Given, Group, Item, Matrix, Part, Sheet
from ..worksheet.worksheet import columns_of
from .exercise import GraphExercise

#: A worksheet of a graph.
GraphSheet: TypeAlias = Sheet[GraphExercise]

#: What is worked out on paper has no more numbers than this, forward and backward together.
MOST_NUMBERS = 500
#: What can be asked for, and the part of the work in which it is found.
PARTS: dict[Quantity, str] = {"value": "Forward pass", "gradient": "Backward pass"}
#: Longer expressions are told of by their line alone.
_LONGEST = 40


def own_graph_sheet(
    graph: Graph,
    asked: Collection[str],
    title: str,
    points: Mapping[str, float] | None = None,
) -> GraphSheet:
    """The worksheet of somebody's own graph, which asks for its values, its gradients, or for all.

    Raises GraphError where the graph is larger than anybody works out by hand, GraphNotFiniteError
    where a number is not finite, and ValueError where it has nothing that is asked for.
    """
    worked_out: list[tuple[Quantity, str]] = [
        *(("value", equation.name) for equation in graph.equations),
        *(("gradient", name) for name in graph.backward_order if name != graph.result),
    ]
    refs = [
        ref_at(graph, quantity, name, place)
        for quantity, name in worked_out
        if not asked or quantity in asked
        for place in range(prod(graph.shapes[name]))
    ]
    if not refs:
        raise ValueError(f"This graph has no {' or '.join(sorted(asked))} to ask for.")
    return make_graph_sheet(GraphExercise(0, "", "", graph, tuple(refs)), title, points)


def make_graph_sheet(
    exercise: GraphExercise, title: str = "", points: Mapping[str, float] | None = None
) -> GraphSheet:
    """The worksheet of an exercise; a number of a quantity may be worth ``points``.

    Raises GraphError and GraphNotFiniteError as ``own_graph_sheet`` does.
    """
    graph = exercise.graph
    numbers = sum(prod(equation.shape) for equation in graph.equations)
    numbers += sum(prod(graph.shapes[name]) for name in graph.backward_order)
    if numbers > MOST_NUMBERS:
        raise GraphError(
            f"The graph has {numbers:,} numbers to work out, which is more than anybody does on "
            f"paper: worksheets take graphs of up to {MOST_NUMBERS}."
        )
    trace = GraphTrace(graph)
    asked = {(ref.quantity, ref.name) for ref in exercise.refs}
    parts: dict[Quantity, list[Group]] = {quantity: [] for quantity in PARTS}
    for block in trace.schedule.blocks:
        quantity: Quantity = "value" if block.phase == "forward" else "gradient"
        is_asked = (quantity, block.name) in asked
        each = (points or {}).get(quantity, 0.0) if is_asked else 0.0
        parts[quantity].append(_group(trace, block, asked=is_asked, points=each))
    return Sheet(
        exercise,
        _given(graph),
        tuple(Part(PARTS[q], None, tuple(groups)) for q, groups in parts.items() if groups),
        title,
    )


def _given(graph: Graph) -> Given:
    names = ", ".join(map(plain, graph.with_respect_to))
    return Given(
        matrices=tuple(m for name, array in graph.given.items() for m in _matrices(name, array)),
        equations=tuple(
            (letter(name), number(float(array)))
            for name, array in graph.given.items()
            if not array.ndim
        ),
        text=graph.text.strip("\n"),
        sought=f"The gradients of {plain(graph.result)} are taken for {names}.",
    )


def _matrices(name: str, array: Array) -> Iterator[Matrix]:
    """An array as a column, a matrix, or one matrix for each place of its leading axes."""
    if array.ndim == 1:
        yield Matrix(letter(name), tuple((number(entry),) for entry in array.tolist()))
    elif array.ndim:
        for at in product(*map(range, array.shape[:-2])):
            several = array.ndim > 2 and prod(array.shape[:-2]) > 1
            rows = tuple(tuple(map(number, row)) for row in array[at].tolist())
            yield Matrix(letter(name, at if several else ()), rows)


def _group(trace: GraphTrace, block: GraphBlock, *, asked: bool, points: float) -> Group:
    graph = trace.graph
    shape = graph.shapes[block.name]
    if block.phase == "backward" and block.name == graph.result:
        result = letter(graph.result)
        return Group(
            _gradient(graph, block.name), False, (derivative(result, result), number(1)), (), 1
        )
    steps = trace[block.start : block.start + block.count]
    first, *more = [line for line in graph_lines(trace, steps[0]) if line["role"] == "symbols"]
    return Group(
        title=_title(graph, block),
        asked=asked,
        formula=(first["left"], first["right"]),
        items=tuple(_item(trace, step) for step in steps),
        columns=shape[-1] if len(shown(shape, shape)) > 1 else columns_of(block.count),
        points=points,
        where=tuple(_sides(line) for line in more),
    )


def _sides(line: Node) -> Sides:
    return (line["left"], line["right"])


def _item(trace: GraphTrace, step: GraphStep) -> Item:
    lines = graph_lines(trace, step)
    *_, numbers = (line for line in lines if line["role"] == "numbers")
    return Item(step.result, numbers["left"], numbers["right"], trace.value(step.result))


def _title(graph: Graph, block: GraphBlock) -> str:
    if block.phase == "forward":
        equation = graph.equations[block.equation or 0]
        return f"{plain(block.name)} = {_written(graph.text, equation)}"
    # What stands inside a line has no name there: its gradient is of the expression.
    inside = graph.by_name[block.name] if "." in block.name else None
    of = f", of {_written(graph.text, inside)}" if inside else ""
    return f"{_gradient(graph, block.name)}{of}"


def _gradient(graph: Graph, name: str) -> str:
    return f"∂{plain(graph.result)}/∂{plain(name)}"


def _written(text: str, equation: Equation) -> str:
    """The expression as it stands in the text, or its op and line where it is long; its round."""
    span: Span = equation.span
    lines = lines_of(text)[span.line - 1 : span.end_line]
    cut = lines[0][span.column - 1 : span.end_column - 1 if len(lines) == 1 else None]
    if len(lines) > 1 or len(cut) > _LONGEST:
        cut = f"{equation.op.name}, line {span.line}"
    return cut + "".join(f", {each.variable} = {each.value}" for each in equation.rounds)
