"""Worksheets of graphs: what is asked for stands on them, and the solution has every number."""

import json
import re
from io import BytesIO
from typing import Any

import docx
import numpy as np
import pytest

from app.engine.graph.errors import GraphError
from app.examples import load_graph_examples
from app.practice.exercise.difficulty import DIFFICULTIES
from app.practice.graph.exercise import KINDS, make_graph_exercise
from app.practice.graph.worksheet import GraphSheet, make_graph_sheet, own_graph_sheet
from app.practice.worksheet.latex_file import latex_file
from app.practice.worksheet.word_file import word_file
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.by_number import complex_step
from tests.explain.evaluate import evaluate
from tests.practice.graph.graphs import graph_of
from tests.web.client import ask, assert_problem

GRAPHS = {example.id: example.graph for example in load_graph_examples()}
#: f = (x + y) z of the course CS231n: its own numbers, forward and back.
CIRCUIT = GRAPHS["circuit-product"]
PRINTED = {"3", "-12", "-4"}

every_exercise = pytest.mark.parametrize(
    ("kind", "level"), [(kind, level) for kind in KINDS for level in DIFFICULTIES]
)


def refs(sheet: GraphSheet, *, asked: bool) -> list[str]:
    return [
        str(item.ref)
        for part in (sheet.to_find if asked else sheet.parts)
        for group in part.groups
        for item in group.items
    ]


@every_exercise
def test_a_sheet_asks_for_just_the_numbers_of_its_exercise(kind: str, level: str) -> None:
    exercise = make_graph_exercise(2, kind, level)
    sheet = make_graph_sheet(exercise)
    assert sorted(refs(sheet, asked=True)) == sorted(map(str, exercise.refs))
    assert [part.title for part in sheet.parts] == ["Forward pass", "Backward pass"]


@every_exercise
def test_the_solution_has_each_gradient_as_a_complex_step_finds_it(kind: str, level: str) -> None:
    exercise = make_graph_exercise(5, kind, level)
    sheet = make_graph_sheet(exercise)
    told = {str(i.ref): i for part in sheet.parts for group in part.groups for i in group.items}
    for item in told.values():
        assert evaluate(item.numbers) == pytest.approx(item.value, rel=1e-9, abs=1e-12)
    for name in exercise.graph.with_respect_to:
        expected = complex_step(exercise.graph, name)
        for index in np.ndindex(expected.shape):
            ref = ".".join(["gradient", name, *map(str, index)])
            assert told[ref].value == pytest.approx(expected[index], rel=1e-9, abs=1e-12)


def test_what_stands_inside_a_line_is_told_by_its_expression_and_a_round_by_its_count() -> None:
    text = "for t in range(2):\n    h = tanh(w * h + x[t])\nL = half_squared_error(h, y)"
    graph = graph_of(text, w=0.5, h=0.1, x=[1.0, -1.0], y=0.3)
    titles = [group.title for part in own_graph_sheet(graph, [], "").parts for group in part.groups]
    assert "h@2.1 = w * h, t = 1" in titles
    assert "L = half_squared_error(h, y)" in titles
    assert "∂L/∂h@2.1, of w * h, t = 1" in titles
    assert "∂L/∂w" in titles


def test_values_or_gradients_alone_may_be_asked_for_and_are_worth_points() -> None:
    graph = GraphBody.model_validate(CIRCUIT).to_graph()
    sheet = own_graph_sheet(graph, ["gradient"], "Quiz", {"gradient": 2.0, "value": 5.0})
    asked = refs(sheet, asked=True)
    assert asked
    assert all(ref.startswith("gradient.") for ref in asked)
    assert "gradient.f" not in asked
    assert sheet.points == 2.0 * len(asked)
    assert own_graph_sheet(graph, [], "Quiz").asks_for_all


