"""Requests that schemathesis makes from the API's description, and what their answers must be."""

import json
from typing import Any

import schemathesis
from schemathesis.schemas import BaseSchema

from app.web.http.bounds.sizes import BODY_BYTES
from tests.web.client import APP

#: One entry too many can make a body that is too large to be looked at.
REFUSALS = ["400", "404", "405", "413", "415", "422"]


def described(*, coverage: bool) -> BaseSchema:
    """The description; with ``coverage`` every border of every field is tried: it takes minutes."""
    config = schemathesis.Config.from_dict(
        {
            "checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}},
            "phases": {"coverage": {"enabled": coverage}},
        }
    )
    return schemathesis.openapi.from_asgi("/openapi.json", APP, config=config)


def assert_promised(case: Any) -> None:
    """The answer to the request is of the kind that the description promises, and no fault."""
    answer = case.call()
    if answer.status_code == 413:
        assert len(json.dumps(case.body)) > BODY_BYTES
        return
    if answer.status_code == 503:  # within the schema, and too much work
        assert answer.headers["retry-after"][0].isdecimal()
        return
    if answer.status_code == 501:  # what oEmbed asks for where a form is not there
        assert (case.path, case.query["format"] == "json") == ("/oembed", False)
        return
    # That the parts of a problem must fit each other is beyond a schema.
    case.validate_response(answer, excluded_checks=[schemathesis.checks.positive_data_acceptance])
