"""Worksheets and their solutions as HTML: for the server's pages, and as files of their own."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ...explain.mathml import drawn, mathml, pieces
from ...explain.tree import Node, number, operator, row
from ...practice.worksheet.statement import equations, matrices
from ...practice.worksheet.worksheet import Item, Worksheet, worth
from ..http.answer import encode
from ..http.files import static_file, versioned
from ..http.templates import templates
from ..problem.body import ProblemBody
from .drawing import RADIUS, draw_network

_STYLE = "dist/worksheet.css"
_ICON = "icon.svg"
_FONT = "dist/fonts/stix-two-math.woff2"
#: The slanted letters of mathematics; the h among them is Planck's.
_LETTERS = {chr(97 + at): chr(0x1D44E + at) for at in range(26)} | {"h": "ℎ"}


def page_of(sheets: Sequence[Worksheet], *, solution: bool, other: str, root_path: str = "") -> str:
    """The server's page with these sheets or their solutions; ``other`` is where the others are."""
    return _render(
        sheets,
        solution=solution,
        style=None,
        urls={
            name: versioned(name, root_path)
            for name in (_STYLE, _ICON)
            if static_file(name).exists()
        },
        other=other,
        root_path=root_path,
    )


def file_of(sheets: Sequence[Worksheet], *, solution: bool, paper: str) -> str:
    """The sheets or their solutions as a file that needs no other, for a size of paper.

    Raises FileNotFoundError where the page has not been built.
    """
    font = b64encode(static_file(_FONT).read_bytes()).decode()
    style = static_file(_STYLE).read_text("utf-8")
    style = re.sub(r"\./fonts/[\w-]+\.woff2", f"data:font/woff2;base64,{font}", style)
    return _render(
        sheets,
        solution=solution,
        style=Markup(f"{style}@page{{size:{paper}}}"),
        urls={},
        other=None,
    )


def problem_file_of(sheet: Worksheet) -> str:
    """The sheet's problem as a file that the page opens."""
    return ProblemBody.of(sheet.exercise.problem).model_dump_json(indent=2)


def simulator_link(sheet: Worksheet, root_path: str) -> str:
    """The address, on the server, at which the sheet's problem opens."""
    body = encode(ProblemBody.of(sheet.exercise.problem).model_dump())
    return f"{root_path}/#problem={quote(body, safe='')}"


def name_of(sheet: Worksheet) -> str:
    """What identifies the sheet: how it would be made again."""
    exercise = sheet.exercise
    sizes = "-".join(map(str, exercise.problem.sizes))
    samples = len(exercise.problem.inputs)
    parts = [sizes] if sheet.title else [f"seed {exercise.seed}", sizes, exercise.difficulty]
    return " · ".join([*parts, f"{samples} samples"] if samples > 1 else parts)


def _render(sheets: Iterable[Worksheet], root_path: str = "", **more: Any) -> str:
    told = [
        {
            "sheet": sheet,
            "seed": sheet.exercise.seed,
            "made_from": name_of(sheet),
            "problem": sheet.exercise.problem,
            "drawing": draw_network(sheet.exercise.problem, sheet.notation),
            "matrices": list(matrices(sheet.exercise.problem, sheet.notation)),
            "equations": list(equations(sheet.exercise.problem, sheet.notation)),
            "simulator": simulator_link(sheet, root_path),
        }
        for sheet in sheets
    ]
    return templates.get_template("worksheet.html").render(told=told, radius=RADIUS, **more)


def _math(*nodes: Node) -> Markup:
    return Markup(mathml(*nodes))


def _equation(sides: Sequence[Node]) -> Markup:
    """Expressions that are equal to each other, as one formula."""
    items: list[Node | str] = []
    for side in sides:
        items += ["=", side]
    return _math(row(*items[1:]))


def _slanted(letter: str) -> str:
    """A Latin letter as formulas have it."""
    return _LETTERS.get(letter, letter)


def _value(item: Item) -> Markup:
    return _math(operator("="), number(item.value, str(item.ref)))


templates.filters.update(
    is_equal=lambda node: _math(node, operator("=")),
    equation=_equation,
    pieces=lambda node: [Markup(piece) for piece in pieces(node)],
    value=_value,
    worth=worth,
    slanted=_slanted,
    drawn=lambda node: Markup(drawn(node)),
)
