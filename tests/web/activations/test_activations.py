"""GET /api/activations: the curves over HTTP."""

from pydantic import TypeAdapter

from app.engine.activations import ACTIVATIONS
from app.web.activations.answer import CurveAnswer
from tests.web.client import ask


def test_the_curves_of_all_activations_come_as_documented() -> None:
    answer = ask("GET", "/api/activations")
    found = TypeAdapter(list[CurveAnswer]).validate_json(answer.content)
    assert [curve.activation for curve in found] == list(ACTIVATIONS)
