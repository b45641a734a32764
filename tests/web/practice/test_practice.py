"""POST /api/practice/grade, /api/practice/exercise and GET /api/practice/mistakes."""

from typing import Any

import pytest

from tests.problems import EXAMPLES
from tests.web.client import ask, ask_for_trace, assert_problem

MAZUR = EXAMPLES["mazur-2-2-2"].problem


def grade(answers: dict[str, Any], **more: Any) -> Any:
    """The server's answer to graded answers."""
    body = {"problem": MAZUR, "answers": answers, **more}
    return ask("POST", "/api/practice/grade", json=body)


def test_published_numbers_are_right_and_a_wrong_one_is_named() -> None:
    told = grade({"output.1.0": "0.593269992", "delta.2.0": "0.7414", "net.1.0": "what"}).json()
    verdicts = {result["ref"]: result["verdict"] for result in told["results"]}
    assert verdicts == {"output.1.0": "correct", "delta.2.0": "wrong", "net.1.0": "unreadable"}
    assert told["score"] == {"correct": 1, "consistent": 0, "wrong": 1, "unreadable": 1}
    (mistake,) = told["results"][1]["mistakes"]
    assert mistake["id"] == "missing_slope"
    assert set(mistake) == {"id", "name", "explanation", "hint"}


def test_the_true_number_is_told_only_when_asked_for() -> None:
    assert "value" not in grade({"loss": "0.5"}).json()["results"][0]
    revealed = grade({"loss": "0.5"}, reveal=True).json()["results"][0]
    assert f"{revealed['value']:.9f}" == "0.298371109"  # as published


def test_a_ref_that_the_problem_lacks_is_unreadable_and_says_why() -> None:
    (result,) = grade({"delta.9.0": "0.1"}).json()["results"]
    assert result["verdict"] == "unreadable"
    assert "layers count from 1 to 2" in result["message"]


def test_the_mistakes_are_listed_with_words_for_each() -> None:
    listed = ask("GET", "/api/practice/mistakes").json()
    assert {"missing_slope", "updated_weights", "lecture_summary_delta"} <= {
        m["id"] for m in listed
    }
    assert all(mistake["explanation"] and mistake["hint"] for mistake in listed)


def test_the_same_seed_makes_the_same_exercise_and_the_server_takes_it() -> None:
    wanted = {"seed": 7, "sizes": [2, 3, 1], "difficulty": "medium"}
    first, second = (ask("POST", "/api/practice/exercise", json=wanted).json() for _ in range(2))
    assert first == second
    assert "delta.1.2" in first["refs"]
    assert ask_for_trace(first["problem"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "pointer", "remedy"),
    [
        ("exercise", {"seed": -1}, "/seed", "whole number from 0"),
        ("exercise", {"sizes": [2, 9]}, "/sizes/1", "from 1 to 5"),
        ("exercise", {"sizes": [2]}, "/sizes", "2 to 5"),
        ("exercise", {"difficulty": "hrd"}, "/difficulty", "hard"),
        ("exercise", {"sed": 1}, "/sed", "seed"),
        ("grade", {"problem": MAZUR}, "/answers", "by ref"),
        ("grade", {"problem": MAZUR, "answers": {"loss": 1}}, "/answers/loss", "text"),
        (
            "grade",
            {"problem": MAZUR, "answers": {"loss": "1" * 999}},
            "/answers/loss",
            "999 characters",
        ),
        ("grade", {"problem": MAZUR, "answers": {}, "sample": 4}, "/sample", "is 0"),
        ("grade", {"problem": MAZUR, "answers": {}, "reveal": "yes"}, "/reveal", "true or false"),
    ],
)
def test_a_bad_request_says_what_is_wrong_and_what_would_be_right(
    path: str, body: dict[str, Any], pointer: str, remedy: str
) -> None:
    answer = ask("POST", f"/api/practice/{path}", json=body)
    told = assert_problem(answer, 422, remedy)
    assert told["pointer"] == pointer


def test_a_whole_number_may_be_written_as_2_or_as_2_0() -> None:
    answers = [
        ask("POST", "/api/practice/exercise", json=body)
        for body in (
            {"seed": 1, "sizes": [2, 3, 1], "samples": 2},
            {"seed": 1.0, "sizes": [2.0, 3.0, 1.0], "samples": 2.0},
        )
    ]
    assert answers[0].status_code == 200
    assert answers[0].json() == answers[1].json()
