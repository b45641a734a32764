"""The lessons over HTTP: contents, paragraphs, and what is said of answers."""

import logging
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.engine.problem import Problem
from app.examples import load_examples
from app.web.app import create_app
from app.web.lessons.answer import JudgedAnswer, LessonAnswer, LessonEntry
from app.web.problem.reading import read_problem
from tests import oracle
from tests.lessons.shelf import TEXT
from tests.web.client import APP, ask, assert_problem, trace_of

IDS = list(APP.state.lessons)


def problem_of(lesson: str, name: str = "main") -> Problem:
    return read_problem(APP.state.lessons[lesson].problems[name])


def loss_of(problem: Problem) -> float:
    return float(oracle.sample_losses(problem, oracle.parameters(problem))[0])


#: What the questions ask for, by autograd; the gradient of a bias of 0 is the δ of its unit.
LECTURE = problem_of("lecture-10")
DELTA = oracle.gradients(LECTURE)[0][1][2]
SLOPE = oracle.slope("sigmoid", LECTURE.layers[0].weights @ LECTURE.inputs[0])[2]
ERROR = DELTA / SLOPE
MAZUR_DELTAS = oracle.gradients(problem_of("reading-mazur"))[1][1]
(XOR_BIAS_GRADIENT,) = oracle.gradients(problem_of("batches"))[1][1]
VANISHING = problem_of("vanishing-gradients")
FIRST_STEP = -VANISHING.optimizer.learning_rate * oracle.gradients(VANISHING)[0][0][0, 0]
NUDGED = problem_of("checking-gradients", "above")
NUDGE = NUDGED.layers[1].weights[0, 0] - LECTURE.layers[1].weights[0, 0]
ONE_SIDED = (loss_of(NUDGED) - loss_of(LECTURE)) / NUDGE


def judged(lesson: str, question: str, answer: str) -> dict[str, Any]:
    body = {"question": question, "answer": answer}
    told = ask("POST", f"/api/lessons/{lesson}/answer", json=body)
    assert told.status_code == 200, told.text
    JudgedAnswer.model_validate_json(told.content, strict=True)
    verdict: dict[str, Any] = told.json()
    return verdict


def test_the_table_of_contents_has_all_lessons_in_their_order() -> None:
    contents = TypeAdapter(list[LessonEntry]).validate_json(
        ask("GET", "/api/lessons").content, strict=True
    )
    assert [entry.id for entry in contents] == IDS
    assert contents[0].paragraphs[0].id == "what-bp-is-for"


@pytest.mark.parametrize("name", IDS)
def test_each_lesson_is_as_its_documentation_describes_it(name: str) -> None:
    LessonAnswer.model_validate_json(ask("GET", f"/api/lessons/{name}").content, strict=True)


@pytest.mark.parametrize("name", IDS)
def test_the_place_of_each_paragraph_is_in_the_trace_of_its_problem(name: str) -> None:
    lesson = ask("GET", f"/api/lessons/{name}").json()
    for paragraph in lesson["paragraphs"]:
        given = lesson["problems"][paragraph["problem"]]
        if "graph" in given:
            body = {"graph": given["graph"], "count": 1}
            trace = ask("POST", "/api/graph/trace", json=body).json()
        else:
            trace = trace_of(given["problem"], count=0)
        assert 0 <= paragraph["cursor"] <= trace["total"]


def test_a_problem_that_is_a_worked_example_says_so() -> None:
    problems = ask("GET", "/api/lessons/lecture-10").json()["problems"]
    assert {name: problem["example"] for name, problem in problems.items()} == {
        "main": "lecture-10",
        "deep": "deep-2-3-3-2",
        "four": None,
    }


def test_it_says_so_also_when_the_examples_have_been_read_anew() -> None:
    load_examples.cache_clear()
    problems = ask("GET", "/api/lessons/lecture-10").json()["problems"]
    assert problems["main"]["example"] == "lecture-10"


