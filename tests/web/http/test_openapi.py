"""The API's description, and the page that shows it."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from tests.web.client import ask


@pytest.fixture(scope="module")
def document() -> Any:
    """The OpenAPI document."""
    return ask("GET", "/openapi.json").json()


def test_every_route_of_the_api_is_described(document: Any) -> None:
    assert {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    } == {
        "POST /api/trace",
        "POST /api/graph/trace",
        "POST /api/graph/train",
        "POST /api/graph/of-network",
        "POST /api/train",
        "GET /api/datasets",
        "POST /api/dataset",
        "POST /api/learn",
        "POST /api/field",
        "POST /api/surface",
        "POST /api/steps",
        "POST /api/program",
        "POST /api/import",
        "POST /api/export/{format_name}",
        "GET /api/formats",
        "GET /api/activations",
        "GET /api/lessons",
        "GET /api/lessons/{lesson_id}",
        "POST /api/lessons/{lesson_id}/answer",
        "POST /api/gradient-check",
        "POST /api/practice/grade",
        "POST /api/practice/exercise",
        "POST /api/practice/published",
        "GET /api/practice/mistakes",
        *("POST /api/class/table", "POST /api/class/marks", "POST /api/class/file"),
        "POST /api/worksheet",
        "GET /api/examples",
        "GET /api/examples/{example_id}",
        "GET /oembed",
        "GET /healthz",
        "GET /readyz",
    }


def test_errors_are_described_as_problem_details(document: Any) -> None:
    described = set()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert "default" in operation["responses"]
            for status, response in operation["responses"].items():
                if status != "200":
                    described.add((path, status))
                    assert set(response["content"]) == {"application/problem+json"}
    assert {(path, status) for path, status in described if status != "default"} == {
        *(
            (path, status)
            for path in (
                "/api/trace",
                "/api/graph/trace",
                "/api/graph/train",
                "/api/graph/of-network",
                "/api/train",
                *("/api/dataset", "/api/learn", "/api/field", "/api/surface", "/api/steps"),
                "/api/program",
                "/api/export/{format_name}",
                "/api/gradient-check",
                "/api/lessons/{lesson_id}/answer",
                "/api/practice/grade",
                "/api/practice/exercise",
                "/api/practice/published",
                *("/api/class/table", "/api/class/marks", "/api/class/file"),
                "/api/worksheet",
            )
            for status in ("400", "413", "415", "422")
        ),
        *(
            (path, "503")
            for path in (
                "/api/trace",
                "/api/graph/trace",
                "/api/graph/train",
                "/api/graph/of-network",
                "/api/train",
                "/api/program",
                *("/api/import", "/api/export/{format_name}"),
                "/api/gradient-check",
                "/api/practice/grade",
                "/api/practice/exercise",
                "/api/practice/published",
                *("/api/class/table", "/api/class/marks", "/api/class/file"),
                "/api/worksheet",
                "/api/learn",
                "/api/field",
                *("/api/surface", "/api/steps"),
                "/api/dataset",
                "/readyz",
            )
        ),
        *(("/api/import", status) for status in ("400", "413", "422", "501")),
        ("/api/export/{format_name}", "501"),
        ("/api/class/file", "501"),
        ("/api/worksheet", "501"),
        ("/api/lessons/{lesson_id}", "404"),
        ("/api/lessons/{lesson_id}/answer", "404"),
        ("/api/examples", "422"),
        ("/api/practice/mistakes", "422"),
        ("/api/examples/{example_id}", "404"),
        *(("/oembed", status) for status in ("404", "422", "501", "503")),
    }
    properties = document["components"]["schemas"]["ProblemDetails"]["properties"]
    assert {"type", "title", "status", "detail", "pointer", "errors", "ref"} <= set(properties)
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_a_trace_is_described_field_by_field(document: Any) -> None:
    answer = document["paths"]["/api/trace"]["post"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
    properties = document["components"]["schemas"][schema]["properties"]
    assert {"total", "start", "blocks", "notation", "keyframe", "steps"} <= set(properties)


def test_the_names_to_choose_from_are_described(document: Any) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["LayerBody"]["properties"]["activation"]["enum"] == list(ACTIVATIONS)
    assert schemas["ProblemBody"]["properties"]["loss"]["enum"] == list(LOSSES)
    assert schemas["ProblemBody"]["properties"]["reduction"]["enum"] == ["sum", "mean"]


def test_the_worked_examples_are_there_to_try(document: Any) -> None:
    body = document["paths"]["/api/trace"]["post"]["requestBody"]["content"]["application/json"]
    assert list(body["examples"]) == [e["id"] for e in ask("GET", "/api/examples").json()]


def schemas_in(value: Any) -> Iterator[Any]:
    """Every schema inside, those of fields, of entries and of names too."""
    if isinstance(value, dict):
        if "type" in value or "anyOf" in value:
            yield value
        for inner in value.values():
            yield from schemas_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from schemas_in(inner)


def test_bounds_of_numbers_are_described_in_the_words_of_json_schema(document: Any) -> None:
    schemas = document["components"]["schemas"]
    iterations = schemas["TrainRequest"]["properties"]["iterations"]
    assert (iterations["minimum"], iterations["maximum"]) == (1, 1000)
    assert schemas["TraceRequest"]["properties"]["start"]["minimum"] == 0
    found = {key for schema in schemas_in(schemas) for key in schema}
    assert {"minimum", "maximum", "exclusiveMaximum"} <= found
    assert not {"ge", "gt", "le", "lt"} & found


def test_every_whole_number_that_a_request_may_have_is_bounded_below(document: Any) -> None:
    schemas = document["components"]["schemas"]
    bodies = {name for name in schemas if name.endswith(("Request", "Body"))}
    assert {"TraceRequest", "ExerciseRequest", "LaterBody"} <= bodies
    for name in bodies:
        for schema in schemas_in(schemas[name]):
            if schema.get("type") == "integer":
                assert "minimum" in schema, (name, schema)
