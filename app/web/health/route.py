"""GET /healthz and /readyz."""

from importlib.metadata import version

from fastapi import APIRouter, Request

from ..http.openapi import refusals
from ..work.pool import BusyError
from ..work.work import Work
from .answer import Health

router = APIRouter(tags=["server"])

_HEALTH = Health(version=version("backstep"))


@router.get("/healthz", responses=refusals(), summary="Whether the server is up")
async def healthz() -> Health:
    """Answers as soon as the server can answer anything."""
    return _HEALTH


@router.get("/readyz", responses=refusals(503), summary="Whether the server takes work")
async def readyz(request: Request) -> Health:
    """503 while work that came now would wait for more than a second."""
    work: Work = request.app.state.work
    if not work.ready:
        raise BusyError(work.seconds_to_wait)
    return _HEALTH