def test_an_unknown_lesson_is_answered_with_those_there_are() -> None:
    assert_problem(
        ask("GET", "/api/lessons/lecture-1"), 404, "“lecture-1”", "Did you mean “lecture-10”?"
    )


@pytest.mark.parametrize(
    "answer",
    [
        f"{DELTA:.4g}",
        f"{DELTA:.3e}",
        f"{DELTA:.4g}".replace(".", ","),
        f"{ERROR:.4g} * {SLOPE:.4g}",
    ],
)
def test_a_right_answer_is_right_however_it_is_written(answer: str) -> None:
    assert judged("lecture-10", "delta-of-h3", answer)["verdict"] == "correct"


def test_a_wrong_answer_is_told_with_the_mistake_that_gives_it() -> None:
    told = judged("lecture-10", "delta-of-h3", f"{ERROR:.4g}")
    assert told["verdict"] == "wrong"
    assert any("g′" in mistake["explanation"] for mistake in told["mistakes"])


def test_an_answer_that_is_no_number_is_told_so() -> None:
    assert judged("lecture-10", "delta-of-h3", "a bit")["verdict"] == "unreadable"
    assert judged("reading-mazur", "shared-bias", "?")["verdict"] == "unreadable"


@pytest.mark.parametrize(
    ("lesson", "question", "right", "wrong"),
    [
        ("reading-mazur", "shared-bias", MAZUR_DELTAS.sum(), MAZUR_DELTAS[0]),
        ("softmax", "delta-of-third", 0, 1),
        ("batches", "mean-of-bias", XOR_BIAS_GRADIENT, 4 * XOR_BIAS_GRADIENT),
        ("vanishing-gradients", "step-of-first-weight", FIRST_STEP, -FIRST_STEP),
        ("checking-gradients", "one-sided", ONE_SIDED, -ONE_SIDED),
    ],
)
def test_answers_to_expressions_and_to_later_samples_are_judged(
    lesson: str, question: str, right: float, wrong: float
) -> None:
    assert judged(lesson, question, f"{right:.4g}")["verdict"] == "correct"
    assert judged(lesson, question, f"{wrong:.4g}")["verdict"] == "wrong"


@pytest.mark.parametrize("name", IDS)
def test_every_question_takes_its_true_answer_to_four_digits(name: str) -> None:
    for question in APP.state.lessons[name].questions.values():
        assert judged(name, question.id, f"{question.value:.4g}")["verdict"] == "correct"


def test_an_unknown_question_is_answered_with_those_there_are() -> None:
    body = {"question": "q9", "answer": "1"}
    told = ask("POST", "/api/lessons/lecture-10/answer", json=body)
    assert_problem(told, 404, "“q9”", "delta-of-h3")


@pytest.mark.parametrize("body", [{}, {"question": "q"}, {"question": 1, "answer": "1"}])
def test_a_body_that_is_no_answer_is_refused(body: dict[str, Any]) -> None:
    told = ask("POST", "/api/lessons/lecture-10/answer", json=body)
    assert_problem(told, 422, "must be")


def test_a_folder_adds_its_lessons_and_a_broken_file_is_logged_with_its_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mine.md").write_text(TEXT, "utf-8")
    (tmp_path / "broken.md").write_text(TEXT.replace("{{delta.1.0}}", "{{delta.1.7}}"), "utf-8")
    with caplog.at_level(logging.WARNING):
        app = create_app(tmp_path)
    listed = [entry["id"] for entry in ask("GET", "/api/lessons", app=app).json()]
    assert set(listed) == {*IDS, "mine"}
    (logged,) = caplog.messages
    assert logged.startswith("broken.md:14: There is no “delta.1.7”")


def test_a_lesson_of_the_folder_replaces_ours_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "batches.md").write_text(TEXT, "utf-8")
    app = create_app(tmp_path)
    assert ask("GET", "/api/lessons/batches", app=app).json()["title"] == "A lesson"
