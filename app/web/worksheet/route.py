"""GET /worksheet: exercises for paper, and their solutions."""

from fastapi import APIRouter, Request, Response

from .html import page_of
from .query import read_query

router = APIRouter(include_in_schema=False)


@router.get("/worksheet")
def worksheet(request: Request) -> Response:
    """A page to print."""
    wanted = read_query(request.query_params.multi_items())
    html = page_of(wanted.sheets(), solution=wanted.solution, other=wanted.other())
    return Response(html, media_type="text/html")
