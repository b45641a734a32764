"""GET /worksheet: worksheets and solutions as pages to print."""

import json
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from app.practice.exercise.exercise import make_exercise
from tests.practice.student import Student
from tests.web.client import ask, ask_for_trace, assert_problem

WANTED = "/worksheet?seed=7&sizes=2-2-2&difficulty=easy"


def page(path: str) -> ET.Element:
    """The page's main part, which is XML too."""
    answer = ask("GET", path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    main = re.search(r"<main.*</main>", answer.text, re.DOTALL)
    assert main is not None
    return ET.fromstring(main[0])


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def numbers(main: ET.Element) -> dict[str, str]:
    """The value that the solution tells of each ref."""
    values = main.findall(".//span[@class='value']//*[@data-ref]")
    return {value.get("data-ref", ""): text_of(value) for value in values}


def test_a_worksheet_asks_for_every_number_and_answers_none() -> None:
    main = page(WANTED)
    exercise = make_exercise(7, (2, 2, 2), "easy")
    assert len(main.findall(".//span[@class='line']")) == len(exercise.refs)
    assert numbers(main) == {}
    assert not main.findall(".//*[@data-ref]")
    assert "Name" in text_of(main)
    assert "Date" in text_of(main)


def test_a_worksheet_gives_every_number_of_the_problem() -> None:
    main = page("/worksheet?seed=3&sizes=2-3-2&difficulty=hard")
    problem = make_exercise(3, (2, 3, 2), "hard").problem
    matrices = [
        [[float(text_of(cell).replace("−", "-")) for cell in row] for row in table]
        for table in main.findall(".//ul[@class='matrices']//mtable")
    ]
    expected: list[Any] = [problem.inputs[0][:, None].tolist()]
    for layer in problem.layers:
        assert layer.biases is not None
        expected += [layer.weights.tolist(), layer.biases[:, None].tolist()]
    assert matrices == [*expected, problem.targets[0][:, None].tolist()]
    assert f"η={problem.optimizer.learning_rate}" in text_of(main)


def test_the_solution_has_every_number_as_a_student_works_it_out() -> None:
    told = numbers(page(f"{WANTED}&solution=true"))
    worked_out = Student(make_exercise(7, (2, 2, 2), "easy").problem).numbers()
    assert told.keys() == worked_out.keys()
    for ref, number in told.items():
        value = float(number.replace("−", "-").replace("×10", "e"))
        assert value == pytest.approx(worked_out[ref], rel=5e-4)


def test_a_solution_tells_how_to_make_its_worksheet_again() -> None:
    told = text_of(page("/worksheet?seed=7&sizes=3-2&difficulty=hard&samples=2&solution=true"))
    assert "seed 7 · 3-2 · hard · 2 samples" in told


def test_several_worksheets_differ_and_each_has_its_number() -> None:
    main = page(f"{WANTED}&count=3")
    headings = [text_of(heading) for heading in main.iter("h1")]
    assert headings == [f"Backpropagation, worksheet {seed}" for seed in (7, 8, 9)]
    given = [text_of(each) for each in main.findall(".//ul[@class='matrices']")]
    assert len(set(given)) == 3


def test_worksheet_and_solution_lead_to_each_other() -> None:
    for query in ("seed=2", "seed=2&sizes=3-1&difficulty=hard&samples=2&count=2"):
        html = ask("GET", f"/worksheet?{query}").text
        (to_solution,) = re.findall(r'href="(\?[^"]+)"', html)
        solution = ask("GET", f"/worksheet{to_solution.replace('&amp;', '&')}").text
        assert "solution" in solution
        (back,) = re.findall(r'href="(\?[^"]+)"', solution)
        assert ask("GET", f"/worksheet{back.replace('&amp;', '&')}").text == html


def test_the_problem_opens_in_the_simulator() -> None:
    (link,) = re.findall(r'href="/#problem=([^"]+)"', ask("GET", WANTED).text)
    assert ask_for_trace(json.loads(unquote(link))).status_code == 200


def test_a_worksheet_keeps_the_strict_policy_and_asks_no_other_host() -> None:
    html = ask("GET", f"{WANTED}&solution=true").text
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert links
    assert not [link for link in links if re.match(r"\w+:|//", link)]
    (style,) = [link for link in links if ".css" in link]
    assert ask("GET", style).headers["content-type"] == "text/css; charset=utf-8"


def test_head_is_answered_too() -> None:
    answer = ask("HEAD", WANTED)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("seed=-1", "“seed”"),
        ("seed=x", "whole number"),
        ("seed=9007199254740992", "9,007,199,254,740,991"),
        ("seed=9007199254740991&count=2", "past the last seed"),
        (
            "seed=7&sizes=5-5-5-5-5&samples=4&count=3",
            "holds at most 2. Take the others from seed 9",
        ),
        ("seed=" + "9" * 5000, "whole number"),
        ("sizes=2", "1 to 4 layers"),
        ("sizes=2-9", "1 to 5 units"),
        ("sizes=2x2", "2-3-2"),
        ("difficulty=hrd", "Did you mean “hard”?"),
        ("samples=5", "1 to 4"),
        ("count=0", "1 to 10"),
        ("solution=yes", "true or false"),
        ("sede=1", "Did you mean “seed”?"),
        ("seed=1&seed=2", "twice"),
    ],
)
def test_a_bad_parameter_is_named_with_what_would_be_right(query: str, words: str) -> None:
    assert_problem(ask("GET", f"/worksheet?{query}"), 422, words)
