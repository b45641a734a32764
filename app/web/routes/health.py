"""GET /healthz."""

from importlib.metadata import version

from fastapi import APIRouter

from ..answers import Health
from ..openapi import refusals

router = APIRouter(tags=["server"])

_HEALTH = Health(version=version("backstep"))


@router.get("/healthz", responses=refusals(), summary="Whether the server is up")
async def healthz() -> Health:
    """Answers as soon as the server can answer anything."""
    return _HEALTH
