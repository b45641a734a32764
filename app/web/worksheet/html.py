"""Worksheets and their solutions as HTML: for the server's pages, and as files of their own."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ...explain.mathml import drawn, mathml, pieces
from ...explain.notation import Notation
from ...explain.tree import Node, number, operator, row
from ...practice.exercise.exercise import Exercise
from ...practice.graph.exercise import GraphExercise
from ...practice.worksheet.sheet import AnySheet, Item, worth
from ..http.answer import encode
from ..http.files import static_file, versioned
from ..http.templates import templates
from ..problem.body import ProblemBody
from ..problem.graph_body import GraphBody
from .drawing import RADIUS, draw_network

_STYLE = "dist/worksheet.css"
_ICON = "icon.svg"
_FONT = "dist/fonts/stix-two-math.woff2"
#: The slanted letters of mathematics; the h among them is Planck's.
_LETTERS = {chr(97 + at): chr(0x1D44E + at) for at in range(26)} | {"h": "ℎ"}


def page_of(sheets: Sequence[AnySheet], *, solution: bool, other: str, root_path: str = "") -> str:
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


def file_of(sheets: Sequence[AnySheet], *, solution: bool, paper: str) -> str:
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


def problem_file_of(sheet: AnySheet) -> str:
    """The sheet's problem, or its graph, as a file that the page opens."""
    _, body = _body_of(sheet)
    return body.model_dump_json(indent=2)


def simulator_link(sheet: AnySheet, root_path: str) -> str:
    """The address, on the server, at which the sheet's problem opens."""
    kind, body = _body_of(sheet)
    return f"{root_path}/#{kind}={quote(encode(body.model_dump()), safe='')}"


def _body_of(sheet: AnySheet) -> tuple[str, ProblemBody | GraphBody]:
    exercise = sheet.exercise
    if isinstance(exercise, GraphExercise):
        return "graph", GraphBody.of(exercise.graph)
    return "problem", ProblemBody.of(_network(exercise).problem)


def _network(exercise: object) -> Exercise:
    if not isinstance(exercise, Exercise):
        raise TypeError(f"{exercise} is neither of a network nor of a graph")
    return exercise


def name_of(sheet: AnySheet) -> str:
    """What identifies the sheet: how it would be made again."""
    exercise = sheet.exercise
    if isinstance(exercise, GraphExercise):
        seed = f"seed {exercise.seed}"
        return "" if sheet.title else " · ".join((seed, exercise.kind, exercise.difficulty))
    of = _network(exercise)
    sizes = "-".join(map(str, of.problem.sizes))
    samples = len(of.problem.inputs)
    parts = [sizes] if sheet.title else [f"seed {of.seed}", sizes, of.difficulty]
    return " · ".join([*parts, f"{samples} samples"] if samples > 1 else parts)


def _told(sheet: AnySheet, root_path: str) -> dict[str, Any]:
    told = {
        "sheet": sheet,
        "seed": sheet.exercise.seed,
        "made_from": name_of(sheet),
        "simulator": simulator_link(sheet, root_path),
        "problem": None,
        "drawing": None,
    }
    if isinstance(sheet.exercise, GraphExercise):
        return told
    problem = _network(sheet.exercise).problem
    return told | {"problem": problem, "drawing": draw_network(problem, Notation(problem))}


def _render(sheets: Iterable[AnySheet], root_path: str = "", **more: Any) -> str:
    told = [_told(sheet, root_path) for sheet in sheets]
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
