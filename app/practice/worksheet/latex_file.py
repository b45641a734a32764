"""A worksheet or its solution as a LaTeX document that compiles as it stands."""

from collections.abc import Iterator, Sequence

from ...engine.lines import lines_of
from ...explain.latex import latex_number, latex_symbol
from ...explain.tree import Node
from .latex_text import code_in_latex, text_in_latex
from .sheet import AnySheet, Equation, Group, Matrix, Part, worth

_HEAD = r"""\documentclass[a4paper,11pt]{article}
\usepackage[margin=2cm]{geometry}
\usepackage{amsmath,amssymb,multicol}
\usepackage[T1]{fontenc}
\setlength{\parindent}{0pt}
\pagestyle{plain}
\raggedright
\begin{document}
"""
_BLANK = r"\underline{\hspace{2.4cm}}"


def latex_file(sheets: Sequence[AnySheet], *, solution: bool) -> str:
    """The document, in which each sheet begins on a page of its own."""
    body = "\n\\newpage\n".join("\n".join(_lines(each, solution=solution)) for each in sheets)
    return "\n".join((_HEAD, body, r"\end{document}", ""))


def _lines(sheet: AnySheet, *, solution: bool) -> Iterator[str]:
    given = sheet.given
    yield rf"\section*{{{text_in_latex(sheet.heading)}{': solution' if solution else ''}}}"
    if not solution:
        yield r"Name: \underline{\hspace{6cm}}\hfill Date: \underline{\hspace{3cm}}"
        if sheet.points:
            yield rf"\hfill Points: \underline{{\hspace{{1cm}}}} / {sheet.points:g}"
        yield r"\par"
    yield r"\subsection*{Given}"
    if given.text:
        yield from (rf"\texttt{{{code_in_latex(line)}}}\par" for line in lines_of(given.text))
    yield from map(_matrix, given.matrices)
    yield r"\par\medskip"
    yield from map(_equation, given.equations)
    if given.sought:
        yield rf"\par\medskip {text_in_latex(given.sought)}"
    if not solution:
        yield r"\par\medskip Find the numbers below, in their order, to four significant digits."
    for count, part in enumerate(sheet.parts if solution else sheet.to_find, start=1):
        yield from _part(part, count, solution=solution)


def _part(part: Part, count: int, *, solution: bool) -> Iterator[str]:
    sample = "" if part.sample is None else f", sample {part.sample + 1}"
    yield rf"\subsection*{{{count} {text_in_latex(part.title)}{sample}}}"
    for group in part.groups:
        yield rf"\textbf{{{text_in_latex(group.title)}}}{text_in_latex(worth(group))}\par"
        yield from _solved(group) if solution else _blanks(group)


def _blanks(group: Group) -> Iterator[str]:
    columns = max(1, min(group.columns, 4))
    yield rf"\begin{{tabular}}{{{'l' * columns}}}"
    cells = [f"${_formula(item.name)} = ${_BLANK}" for item in group.items]
    for at in range(0, len(cells), columns):
        yield " & ".join(cells[at : at + columns]) + r" \\[6pt]"
    yield r"\end{tabular}\par\smallskip"


def _solved(group: Group) -> Iterator[str]:
    yield from (_equation(each) + r"\par" for each in group.equations)
    for item in group.items:
        value = latex_number(item.value)
        value = rf"\mathbf{{{value}}}" if group.asked else value
        yield f"${_formula(item.name)} = {_formula(item.numbers)} = {value}$" + r"\par"
    yield r"\smallskip"


def _matrix(matrix: Matrix) -> str:
    rows = r" \\ ".join(" & ".join(map(_formula, row)) for row in matrix.rows)
    name = _formula(matrix.name)
    return rf"\mbox{{${name} = \begin{{pmatrix}} {rows} \end{{pmatrix}}$}}\quad"


def _equation(sides: Equation) -> str:
    return rf"\mbox{{${' = '.join(_formula(side) for side in sides)}$}}\quad"


def _formula(node: Node) -> str:
    """A formula, in which all that is not ASCII stands in text."""
    return "".join(sign if sign.isascii() else text_in_latex(sign) for sign in latex_symbol(node))
