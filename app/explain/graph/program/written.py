"""What a program of a graph is, and what the programs for all libraries share."""

from dataclasses import dataclass

import numpy as np

from ....engine.arrays import Array
from ....engine.graph.graph import Equation, Graph
from ....engine.graph.ops.arranging.index import source
from ....trace.graph.schedule import GraphPhase
from ...literals import array_source
from .names import Names


@dataclass(frozen=True, slots=True)
class GraphLines:
    """Lines ``first`` to ``last``, counted from 1, compute one array or its gradient."""

    phase: GraphPhase
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GraphProgram:
    """The source; the lines of each block; the first and the last line with given numbers."""

    code: str
    lines: tuple[GraphLines, ...]
    given: tuple[int, int]


class Writer:
    """Collects lines, and remembers which of them do what."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.names = Names(graph)
        self.source: list[str] = []
        self.lines: list[GraphLines] = []
        self.given = (0, 0)

    def write(self, *lines: str) -> None:
        """Add lines."""
        self.source += lines

    def block(self, phase: GraphPhase, name: str, *lines: str) -> None:
        """Add the lines that compute one array, or its gradient."""
        first = len(self.source) + 1
        self.write(*lines)
        self.lines.append(GraphLines(phase, name, first, len(self.source)))

    def write_given(self, to_array: str = "np.array") -> None:
        """The given arrays, every number in full."""
        first = len(self.source) + 1
        for name, array in self.graph.given.items():
            self.write(*given_lines(self.names.of(name), array, to_array))
        self.given = (first, len(self.source))

    def expression(self, equation: Equation, template: str, **more: str) -> str:
        """A template of an op with the names of an equation's arrays."""
        op, filled = equation.op, dict(more)
        written = [self.names.argument(a) for a in equation.arguments]
        if op.variadic:
            filled["all"] = ", ".join(written)
        else:
            filled |= dict(zip(op.arguments, written, strict=True))
        for name, value in equation.params.items():
            filled[name] = source(value) if name == "key" else repr(value)
        return template.format(**filled)

    def done(self) -> GraphProgram:
        """The program."""
        return GraphProgram("\n".join(self.source) + "\n", tuple(self.lines), self.given)


def given_lines(name: str, array: Array, to_array: str) -> list[str]:
    """The lines that give an array."""
    if array.ndim < 3:
        lines = array_source(name, array)
    else:
        flat = array_source(name, array.reshape(-1))
        lines = [*flat[:-1], f"{flat[-1]}.reshape{array.shape}"]
    return [line.replace("np.array(", f"{to_array}(", 1) for line in lines]


def size(shape: tuple[int, ...]) -> int:
    """How many numbers an array of the shape has."""
    return int(np.prod(shape))
