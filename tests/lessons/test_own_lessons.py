"""The lessons that come with Backstep: whole, short, with questions, and no number typed."""

import re

import pytest

from app.lessons.lesson import Lesson
from app.lessons.load import OWN
from app.web.lessons.library import lessons_of

LESSONS, FAULTS = lessons_of(None)
SOURCES = {path.stem: path.read_text("utf-8") for path in sorted(OWN.glob("*.md"))}

every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)

#: The formulas of the lecture, by its sections, as a lesson writes them.
LECTURE = {
    "1 (1), U": r"U = \begin{bmatrix} u_{11} & u_{12} & \dots & u_{1 n_H} \\ \vdots",
    "1 (1), its size": r"C \times n_H",
    "1 (1), its gradients": r"\nabla_{u_{k1}} L,\ \nabla_{u_{k2}} L,\ \dots,\ \nabla_{u_{k n_H}} L",
    "1 (2), W": r"W = \begin{bmatrix} w_{11} & w_{12} & \dots & w_{1d} \\ \vdots",
    "1 (2), its gradients": r"\nabla_{w_{j1}} L,\ \nabla_{w_{j2}} L,\ \dots,\ \nabla_{w_{jd}} L",
    "2, the loss": r"L(w, u) = \frac{1}{2} \sum_{k=1}^{C} (y_k - o_k)^2",
    "2, the model": r"o_k = g_o(\mathrm{net}_k), "
    r"\qquad \mathrm{net}_k = \sum_{j=1}^{n_H} u_{kj} \cdot h_j",
    "2, the chain rule": r"\nabla_{u_{kj}} L = \frac{\partial L}{\partial o_k} \cdot "
    r"\frac{\partial o_k}{\partial \mathrm{net}_k} \cdot "
    r"\frac{\partial \mathrm{net}_k}{\partial u_{kj}}",
    "2, half and two": r"\frac{1}{2} \cdot 2 \cdot (o_k - y_k)",
    "2, δ_k": r"\nabla_{u_{kj}} L = (o_k - y_k) \cdot g'_o \cdot h_j = \delta_k \cdot h_j",
    "3, the model": r"h_j = g_h(\mathrm{net}_j), "
    r"\qquad \mathrm{net}_j = \sum_{i=1}^{d} w_{ji} \cdot x_i",
    "3, the chain rule": r"\nabla_{w_{ji}} L = \sum_{k=1}^{C} "
    r"\left( \frac{\partial L}{\partial o_k} \cdot "
    r"\frac{\partial o_k}{\partial \mathrm{net}_k} \cdot "
    r"\frac{\partial \mathrm{net}_k}{\partial h_j} \right) \cdot "
    r"\frac{\partial h_j}{\partial \mathrm{net}_j} \cdot "
    r"\frac{\partial \mathrm{net}_j}{\partial w_{ji}}",
    "3, opened": r"\left[ \sum_{k=1}^{C} (o_k - y_k) \cdot g'_o \cdot u_{kj} \right] "
    r"\cdot g'_h \cdot x_i",
    "3, δ_j": r"\left[ \sum_{k=1}^{C} (\delta_k \cdot u_{kj}) \cdot g'_h \right] "
    r"\cdot x_i = \delta_j \cdot x_i",
    "4, output – hidden": r"\nabla_{u_{kj}} L = \delta_k \cdot h_j",
    "4, hidden – input": r"\nabla_{w_{ji}} L = \delta_j \cdot x_i",
    "4, δ_k": r"\delta_k = (o_k - y_k) \cdot g'_o",
    "4, δ_j as printed": r"\delta_j = \sum_{k=1}^{C} \delta_k \cdot u_{kj}",
}


def test_nothing_is_wrong_with_them() -> None:
    assert FAULTS == []
    assert [lesson.id for lesson in LESSONS][:2] == ["lecture-10", "vanishing-gradients"]
    assert len(LESSONS) == len(SOURCES) >= 7


@every_lesson
def test_each_takes_five_to_ten_minutes_and_asks_two_questions_or_more(
    lesson: Lesson,
) -> None:
    assert 5 <= lesson.minutes <= 10
    assert 2 <= len(lesson.questions) <= 4


@pytest.mark.parametrize("name", SOURCES)
def test_no_number_of_the_network_is_typed(name: str) -> None:
    text = SOURCES[name].split("\n---\n", 1)[1]
    text = re.sub(r"\{\{.*?\}\}|^(id|title|at|highlight|answer): .*$", "", text, flags=re.MULTILINE)
    assert re.findall(r"\d\.\d+", text) == []


@pytest.mark.parametrize("line", LECTURE)
def test_every_formula_of_the_lecture_is_in_its_lesson(line: str) -> None:
    assert LECTURE[line] in SOURCES["lecture-10"]


def test_the_gradient_check_sides_with_section_3_of_the_lecture() -> None:
    (lecture,) = (lesson for lesson in LESSONS if lesson.id == "lecture-10")
    (paragraph,) = (each for each in lecture.paragraphs if each.id == "the-missing-slope")
    table = paragraph.body[3]
    rows = table["children"][1]["children"]
    right, wrong = (row["children"][2]["children"][0]["value"] for row in rows)
    assert right < 1e-7
    assert wrong > 1e-2


def test_vanishing_gradients_vanish_in_the_sigmoid_network_alone() -> None:
    (lesson,) = (each for each in LESSONS if each.id == "vanishing-gradients")
    (plot,) = (
        node
        for paragraph in lesson.paragraphs
        for node in paragraph.body
        if node.get("kind") == "plot" and len(node["series"]) == 2
    )
    sigmoid, relu = ([point["value"] for point in line["points"]] for line in plot["series"])
    assert sigmoid[-1] / sigmoid[0] > 1000
    assert relu[-1] / relu[0] < 10
