"""A graph in plain NumPy: forward, and backward written out, an array a line or two.

The program runs as it stands and prints the result and the gradients.
"""

from ....engine.graph.graph import Equation, Graph
from ....engine.graph.passes import forward
from .helpers import HELPERS, used
from .written import GraphProgram, Writer

#: The exponents from which e^x is infinite.
_LARGEST_EXPONENT = 700.0
_OF_EXPONENTS = {"sigmoid", "softplus", "silu"}


def numpy_program(graph: Graph) -> GraphProgram:
    """Both passes in NumPy."""
    writer = Writer(graph)
    _head(writer)
    writer.write("", "# What is given")
    writer.write_given()
    writer.write("", "# Forward")
    for equation in graph.equations:
        name = writer.names.of(equation.name)
        line = writer.expression(equation, equation.op.numpy)
        writer.block("forward", equation.name, f"{name} = {line}")
    writer.write("", "# Backward")
    for name in graph.backward_order:
        writer.block("backward", name, *_gradient(writer, name))
    result = writer.names.of(graph.result)
    writer.write("", f'print("{graph.result} =", np.asarray({result}).tolist())')
    for name in graph.with_respect_to:
        if name in graph.reached:
            of = writer.names.gradient(name)
            writer.write(f'print("{of} =", np.asarray({of}).tolist())')
    return writer.done()


def _head(writer: Writer) -> None:
    graph = writer.graph
    helpers = [name for equation in graph.equations for name in equation.op.helpers]
    writer.write("# Both passes, forward and backward.")
    writer.write(*(["from math import erfc", ""] if _needs_erfc(graph) else []))
    writer.write("import numpy as np")
    if _overflows(graph):
        writer.write("", "# e to a large power may be infinite: 1 / (1 + inf) = 0 is right.")
        writer.write('np.seterr(over="ignore")')
    for source in used(helpers, HELPERS):
        writer.write("", "", *source.split("\n"))
    if helpers:
        writer.write("")


def _needs_erfc(graph: Graph) -> bool:
    return any("erfc" in source for e in graph.equations for source in e.op.helpers)


def _overflows(graph: Graph) -> bool:
    values = forward(graph)
    return any(
        abs(values[a]).max() > _LARGEST_EXPONENT
        for e in graph.equations
        if e.op.name in _OF_EXPONENTS
        for a in e.arguments
        if isinstance(a, str)
    )


def _gradient(writer: Writer, name: str) -> list[str]:
    """The gradient of an array: a line for each of its uses, each added to those before."""
    of = writer.names.gradient(name)
    if name == writer.graph.result:
        return [f"{of} = np.ones_like({writer.names.of(name)})"]
    lines: list[str] = []
    for equation in reversed(writer.graph.equations):
        if equation.name not in writer.graph.reached:
            continue
        for k, argument in enumerate(equation.arguments):
            if argument == name and equation.op.derivative(k) is not None:
                start = f"{of} = {of} + " if lines else f"{of} = "
                lines.append(start + _use(writer, equation, k))
    return lines


def _use(writer: Writer, equation: Equation, argument: int) -> str:
    """What one use hands back, in the shape of the argument."""
    shapes = [writer.graph.shapes[a] if isinstance(a, str) else () for a in equation.arguments]
    code = equation.op.backward_code(*shapes)
    template = code[0] if equation.op.variadic else code[argument]
    more = {
        "g": writer.names.gradient(equation.name),
        "out": writer.names.of(equation.name),
        "k": str(argument),
    }
    line = writer.expression(equation, template, **more)
    return _unbroadcast(equation, line, shapes, argument)


def _unbroadcast(
    equation: Equation, line: str, shapes: list[tuple[int, ...]], argument: int
) -> str:
    """Summed over the axes along which broadcasting used a number several times."""
    shape, out = shapes[argument], equation.shape
    if equation.op.broadcasts == "batch":
        if any(len(s) < 2 for s in shapes):
            return line
        out = (*out[:-2], *shape[-2:])
    if not equation.op.broadcasts or shape == out:
        return line
    if not shape:
        return f"np.sum({line})"
    lead = len(out) - len(shape)
    summed = f"({line})"
    if lead:
        summed += f".sum(axis={tuple(range(lead))})"
    ones = tuple(k for k, size in enumerate(shape) if size == 1 and out[lead + k] > 1)
    if ones:
        summed += f".sum(axis={ones}, keepdims=True)"
    return summed
