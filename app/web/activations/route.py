"""GET /api/activations."""

from dataclasses import asdict

from fastapi import APIRouter, Response

from ...explain.curves import curves
from ..http.answer import encode
from ..http.json_answer import json_response
from ..http.openapi import refusals
from .answer import CurveAnswer

router = APIRouter(prefix="/api/activations", tags=["activations"])

_ALL = encode([asdict(curve) for curve in curves()])


@router.get(
    "",
    response_model=list[CurveAnswer],
    responses=refusals(),
    summary="The curves of the activation functions",
)
async def activations() -> Response:
    """g and g′ of each activation function around 0, and where it is saturated."""
    return json_response(_ALL)
