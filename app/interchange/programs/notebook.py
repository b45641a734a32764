"""A Jupyter notebook that walks through the iteration: a step's formula, then its line of NumPy."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...engine.problem import Problem
from ...explain.formulas import formula_lines
from ...explain.latex import latex
from ...explain.notation import Notation
from ...explain.program import program
from ...explain.words import sentence
from ...trace.schedule import Block
from ...trace.trace import Trace
from ..fault import library

EXTRA = "ipynb"
_WELCOME = (
    "One iteration: forward pass, loss, backward pass, update. Change a number, run all cells, and "
    "see what follows from it."
)
#: The headings of the program under which a cell begins.
_HEADING = "# "


def write(problem: Problem) -> bytes:
    """The notebook. Its cells in order are the NumPy program; nothing of it has run yet."""
    return book_of(_cells(problem))


def book_of(cells: Iterable[tuple[str, str]]) -> bytes:
    """A notebook of ``code`` and ``markdown`` cells. Raises MissingLibraryError."""
    nbformat = library("nbformat", EXTRA)
    book = nbformat.v4.new_notebook()
    book.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    for number, (kind, source) in enumerate(cells):
        make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        # An id of its own, so that the same problem makes the same notebook.
        book.cells.append(make(source, id=f"cell-{number}"))
    nbformat.validate(book)
    return (json.dumps(book, indent=1, ensure_ascii=False) + "\n").encode()


def _cells(problem: Problem) -> Iterator[tuple[str, str]]:
    trace = Trace(problem)
    sizes = "-".join(map(str, problem.sizes))
    yield (
        "markdown",
        f"# Backpropagation in a {sizes} network\n\n{_WELCOME}",
    )
    if len(problem.inputs) > 1:
        # The samples are a loop, which cannot be parted into cells.
        for text in _explained(trace, trace.schedule.blocks):
            yield "markdown", text
        yield "code", program(problem).code.strip()
        return
    written = program(problem)
    of_line = {
        lines.first: block
        for lines in written.lines
        for block in trace.schedule.blocks
        if (lines.op, lines.quantity, lines.layer) == (block.op, block.quantity, block.layer)
    }
    for first, lines in parts_of(written.code.splitlines()):
        told = [of_line[at] for at in range(first, first + len(lines)) if at in of_line]
        heading = lines[0].removeprefix(_HEADING) if lines[0].startswith(_HEADING) else ""
        texts = [f"## {heading}" if told and heading else "", *_explained(trace, told)]
        text = "\n\n".join(filter(None, texts))
        if text:
            yield "markdown", text
        yield "code", "\n".join([*lines, *_shown(lines, bool(told))])


def parts_of(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The parts between empty lines, and the number of the first line of each, from 1."""
    part: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            part.append(line)
        elif part:
            yield number - len(part), part
            part = []


def _explained(trace: Trace, blocks: Any) -> Iterator[str]:
    """What each kind of step of the blocks does, with its formula in symbols."""
    notation, seen = Notation(trace.problem), set()
    block: Block
    for block in blocks:
        if (block.quantity, block.layer) in seen:
            continue
        seen.add((block.quantity, block.layer))
        step = trace[block.start]
        symbols = [line for line in formula_lines(trace, notation, step) if _is_general(line)]
        where = notation.layer_name(block.layer)
        text = f"**{_TITLES[block.op]}, {where}.** {sentence(trace, notation, step)}"
        yield f"{text}\n\n$$\n{latex(symbols)}\n$$" if symbols else text


def _is_general(line: dict[str, Any]) -> bool:
    return bool(line["role"] == "symbols")


def _shown(lines: list[str], is_step: bool) -> list[str]:
    """A last line that shows what a cell has computed."""
    names = [line.partition(" = ")[0] for line in lines if " = " in line and line[0].isalpha()]
    return [", ".join(names)] if is_step and names else []


_TITLES = {
    "net": "Nets",
    "output": "Outputs",
    "loss_term": "Loss of each output",
    "loss": "Loss",
    "error": "Errors",
    "slope": "Slopes",
    "delta": "δ",
    "weight_gradient": "Gradients of the weights",
    "bias_gradient": "Gradients of the biases",
    "batch_gradient": "Gradients of the batch",
    "update": "Update",
}
