"""GET /healthz."""

from importlib.metadata import version

from fastapi import APIRouter

from ..http.openapi import refusals
from .answer import Health

router = APIRouter(tags=["server"])

_HEALTH = Health(version=version("backstep"))


@router.get("/healthz", responses=refusals(), summary="Whether the server is up")
async def healthz() -> Health:
    """Answers as soon as the server can answer anything."""
    return _HEALTH
