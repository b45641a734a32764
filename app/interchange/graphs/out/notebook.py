"""A Jupyter notebook that walks through a graph: an array’s formula, then its line of NumPy."""

from collections.abc import Iterator

from ....engine.graph.graph import Graph
from ....explain.graph import explain_graph
from ....explain.graph.program import numpy_program
from ....trace.graph.trace import GraphTrace
from ...programs.notebook import book_of

_WELCOME = (
    "Every array forward, then every gradient backward. Change a number, run all cells, and see "
    "what follows from it."
)
#: Lines of the program that the headings of the notebook stand for.
_HEADINGS = {"# Forward", "# Backward"}


def write(graph: Graph) -> bytes:
    """The notebook. Its cells in order are the NumPy program; nothing of it has run yet."""
    return book_of(_cells(graph))


def _cells(graph: Graph) -> Iterator[tuple[str, str]]:
    trace, program = GraphTrace(graph), numpy_program(graph)
    yield "markdown", f"# Backpropagation through a computation\n\n{_WELCOME}"
    yield "markdown", f"```python\n{graph.text.strip()}\n```"
    code = program.code.splitlines()
    first = {(block.phase, block.name): block.start for block in trace.schedule.blocks}
    done, heading = 0, ""
    for lines in program.lines:
        between = "\n".join(line for line in code[done : lines.first - 1] if line not in _HEADINGS)
        if between.strip():
            yield "code", between.strip()
        title = "" if lines.phase == heading else f"## {lines.phase.capitalize()}\n\n"
        heading, done = lines.phase, lines.last
        step = first.get((lines.phase, lines.name))
        yield "markdown", title + _explained(trace, step, lines.name)
        yield "code", "\n".join(code[lines.first - 1 : lines.last])
    yield "code", "\n".join(code[done:]).strip()


def _explained(trace: GraphTrace, step: int | None, name: str) -> str:
    if step is None:
        return f"**{name}**"
    told = explain_graph(trace, trace[step])
    return f"**{told.title}.** {told.text}\n\n$$\n{told.formula['latex']}\n$$"
