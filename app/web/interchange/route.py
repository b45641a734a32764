"""POST /api/import, POST /api/export/{format}, GET /api/formats."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request, Response
from starlette.requests import ClientDisconnect

from ...interchange.formats import FORMATS, missing
from ..http.answer import encode
from ..http.json_answer import MEDIA_TYPE as JSON
from ..http.json_answer import json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.refused import Refused
from ..problem.either import EitherRequest
from ..problem.examples import EXAMPLES
from ..work.answer import file
from ..work.run import run
from .answer import FormatsAnswer, ImportAnswer
from .work import export_cost, exported, import_answer, import_cost

router = APIRouter(tags=["files"])
exporting = APIRouter(route_class=JSONRoute, tags=["files"])

_FILE = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {of.media_type: {} for of in FORMATS.values() if of.writes},
        "description": "The file.",
    }
}


async def _content(request: Request) -> bytes:
    try:
        return await request.body()
    except ClientDisconnect as error:
        raise Refused(400, "The body broke off before its end.") from error


@router.post(
    "/api/import",
    response_model=ImportAnswer,
    responses=refusals(400, 413, 422, 501, 503),
    openapi_extra=_FILE,
    summary="The problem in a file of other software",
)
async def import_file(
    request: Request,
    content: Annotated[bytes, Depends(_content)],
    name: Annotated[str, Query(description="The file’s name, with its ending.")] = "",
    layers: Annotated[
        str, Query(description="Some of its layers alone, as 2-3; all if empty.")
    ] = "",
) -> Response:
    """Send the file as the body, at most 8 MiB: no code in it is run, and no other file is read.

    Files of weights alone do not hold activations, loss or samples: those are guessed by shape,
    and the notes say so. Where a network is larger than what is shown, the refusal has `offers`:
    ranges of layers that would do, for `layers`.
    """
    cost = import_cost(name, content)
    return await file(request, cost, JSON, import_answer, name, content, layers)


@exporting.post(
    "/api/export/{format_name}",
    response_class=Response,
    responses={**refusals(400, 413, 415, 422, 501, 503), **_FILES},
    summary="The problem as a file for other software",
)
async def export_file(
    request: Request,
    format_name: str,
    wanted: Annotated[EitherRequest, Body(openapi_examples=EXAMPLES)],
) -> Response:
    """Programs that run as they stand, a spreadsheet with live formulas, weights, a picture."""
    content = await run(request, export_cost(wanted, format_name), exported, wanted, format_name)
    of = FORMATS[format_name]
    name = f"backstep{of.endings[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type=of.media_type)


@router.get(
    "/api/formats",
    response_model=FormatsAnswer,
    responses=refusals(),
    summary="Which files can be read and written",
)
def formats() -> Response:
    """All formats, and of those that this server does not know what would have to be installed."""
    told: list[dict[str, Any]] = []
    for of in FORMATS.values():
        kept = {k: v for k, v in asdict(of).items() if k not in ("module", "extra", "libraries")}
        told.append({**kept, "missing": missing(of)})
    return json_response(encode({"formats": told}))
