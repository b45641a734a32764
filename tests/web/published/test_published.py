"""POST /api/practice/published: a published example checked number by number."""

from typing import Any

import pytest

from app.examples import Example
from app.practice.published.report import VERDICTS
from app.web.published.answer import PublishedAnswer
from app.web.published.request import PublishedRequest
from app.web.published.work import check_cost
from tests.practice.student import Student
from tests.problems import EXAMPLES, VANISHING, problem_from_json
from tests.web.client import ask, assert_problem

PUBLISHED = [example for example in EXAMPLES.values() if example.published]
MAZUR = EXAMPLES["mazur-2-2-2"]


def check(printed: dict[str, Any], **more: Any) -> Any:
    body = {"problem": MAZUR.problem, "printed": printed, **more}
    answer = ask("POST", "/api/practice/published", json=body)
    assert answer.status_code == 200, answer.text
    PublishedAnswer.model_validate_json(answer.content, strict=True)
    return answer.json()


@pytest.mark.parametrize("example", PUBLISHED, ids=lambda example: example.id)
def test_the_numbers_of_a_published_example_agree(example: Example) -> None:
    told = check(dict(example.published), problem=example.problem)
    assert told["score"] == dict.fromkeys(VERDICTS, 0) | {"agrees": len(example.published)}
    assert [result["ref"] for result in told["results"]] == [ref for ref, _ in example.published]
    assert told["explanations"] == []


def test_a_convention_kept_throughout_is_told_with_its_words_and_what_it_explains() -> None:
    flipped = Student(problem_from_json(MAZUR.problem), "sign_flipped").numbers()
    told = check({ref: f"{flipped[ref]:.6f}" for ref in ("loss", "delta.2.0", "delta.1.1")})
    (explanation,) = told["explanations"]
    (reason,) = explanation["reasons"]
    assert set(reason) == {"id", "name", "explanation", "hint", "scope"}
    assert reason["id"] == "sign_flipped"
    assert [each["ref"] for each in explanation["explains"]] == ["delta.2.0", "delta.1.1"]
    assert explanation["contradicts"] == []
    loss, delta, _ = told["results"]
    assert (loss["verdict"], delta["verdict"]) == ("agrees", "differs")
    assert delta["expected"] == "0.138499"
    assert delta["explanations"] == [[reason]]


def test_a_number_of_a_later_iteration_is_checked_after_so_many() -> None:
    later = [{"after": 1, "printed": {"loss": "0.291027774"}}]  # as autograd finds it
    told = check({"loss": "0.298371109"}, later=later)
    assert [(each["ref"], each["after"]) for each in told["results"]] == [("loss", 0), ("loss", 1)]
    assert told["summary"] == "Both printed numbers agree."


def test_a_ref_that_the_problem_lacks_is_unreadable_and_has_no_value() -> None:
    (result,) = check({"delta.9.0": "0.1"})["results"]
    assert (result["verdict"], result["value"]) == ("unreadable", None)
    assert "layers count from 1 to 2" in result["message"]


def test_numbers_in_lines_are_read_by_their_names_and_called_so() -> None:
    told = check({}, text="δ o₁ = 0.9\nfoo = 1\nafter 1 iteration\nE_total = 0.291027774")
    assert [(each["ref"], each["number"], each["after"]) for each in told["results"]] == [
        ("δ o₁", "delta.2.0", 0),
        ("E_total", "loss", 1),
    ]
    assert "One of the 2 printed numbers differs: δ o₁." in told["summary"]
    ((line, what),) = [(each["line"], each["what"]) for each in told["faults"]]
    assert (line, what[:5]) == (2, "“foo”")
    assert check({}, text="")["results"] == []


def test_names_that_can_be_meant_in_two_ways_are_asked_for_until_one_is_chosen() -> None:
    right = Student(problem_from_json(MAZUR.problem)).numbers()
    swapped = f"dE/dw12 = {right['weight_gradient.1.1.0']:.7f}\n"
    swapped += f"dE/dw21 = {right['weight_gradient.1.0.1']:.7f}"
    asked = check({}, text=swapped)["question"]
    assert (asked["taken"], asked["favoured"], asked["count"]) == ("to-from", "from-to", 2)
    usual, other = asked["ways"]
    assert (usual["id"], usual["right"]) == ("to-from", 0)
    assert (other["id"], other["right"]) == ("from-to", 2)
    assert other["words"] == "w12 leads from unit 1 to unit 2"
    chosen = check({}, text=swapped, names="from-to")
    assert chosen["summary"] == "Both printed numbers agree."
    assert [each["number"] for each in chosen["results"]] == [
        "weight_gradient.1.1.0",
        "weight_gradient.1.0.1",
    ]
    assert chosen["question"]["taken"] == "from-to"
    assert check({}, text="L = 0.298371109", names="from-to")["question"] is None


