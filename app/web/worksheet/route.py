"""GET /worksheet: exercises for paper, and their solutions; POST /api/worksheet: of any problem."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import file
from .html import page_of
from .own import TYPES, as_address, own_cost, own_page, read_address, sheets_of_problem
from .query import Wanted, read_query
from .request import SheetOfProblem

router = APIRouter(include_in_schema=False)
own = APIRouter(route_class=JSONRoute, tags=["practice"])

#: The parameter with which an address asks for the sheet of a problem of one's own.
_OWN = "sheet"
_HTML = "text/html"


@router.get("/worksheet")
async def worksheet(request: Request) -> Response:
    """A page to print."""
    root_path = request.scope.get("root_path", "")
    pairs = request.query_params.multi_items()
    if [name for name, _ in pairs] == [_OWN]:
        sheet = read_address(pairs[0][1])
        other = f"?{_OWN}={as_address(sheet)}"
        return await file(request, own_cost(sheet), _HTML, own_page, sheet, other, root_path)
    wanted = read_query(pairs)
    return await file(request, wanted.cost, _HTML, page, wanted, root_path)


def page(wanted: Wanted, root_path: str) -> str:
    """The page with these worksheets. Raises Refused."""
    return page_of(
        wanted.sheets(), solution=wanted.solution, other=wanted.other(), root_path=root_path
    )


@own.post(
    "/api/worksheet",
    response_class=Response,
    responses=refusals(400, 413, 415, 422, 501, 503),
    summary="The worksheet of a problem, or its solution",
)
async def worksheet_of_problem(
    request: Request, wanted: Annotated[SheetOfProblem, Body()]
) -> Response:
    """A page that needs no other file and prints, a LaTeX document that compiles as it stands, or
    a Word document.

    It asks for the quantities that are `asked`, or for all.
    """
    return await file(request, own_cost(wanted), TYPES[wanted.format], sheets_of_problem, wanted)
