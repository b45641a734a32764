"""POST /api/class/table, /marks and /file."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_answer import MEDIA_TYPE as JSON
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import file
from .answer import MarksAnswer, TableAnswer
from .request import MarksRequest, SheetRequest, TableRequest
from .work import marked, marks_cost, read_table, spreadsheet, spreadsheet_cost, table_cost

router = APIRouter(prefix="/api/class", route_class=JSONRoute, tags=["class"])

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.post(
    "/table",
    response_model=TableAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Read the table of a class, and guess what its columns are for",
)
async def class_table(request: Request, wanted: Annotated[TableRequest, Body()]) -> Response:
    """A CSV file in UTF-8, UTF-16 or Windows-1252, or a workbook. Nothing of it is kept."""
    return await file(request, table_cost(wanted), JSON, read_table, wanted)


@router.post(
    "/marks",
    response_model=MarksAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Mark some rows of a class",
)
async def class_marks(request: Request, wanted: Annotated[MarksRequest, Body()]) -> Response:
    """A point for each answer that is right, or right with an earlier error carried forward."""
    return await file(request, marks_cost(wanted), JSON, marked, wanted)


@router.post(
    "/file",
    response_class=Response,
    responses=refusals(400, 413, 415, 422, 501, 503),
    summary="Write rows as CSV or as a workbook",
)
async def class_file(request: Request, wanted: Annotated[SheetRequest, Body()]) -> Response:
    """No cell of it is run as a formula."""
    media_type = _TYPES[wanted.format]
    return await file(request, spreadsheet_cost(wanted), media_type, spreadsheet, wanted)