@pytest.mark.parametrize(
    ("more", "pointer", "remedy"),
    [
        ({"printed": {"loss": 1}}, "/printed/loss", "text"),
        ({"printed": []}, "/printed", "by ref"),
        ({"printed": {"loss": "1" * 999}}, "/printed/loss", "200"),
        ({"sample": 1}, "/sample", "is 0"),
        ({"names": "from"}, "/names", "from-to"),
        ({"text": 1}, "/text", "lines of numbers"),
        ({"text": "x" * 20_001}, "/text", "at most 20,000"),
        ({"text": "x = 1\n" * 1000}, "/text", "at most 1,000"),
        ({"text": "".join(f"L = 1\nafter {n} iterations\n" for n in range(302))}, "/text", "300"),
        ({"later": [{"after": 0, "printed": {}}]}, "/later/0/after", "from 1 to 10,000"),
        ({"later": [{"after": 1}]}, "/later/0/printed", "by ref"),
        ({"later": [{"after": 1, "printed": {"loss": 2}}]}, "/later/0/printed/loss", "text"),
        ({"later": [{"printed": {}}]}, "/later/0/after", "is missing"),
        ({"later": [{"after": 1, "printed": {}}] * 21}, "/later", "at most 20"),
        (
            {"later": [{"after": 1, "printed": {f"loss_term.{k}": "1" for k in range(301)}}]},
            "/later/0/printed",
            "at most 300",
        ),
        (
            {
                "later": [
                    {"after": n, "printed": {f"loss_term.{k}": "1" for k in range(160)}}
                    for n in (1, 2)
                ]
            },
            "/later",
            "at most 300",
        ),
        ({"print": {}}, "/print", "printed"),
    ],
)
def test_a_bad_request_says_what_is_wrong_and_what_would_be_right(
    more: dict[str, Any], pointer: str, remedy: str
) -> None:
    body = {"problem": MAZUR.problem, **more}
    told = assert_problem(ask("POST", "/api/practice/published", json=body), 422, remedy)
    assert told["pointer"] == pointer


def test_a_problem_whose_numbers_overflow_is_refused() -> None:
    body = {"problem": VANISHING, "printed": {"loss": "1"}}
    answer = ask("POST", "/api/practice/published", json=body)
    assert_problem(answer, 422, "loss_term.0 of sample 2 is not finite")


def test_names_are_read_as_they_are_meant_in_the_list_and_in_the_text_alike() -> None:
    """Whoever writes w12 for the weight from unit 1 to unit 2 has printed what w21 is here."""
    right = Student(problem_from_json(MAZUR.problem)).numbers()
    numbers = {
        f"∂L/∂w{name}": f"{right[f'weight_gradient.1.{at}']:.6f}"
        for name, at in (("12", "1.0"), ("21", "0.1"))
    }
    text = "\n".join(f"{name} = {number}" for name, number in numbers.items())
    for printed, more in ((numbers, {}), ({}, {"text": text})):
        told = check(printed, **more)
        assert [each["verdict"] for each in told["results"]] == ["differs", "differs"]
        assert told["question"]["favoured"] == "from-to"
        assert [each["id"] for each in told["question"]["ways"]] == ["to-from", "from-to"]
        meant = check(printed, **more, names="from-to")
        assert [each["verdict"] for each in meant["results"]] == ["agrees", "agrees"]
        assert [each["ref"] for each in meant["results"]] == list(numbers)


def test_a_graph_has_no_samples() -> None:
    graph = {"text": "L = x * x", "values": {"x": 3}}
    for path, more in (
        ("practice/published", {"printed": {"L": "9"}}),
        ("practice/grade", {"answers": {"L": "9"}}),
        ("class/table", {"content": ""}),
    ):
        answer = ask("POST", f"/api/{path}", json={"graph": graph, "sample": 1, **more})
        told = assert_problem(answer, 422, "“sample” is of networks")
        assert told["pointer"] == "/sample"


def cost(**more: Any) -> float:
    return check_cost(PublishedRequest.model_validate({"problem": MAZUR.problem, **more}))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_iterations_before_a_number_of_the_text_cost_what_those_of_the_list_do(end: str) -> None:
    lines = ["L = 1", "| After 5000 iterations: |", "L = 0.1", "after 2 iterations", "L = 1"]
    in_text = cost(text=end.join(lines))
    in_list = cost(later=[{"after": 5000, "printed": {"loss": "0.1"}}])
    assert in_text > in_list > cost(printed={"loss": "0.1"}) + 0.5


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_are_counted_as_they_are_read(end: str) -> None:
    body = {"problem": MAZUR.problem, "text": f"x = 1{end}" * 1000}
    told = assert_problem(ask("POST", "/api/practice/published", json=body), 422, "at most 1,000")
    assert "has 1,001 lines" in told["detail"]
