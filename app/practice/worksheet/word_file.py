"""A worksheet or its solution as a Word document, its formulas Word's own."""

import re
from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from ...engine.lines import lines_of
from ...explain.omml import matrix, omml
from ...explain.tree import Node, number, operator, row
from .sheet import AnySheet, Group, Part, worth

_BLANK = "____________"
#: Blanks side by side, and the margins in millimetres.
_MOST_COLUMNS, _MARGIN = 4, 18
#: What no XML can hold, and nobody sees.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def word_file(sheets: Sequence[AnySheet], *, solution: bool) -> bytes:
    """The document, in which each sheet begins on a page of its own.

    Raises ModuleNotFoundError where python-docx is not installed.
    """
    document = _docx().Document()
    millimetres = import_module("docx.shared").Mm
    for section in document.sections:
        section.page_width, section.page_height = millimetres(210), millimetres(297)
        section.left_margin = section.right_margin = millimetres(_MARGIN)
        section.top_margin = section.bottom_margin = millimetres(_MARGIN)
    normal = document.styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = 0
    for at, sheet in enumerate(sheets):
        if at:
            document.add_page_break()
        _sheet(document, sheet, solution=solution)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _docx() -> Any:
    try:
        return import_module("docx")
    except ImportError:
        what = "Word files need python-docx: install backstep[docx], or take LaTeX or HTML."
        raise ModuleNotFoundError(what) from None


def _sheet(document: Any, sheet: AnySheet, *, solution: bool) -> None:
    heading = _CONTROLS.sub("", sheet.heading)
    document.add_heading(f"{heading}{': solution' if solution else ''}", 1)
    if not solution:
        points = f"    Points: ______ / {sheet.points:g}" if sheet.points else ""
        document.add_paragraph(f"Name: {'_' * 32}    Date: {'_' * 14}{points}")
    document.add_heading("Given", 2)
    for line in lines_of(_CONTROLS.sub("", sheet.given.text)):
        document.add_paragraph().add_run(line).font.name = "Courier New"
    given = document.add_paragraph()
    for one in sheet.given.matrices:
        _add(given, matrix(one.name, one.rows))
    given = document.add_paragraph()
    for sides in sheet.given.equations:
        _add(given, omml(_equal(*sides)))
    if sheet.given.sought:
        document.add_paragraph(sheet.given.sought)
    if not solution:
        words = "Find the numbers below, in their order, to four significant digits."
        document.add_paragraph(words)
    for count, part in enumerate(sheet.parts if solution else sheet.to_find, start=1):
        _part(document, part, count, solution=solution)


def _part(document: Any, part: Part, count: int, *, solution: bool) -> None:
    sample = "" if part.sample is None else f", sample {part.sample + 1}"
    document.add_heading(f"{count} {part.title}{sample}", 2)
    for group in part.groups:
        title = document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.add_run(group.title).bold = True
        if solution:
            title.add_run("   ")
            for sides in group.equations:
                _add(title, omml(_equal(*sides)))
            _solved(document, group)
        else:
            title.add_run(worth(group))
            _blanks(document, group)


def _blanks(document: Any, group: Group) -> None:
    columns = max(1, min(group.columns, _MOST_COLUMNS))
    table = document.add_table(rows=-(-len(group.items) // columns), cols=columns)
    height = import_module("docx.shared").Mm(8)
    for at, item in enumerate(group.items):
        line = table.rows[at // columns]
        line.height = height
        cell = line.cells[at % columns].paragraphs[0]
        # LibreOffice wants something behind each sign of a formula.
        _add(cell, omml(item.name))
        cell.add_run(f"=  {_BLANK}")


def _solved(document: Any, group: Group) -> None:
    for item in group.items:
        line = document.add_paragraph()
        line.paragraph_format.left_indent = import_module("docx.shared").Mm(5)
        _add(line, omml(item.name, operator("="), item.numbers))
        line.add_run("=  ")
        _add(line, omml(number(item.value), bold=group.asked))


def _equal(*sides: Node) -> Node:
    """Expressions that are equal to each other, as one formula."""
    items: list[Node | str] = []
    for side in sides:
        items += ["=", side]
    return row(*items[1:])


def _add(paragraph: Any, formula: str) -> None:
    """A formula behind what stands in the paragraph, with room after it."""
    paragraph._p.append(import_module("docx.oxml").parse_xml(formula))  # noqa: SLF001
    paragraph.add_run("  ")
