"""GET /api/examples: the worked examples over HTTP."""

import pytest
from pydantic import TypeAdapter

from app.web.answers.example import ExampleAnswer
from tests.problems import EXAMPLES
from tests.web.client import ask, assert_problem, trace_of

IDS = list(EXAMPLES)


def test_all_examples_are_listed_in_the_order_of_the_menu() -> None:
    listed = ask("GET", "/api/examples").json()
    assert [example["id"] for example in listed] == IDS
    assert set(listed[0]) == {"id", "title", "source", "note", "problem", "published", "after"}


def test_the_list_is_as_its_documentation_describes_it() -> None:
    content = ask("GET", "/api/examples").content
    TypeAdapter(list[ExampleAnswer]).validate_json(content, strict=True)


@pytest.mark.parametrize("name", IDS)
def test_each_example_is_found_by_its_id_and_its_problem_can_be_traced(name: str) -> None:
    example = ask("GET", f"/api/examples/{name}").json()
    assert example in ask("GET", "/api/examples").json()
    assert trace_of(example["problem"])["total"]


def test_published_numbers_are_given_digit_by_digit() -> None:
    published = ask("GET", "/api/examples/mazur-2-2-2").json()["published"]
    assert {"ref": "net.1.0", "printed": "0.3775"} in published
    assert {"ref": "updated_weight.2.1.0", "printed": "0.511301270"} in published


@pytest.mark.parametrize("name", ["mazur", "Mazur-2-2-2", "mazur-2-2-3"])
def test_an_unknown_example_is_answered_with_those_there_are(name: str) -> None:
    answer = ask("GET", f"/api/examples/{name}")
    assert_problem(answer, 404, f"“{name}”", "lecture-10", "Did you mean “mazur-2-2-2”?")