def test_the_course_s_numbers_stand_in_its_solution_in_latex_and_in_word() -> None:
    graph = GraphBody.model_validate(CIRCUIT).to_graph()
    sheet = own_graph_sheet(graph, [], "Quiz")
    tex = latex_file([sheet], solution=True)
    assert set(re.findall(r"\\mathbf\{(-?\d+)\}", tex)) == PRINTED
    assert r"\texttt{" in tex
    document = docx.Document(BytesIO(word_file([sheet], solution=True)))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert all(line in told for line in graph.text.splitlines())


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\ufffe"])
def test_a_sign_that_nobody_sees_moves_no_line_and_stops_no_file(sign: str) -> None:
    graph = graph_of(f"z = x * 2  # a{sign}\nL = z ** 2", x=1.0)
    sheet = own_graph_sheet(graph, [], f"Quiz{sign}")
    assert [group.title for group in sheet.parts[0].groups] == ["z = x * 2", "L = z ** 2"]
    assert r"\texttt{L~=~z~**~2}" in latex_file([sheet], solution=False)
    document = docx.Document(BytesIO(word_file([sheet], solution=False)))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[0].startswith("Quiz")
    assert "L = z ** 2" in told


def test_a_text_cannot_leave_its_place_in_latex() -> None:
    graph = graph_of("L = x * 2  # \\end{document} $ % 50 {", x=1.0)
    tex = latex_file([own_graph_sheet(graph, [], "Quiz")], solution=False)
    assert tex.count(r"\end{document}") == 1
    assert r"\textbackslash{}end\{document\}~\$~\%" in tex


def test_more_than_anybody_works_out_on_paper_is_refused() -> None:
    graph = graph_of("L = sum(x * x)", x=np.ones(400).tolist())
    with pytest.raises(GraphError, match="1,202 numbers to work out"):
        own_graph_sheet(graph, [], "Quiz")


def test_a_graph_comes_as_a_page_to_print_with_its_solution_beside_it() -> None:
    page = ask("GET", "/worksheet?seed=3&kind=circuit&difficulty=easy")
    made = make_graph_exercise(3, "circuit", "easy")
    assert page.status_code == 200
    assert f"<pre>{made.graph.text}</pre>" in page.text
    assert page.text.count('class="line"') == len(made.refs)
    other = re.search(r'href="([^"]+)">To the solution', page.text)
    assert other is not None
    assert 'class="value"' in ask("GET", f"/worksheet{other[1].replace('&amp;', '&')}").text
    address = {"sheet": json.dumps({"graph": CIRCUIT, "asked": ["gradient"], "title": "Quiz"})}
    mine = ask("GET", "/worksheet", params=address).text
    assert mine.count('class="line"') == 4
    assert "#graph=" in mine
    own = ask("POST", "/api/worksheet", json={"graph": CIRCUIT, "solution": True})
    assert "#graph=" not in own.text
    assert re.search(r'data-ref="gradient\.z"[^>]*>3<', own.text)


def test_the_reason_of_a_case_keeps_its_spaces_in_a_formula() -> None:
    page = ask("GET", "/worksheet?seed=3&kind=convolution&difficulty=hard&solution=true")
    assert "<mtext>, as\u00a0</mtext>" in page.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("?kind=circuit&sizes=2-2-2", "“sizes” is of networks"),
        ("?kind=circiut", "Did you mean “circuit”?"),
    ],
)
def test_what_no_sheet_of_a_graph_knows_is_told(path: str, told: str) -> None:
    assert_problem(ask("GET", f"/worksheet{path}"), 422, told)


def test_a_graph_has_no_variants_and_no_nets() -> None:
    body: dict[str, Any] = {"graph": CIRCUIT, "variants": 2}
    told = assert_problem(ask("POST", "/api/worksheet", json=body), 422)
    assert (told["pointer"], "no variants" in told["detail"]) == ("/variants", True)
    body = {"graph": CIRCUIT, "asked": ["net"]}
    told = assert_problem(ask("POST", "/api/worksheet", json=body), 422)
    assert (told["pointer"], "no net to ask for" in told["detail"]) == ("/asked", True)
