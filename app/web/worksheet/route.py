"""GET /worksheet: exercises for paper, and their solutions."""

from fastapi import APIRouter, Request, Response

from ..work.run import run
from .html import page_of
from .query import Wanted, read_query

router = APIRouter(include_in_schema=False)


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
