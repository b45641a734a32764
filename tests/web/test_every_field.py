"""Every field that a request may have has a name, and words for what belongs there."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import pytest

from app.web.datasets.request import DatasetRequest
from app.web.gradebook.request import MarksRequest, SheetRequest, TableRequest
from app.web.graph.request import GraphTraceRequest, GraphTrainRequest
from app.web.http.field_words import OF_A_NAME, place_at
from app.web.http.request_body import RequestBody
from app.web.learn.request import LearnRequest
from app.web.lessons.request import AnswerBody
from app.web.maps.request import FieldRequest, SurfaceRequest
from app.web.practice.request import ExerciseRequest, GradeRequest
from app.web.program.request import ProgramRequest
from app.web.published.request import PublishedRequest
from app.web.trace.request import TraceRequest
from app.web.train.request import TrainRequest
from app.web.worksheet.request import SheetOfProblem
from tests.web.client import PROBLEM, ask, assert_problem

REQUESTS = [
    *(TraceRequest, ProgramRequest, TrainRequest),
    *(GraphTraceRequest, GraphTrainRequest),
    *(DatasetRequest, LearnRequest, FieldRequest, SurfaceRequest),
    *(TableRequest, MarksRequest, SheetRequest),
    SheetOfProblem,
    *(GradeRequest, PublishedRequest, ExerciseRequest, AnswerBody),
]


def fields() -> list[tuple[str, str]]:
    """Every field of every request that has a body, as the API's description tells."""
    description = ask("GET", "/openapi.json").json()
    found = []
    for path, methods in description["paths"].items():
        content = methods.get("post", {}).get("requestBody", {}).get("content", {})
        if "application/json" in content:
            body = content["application/json"]["schema"]
            schema = description["components"]["schemas"][body["$ref"].rpartition("/")[2]]
            found += [(path, field) for field in schema["properties"]]
    return found


@pytest.mark.parametrize(("path", "field"), fields())
def test_every_field_of_every_request_is_named_when_it_does_not_make_sense(
    path: str, field: str
) -> None:
    place = path.replace("{format_name}", "numpy")
    place = re.sub(r"\{\w+\}", "lecture-10", place)
    told = assert_problem(ask("POST", place, json={field: {"": []}}), 422)
    faults = told.get("errors", [told])
    assert f"/{field}" in {fault["pointer"].removesuffix("/") for fault in faults}


def paths_in(model: type[RequestBody]) -> Iterator[tuple[str | int, ...]]:
    """The path of every field of a request, with 0 for an index."""
    for name, info in model.model_fields.items():
        yield from paths_of(info.annotation, (name,))


def paths_of(annotation: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(annotation, type) and issubclass(annotation, RequestBody):
        yield from ((*path, *inner) for inner in paths_in(annotation))
        return
    inside = [each for each in get_args(annotation) if get_args(each) or isinstance(each, type)]
    is_list, is_named = get_origin(annotation) is list, get_origin(annotation) is dict
    if is_named and get_origin(inside[0]) is Annotated:
        yield (*path, OF_A_NAME)
    for each in inside[-1:] if is_named else inside:
        if each is not type(None):
            further = (0,) if is_list else ("net.1.0",) if is_named else ()
            found = paths_of(each, (*path, *further))
            yield from found if further else list(found)[1:]


@pytest.mark.parametrize("body", REQUESTS, ids=lambda body: body.__name__)
def test_every_field_at_any_depth_has_a_name_and_what_belongs_there(
    body: type[RequestBody],
) -> None:
    paths = list(paths_in(body))
    assert all(place_at(path, body.PLACES).must for path in paths)
    if body.model_fields.keys() >= {"problem", "answers"}:
        assert ("answers", OF_A_NAME) in paths
    if "problem" in body.model_fields:
        assert ("problem", "network", "layers", 0, "weights", 0, 0) in paths
        assert ("problem", "samples", 0, "target", 0) in paths


LONG = "x" * 100_000


@pytest.mark.parametrize(
    ("path", "given", "words", "pointer"),
    [
        ("/api/practice/grade", {"answers": {LONG: "1"}}, "at most 200 characters", "/answers"),
        ("/api/practice/published", {"printed": {LONG: "1"}}, "at most 200", "/printed"),
        (
            "/api/practice/published",
            {"later": [{"after": 1, "printed": {LONG: "1"}}]},
            "at most 200",
            "/later/0/printed",
        ),
        (
            "/api/class/marks",
            {"columns": {LONG: "net.1.0"}, "header": [], "rows": []},
            "a whole number from 0 to 499",
            "/columns",
        ),
    ],
)
def test_a_name_that_is_too_long_is_refused_and_not_told_again(
    path: str, given: dict[str, Any], words: str, pointer: str
) -> None:
    answer = ask("POST", path, json={"problem": PROBLEM, **given})
    assert assert_problem(answer, 422, "has 100000 characters", words)["pointer"] == pointer
    assert len(answer.content) < 1000


@pytest.mark.parametrize(
    "given",
    [
        {"text": "L = x * x", "values": {LONG: 1}},
        {"text": "L = x * x", "values": {"x": 1}, "with_respect_to": [LONG]},
        {"text": "L = x * x", "values": {"x": 1}, "result": LONG},
        {"text": "L = x * x", "values": {"x": 1}, LONG: 1},
    ],
    ids=["values", "with_respect_to", "result", "unknown"],
)
def test_no_name_of_a_graph_is_told_again_at_its_whole_length(given: dict[str, Any]) -> None:
    answer = ask("POST", "/api/graph/trace", json={"graph": given})
    assert assert_problem(answer, 422)["pointer"].startswith("/graph")
    assert len(answer.content) < 1000
