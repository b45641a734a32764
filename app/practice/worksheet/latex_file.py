"""A worksheet or its solution as a LaTeX document that compiles as it stands."""

import re
from collections.abc import Iterator, Sequence

from ...explain.latex import latex_number, latex_symbol
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
#: Signs of titles that plain LaTeX sets in formulas alone, and those that it takes for commands.
_SIGNS = {
    "δ": r"$\delta$",
    "∂": r"$\partial$",
    "−": "--",
    "·": r"$\cdot$",
    "’": "'",
    "\\": r"\textbackslash{}",
    **{sign: rf"\{sign}" for sign in "#$%&_{}"},
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{chr(0x2080 + digit): f"$_{digit}$" for digit in range(10)},
}
_RAISED = re.compile("[⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹", "()0123456789")


def latex_file(sheets: Sequence[AnySheet], *, solution: bool) -> str:
    """The document, in which each sheet begins on a page of its own."""
    body = "\n\\newpage\n".join("\n".join(_lines(each, solution=solution)) for each in sheets)
    return "\n".join((_HEAD, body, r"\end{document}", ""))


def _lines(sheet: AnySheet, *, solution: bool) -> Iterator[str]:
    given = sheet.given
    yield rf"\section*{{{_text(sheet.heading)}{': solution' if solution else ''}}}"
    if not solution:
        yield r"Name: \underline{\hspace{6cm}}\hfill Date: \underline{\hspace{3cm}}"
        if sheet.points:
            yield rf"\hfill Points: \underline{{\hspace{{1cm}}}} / {sheet.points:g}"
        yield r"\par"
    yield r"\subsection*{Given}"
    if given.text:
        yield from (_code(line) for line in given.text.splitlines())
    yield from map(_matrix, given.matrices)
    yield r"\par\medskip"
    yield from map(_equation, given.equations)
    if given.sought:
        yield rf"\par\medskip {_text(given.sought)}"
    if not solution:
        yield r"\par\medskip Find the numbers below, in their order, to four significant digits."
    for count, part in enumerate(sheet.parts if solution else sheet.to_find, start=1):
        yield from _part(part, count, solution=solution)


def _part(part: Part, count: int, *, solution: bool) -> Iterator[str]:
    sample = "" if part.sample is None else f", sample {part.sample + 1}"
    yield rf"\subsection*{{{count} {_text(part.title)}{sample}}}"
    for group in part.groups:
        yield rf"\textbf{{{_text(group.title)}}}{_text(worth(group))}\par"
        yield from _solved(group) if solution else _blanks(group)


def _blanks(group: Group) -> Iterator[str]:
    columns = max(1, min(group.columns, 4))
    yield rf"\begin{{tabular}}{{{'l' * columns}}}"
    cells = [f"${latex_symbol(item.name)} = ${_BLANK}" for item in group.items]
    for at in range(0, len(cells), columns):
        yield " & ".join(cells[at : at + columns]) + r" \\[6pt]"
    yield r"\end{tabular}\par\smallskip"


def _solved(group: Group) -> Iterator[str]:
    yield from (_equation(each) + r"\par" for each in group.equations)
    for item in group.items:
        value = latex_number(item.value)
        value = rf"\mathbf{{{value}}}" if group.asked else value
        yield f"${latex_symbol(item.name)} = {latex_symbol(item.numbers)} = {value}$" + r"\par"
    yield r"\smallskip"


def _matrix(matrix: Matrix) -> str:
    rows = r" \\ ".join(" & ".join(map(latex_symbol, row)) for row in matrix.rows)
    name = latex_symbol(matrix.name)
    return rf"\mbox{{${name} = \begin{{pmatrix}} {rows} \end{{pmatrix}}$}}\quad"


def _equation(sides: Equation) -> str:
    return rf"\mbox{{${' = '.join(latex_symbol(side) for side in sides)}$}}\quad"


def _code(line: str) -> str:
    """A line of a program, its spaces kept and its minus signs apart."""
    kept = _text(line).replace("--", "-{}-").replace(" ", "~")
    return rf"\texttt{{{kept}}}\par"


def _text(text: str) -> str:
    plain = "".join(
        sign if _RAISED.match(sign) else _SIGNS.get(sign, sign if sign.isascii() else "?")
        for sign in text
    )
    return _RAISED.sub(lambda raised: f"$^{{{raised[0].translate(_LOWERED)}}}$", plain)
