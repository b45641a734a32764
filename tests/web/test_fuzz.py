"""Whatever is sent, the answer is of the kind that the API's description promises, and no 500."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.web.answers.trace_page import TraceAnswer
from app.web.http.problem_details import MEDIA_TYPE, ProblemDetails
from tests.web.client import PROBLEM, places_in, send_body
from tests.web.described import assert_promised, described

SCHEMA = described(coverage=False)

FIELDS = [
    *("problem", "start", "count", "network", "layers", "weights", "biases", "activation"),
    *("train_biases", "loss", "samples", "input", "target", "reduction", "optimizer", "name"),
]
ANY_NUMBER = st.floats() | st.integers() | st.sampled_from([0, 1e6, -1e6, 1e-300, 10**320])
ANY_LEAF = st.none() | st.booleans() | ANY_NUMBER | st.text(max_size=5) | st.sampled_from(FIELDS)
ANY_VALUE = st.recursive(
    ANY_LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner),
    max_leaves=8,
)


def check(answer: Any) -> None:
    """A page of a trace, or a problem document that points to a field of the body or to none."""
    assert answer.status_code in (200, 400, 422), answer.text
    if answer.status_code == 200:
        TraceAnswer.model_validate_json(answer.content, strict=True)
    else:
        assert answer.headers["content-type"] == MEDIA_TYPE
        problem = ProblemDetails.model_validate_json(answer.content, strict=True)
        assert problem.pointer is None or problem.pointer == "" or problem.pointer[0] == "/"


@SCHEMA.parametrize()
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_requests_made_from_the_description_get_what_it_promises(case: Any) -> None:
    assert_promised(case)


REQUEST = {"problem": PROBLEM, "start": 0, "count": 256}


@given(st.data())
@settings(max_examples=250)
def test_a_request_with_any_value_in_any_field_is_answered_or_refused(data: st.DataObject) -> None:
    request = json.loads(json.dumps(REQUEST))
    for _ in range(data.draw(st.integers(1, 3))):
        *parents, key = data.draw(st.sampled_from(places_in(request)))
        parent = request
        for step in parents:
            parent = parent[step]
        if data.draw(st.booleans()):
            parent[key] = data.draw(ANY_VALUE)
        else:
            del parent[key]
        if not places_in(request):
            break
    check(send_body(json.dumps(request)))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode) | ANY_VALUE.map(json.dumps))
@settings(max_examples=300)
def test_any_body_at_all_is_refused_in_order(body: bytes | str) -> None:
    check(send_body(body))


@given(st.data())
@settings(max_examples=200)
def test_a_body_with_any_byte_changed_is_answered_or_refused(data: st.DataObject) -> None:
    body = bytearray(json.dumps(REQUEST).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    check(send_body(bytes(body)))
