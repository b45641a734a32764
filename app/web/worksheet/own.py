"""The worksheets of somebody's own problem: as files, and as a page that an address asks for."""

from urllib.parse import quote

from pydantic import ValidationError

from ...engine.graph.errors import GraphError
from ...engine.problem import ProblemError
from ...practice.graph.worksheet import MOST_NUMBERS, own_graph_sheet
from ...practice.worksheet.latex_file import latex_file
from ...practice.worksheet.sheet import AnySheet
from ...practice.worksheet.word_file import word_file
from ...practice.worksheet.worksheet import own_worksheets
from ..http.field_faults import fault_in
from ..http.refused import Refused
from ..problem.either import problem_in
from ..problem.graph_body import GraphBody
from ..problem.work_size import graph_seconds, products_in, steps_in
from ..work.work import MOST
from .html import file_of, page_of
from .request import SheetOfProblem

TYPES = {
    "html": "text/html",
    "tex": "application/x-tex",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: Seconds of a sheet, in itself and by the products of one pass; a variant is drawn several times,
#: and Word's formulas take longer. Measured on solutions of 2-2-2 to 5-8-5, one to four samples:
#: 0.02 s as HTML to 0.5 s for three variants in Word, of which this is one to two times as much.
_SHEET, _PRODUCT, _DRAWN, _WORD = 3e-2, 1.2e-4, 2.3, 3.0
#: Seconds of a number of a graph's sheet, which has no more than MOST_NUMBERS. Measured.
_NUMBER = 4e-4


def own_cost(wanted: SheetOfProblem) -> float:
    """Seconds that the sheets take, by an estimate."""
    word = _WORD if wanted.format == "docx" else 1
    if wanted.graph is not None:
        numbers = min(MOST_NUMBERS, steps_in(wanted.graph))
        return graph_seconds(wanted.graph) + (_SHEET + _NUMBER * numbers) * word
    each = _SHEET + _PRODUCT * products_in(problem_in(wanted))
    others = (wanted.variants - 1) * _DRAWN
    return min(MOST, each * (1 + others) * word)


def read_address(text: str) -> SheetOfProblem:
    """The sheet that the address holds as JSON. Raises Refused."""
    try:
        return SheetOfProblem.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            raise Refused(422, "“sheet” is no JSON: take the link from the page anew.") from error
        fault = fault_in({**first, "loc": ("body", *first["loc"])}, SheetOfProblem)
        raise Refused(422, f"In “sheet”: {fault.detail}", fault.pointer) from error


def as_address(wanted: SheetOfProblem) -> str:
    """The part of an address that asks for the solution of a sheet, or the other way about."""
    other = wanted.model_copy(update={"solution": not wanted.solution})
    return quote(other.model_dump_json(exclude_defaults=True), safe="")


def own_page(wanted: SheetOfProblem, other: str, root_path: str) -> str:
    """The page to print. Raises as ``sheets_of_problem`` does."""
    return page_of(_sheets(wanted), solution=wanted.solution, other=other, root_path=root_path)


def sheets_of_problem(wanted: SheetOfProblem) -> str | bytes:
    """The file.

    Raises ProblemError, NotFiniteError, GraphError, GraphNotFiniteError and Refused.
    """
    sheets = _sheets(wanted)
    if wanted.format == "tex":
        return latex_file(sheets, solution=wanted.solution)
    if wanted.format == "html":
        return file_of(sheets, solution=wanted.solution, paper="A4")
    try:
        return word_file(sheets, solution=wanted.solution)
    except ModuleNotFoundError as error:
        raise Refused(501, str(error), "/format") from error


def _sheets(wanted: SheetOfProblem) -> list[AnySheet]:
    try:
        if wanted.graph is not None:
            return [_of_graph(wanted, wanted.graph)]
        return [
            *own_worksheets(
                problem_in(wanted).to_problem(),
                wanted.asked,
                wanted.title,
                wanted.points,
                wanted.variants,
            )
        ]
    except (ProblemError, GraphError):
        raise
    except ValueError as error:
        raise Refused(422, str(error), "/asked") from error


def _of_graph(wanted: SheetOfProblem, graph: GraphBody) -> AnySheet:
    if wanted.variants > 1:
        what = "A graph has no variants: take exercises of other seeds, or change its values."
        raise Refused(422, what, "/variants")
    return own_graph_sheet(graph.to_graph(), wanted.asked, wanted.title, wanted.points)
