"""GET /worksheet: exercises for paper, and their solutions; POST /api/worksheet: of any problem."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ...engine.problem import ProblemError
from ...practice.worksheet.latex_file import latex_file
from ...practice.worksheet.worksheet import own_worksheet
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.refused import Refused
from ..problem.work_size import products_in
from ..work.run import run
from .html import file_of, page_of
from .query import Wanted, read_query
from .request import SheetOfProblem

router = APIRouter(include_in_schema=False)
own = APIRouter(route_class=JSONRoute, tags=["practice"])

_TYPES = {"html": "text/html", "tex": "application/x-tex"}
#: Seconds of a sheet, in itself and by the products of one pass. Measured.
_SHEET, _PRODUCT = 3e-2, 1.5e-3


@router.get("/worksheet")
async def worksheet(request: Request) -> Response:
    """A page to print."""
    wanted = read_query(request.query_params.multi_items())
    html = await run(request, wanted.cost, page, wanted, request.scope.get("root_path", ""))
    return Response(html, media_type="text/html")


def page(wanted: Wanted, root_path: str) -> str:
    """The page with these worksheets. Raises Refused."""
    return page_of(
        wanted.sheets(), solution=wanted.solution, other=wanted.other(), root_path=root_path
    )


@own.post(
    "/api/worksheet",
    response_class=Response,
    responses=refusals(400, 413, 415, 422, 503),
    summary="The worksheet of a problem, or its solution",
)
async def worksheet_of_problem(
    request: Request, wanted: Annotated[SheetOfProblem, Body()]
) -> Response:
    """A page that needs no other file and prints, or a LaTeX document that compiles as it stands.

    It asks for the quantities that are `asked`, or for all.
    """
    cost = _SHEET + _PRODUCT * products_in(wanted.problem)
    text = await run(request, cost, sheet_of_problem, wanted)
    return Response(text, media_type=_TYPES[wanted.format])


def sheet_of_problem(wanted: SheetOfProblem) -> str:
    """The sheet as text. Raises ProblemError, NotFiniteError and Refused."""
    try:
        sheet = own_worksheet(wanted.problem.to_problem(), wanted.asked, wanted.title)
    except ProblemError:
        raise
    except ValueError as error:
        raise Refused(422, str(error), "/asked") from error
    if wanted.format == "tex":
        return latex_file(sheet, solution=wanted.solution)
    return file_of(sheet, solution=wanted.solution, paper="A4")
