"""The worksheets of somebody's own problem: variants, points, and what Word is given."""

import re
from io import BytesIO
from typing import Literal

import docx
import numpy as np
import pytest

from app.practice.worksheet.latex_file import latex_file
from app.practice.worksheet.word_file import word_file
from app.practice.worksheet.worksheet import own_worksheets
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
#: What Mazur prints of it, to the four digits of a worksheet.
PUBLISHED = {"net.1.0": "0.3775", "delta.2.0": "0.1385", "weight_gradient.2.0.0": "0.08217"}
#: Elements of ECMA-376 part 1, 22.1, that a formula may hold.
KNOWN_TO_WORD = """
    oMath r t rPr sty f num den d dPr begChr endChr e m mr sSub sSup sSubSup sub sup nary naryPr
    chr limLoc supHide rad radPr degHide deg
"""
WORD = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def test_the_first_variant_is_the_problem_and_the_others_are_of_its_kind() -> None:
    sheets = own_worksheets(MAZUR, [], "Quiz", variants=4)
    assert [sheet.heading for sheet in sheets] == [f"Quiz, variant {n}" for n in (1, 2, 3, 4)]
    problems = [sheet.exercise.problem for sheet in sheets]
    assert problems[0] is MAZUR
    for other in problems[1:]:
        assert (other.sizes, other.loss, other.optimizer) == (
            MAZUR.sizes,
            MAZUR.loss,
            MAZUR.optimizer,
        )
        for layer in other.layers:
            assert layer.biases is not None
            numbers = np.append(layer.weights, layer.biases)
            assert np.array_equal(numbers, np.round(numbers, 2))
    weights = {layer.weights.tobytes() for each in problems for layer in each.layers}
    assert len(weights) == 4 * 2


@pytest.mark.parametrize("loss", ["half_squared_error", "categorical_cross_entropy"])
def test_a_variant_is_solved_with_its_own_numbers(loss: str) -> None:
    problem = random_problem((2, 3, 2), ("tanh", "softmax"), loss, samples=2)
    for sheet in own_worksheets(problem, [], "Quiz", variants=3):
        solved = sheet.exercise.problem
        x, last = solved.inputs[0], solved.layers[-1]
        hidden = np.tanh(
            solved.layers[0].weights @ x + (0 if (b := solved.layers[0].biases) is None else b)
        )
        net = last.weights @ hidden + (0 if last.biases is None else last.biases)
        by_hand = np.exp(net) / np.exp(net).sum()
        shown = {
            str(item.ref): item.value
            for part in sheet.parts
            if part.sample == 0
            for group in part.groups
            for item in group.items
        }
        assert [shown[f"output.2.{k}"] for k in range(2)] == pytest.approx(by_hand)


def test_points_stand_at_what_is_asked_for_and_add_up() -> None:
    points = {"delta": 2.0, "weight_gradient": 0.5, "net": 3.0}
    (sheet,) = own_worksheets(MAZUR, ["delta", "weight_gradient"], "Quiz", points)
    assert sheet.points == 4 * 2.0 + 8 * 0.5
    text = latex_file([sheet], solution=False)
    assert "(2 points each)" in text
    assert "/ 12" in text


def test_word_has_a_blank_for_each_number_and_formulas_that_it_can_read() -> None:
    sheets = own_worksheets(MAZUR, ["delta", "loss"], "Quiz & δ", {"loss": 1}, variants=2)
    document = docx.Document(BytesIO(word_file(sheets, solution=False)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert sum("____" in cell for cell in cells) == 2 * 5
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Quiz & δ, variant 2" in told
    assert "(1 point)" in told
    assert "/ 1" in told


def test_the_solution_in_word_holds_the_published_numbers() -> None:
    (sheet,) = own_worksheets(MAZUR, ["delta"], "Quiz")
    document = docx.Document(BytesIO(word_file([sheet], solution=True)))
    texts = ["".join(each.itertext()) for each in document.element.iter(f"{WORD}oMath")]
    assert set(PUBLISHED.values()) <= set(texts)
    bold = [
        "".join(run.itertext())
        for run in document.element.iter(f"{WORD}r")
        if run.find(f"{WORD}rPr/{WORD}sty[@{WORD}val='b']") is not None
    ]
    assert PUBLISHED["delta.2.0"] in bold
    assert PUBLISHED["net.1.0"] not in bold


@pytest.mark.parametrize("solution", [False, True])
def test_no_formula_in_word_ends_with_a_sign_that_wants_something_behind_it(
    solution: bool,
) -> None:
    sheets = own_worksheets(MAZUR, [], "Quiz")
    document = docx.Document(BytesIO(word_file(sheets, solution=solution)))
    texts = ["".join(each.itertext()) for each in document.element.iter(f"{WORD}oMath")]
    assert texts
    assert [text for text in texts if text.strip().endswith(("=", "+", "·", "−"))] == []


@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_what_a_batch_gives_tells_its_loss_from_a_samples(
    reduction: Literal["sum", "mean"],
) -> None:
    sizes, activations = (2, 2, 1), ("tanh", "sigmoid")
    problem = random_problem(
        sizes, activations, "half_squared_error", samples=2, reduction=reduction
    )
    (sheet,) = own_worksheets(problem, [], "Quiz")
    lines = latex_file([sheet], solution=False).replace(" ", "")
    assert r"L^{(n)}=\sum_{k=1}^{C}L_{k}" in lines
    share = "" if reduction == "sum" else r"\frac{1}{N}"
    assert rf"L={share}\sum_{{n=1}}^{{N}}L^{{(n)}}" in lines


def test_every_kind_of_formula_is_one_that_word_knows() -> None:
    known = set(KNOWN_TO_WORD.split())
    for activation, loss in (
        ("elu", "half_squared_error"),
        ("softmax", "categorical_cross_entropy"),
        ("sigmoid", "binary_cross_entropy"),
        ("gelu", "mean_squared_error"),
    ):
        hidden = "elu" if activation == "softmax" else activation
        problem = random_problem((2, 2, 2), (hidden, activation), loss, samples=2)
        (sheet,) = own_worksheets(problem, [], "Quiz")
        document = docx.Document(BytesIO(word_file([sheet], solution=True)))
        used = {
            re.sub(r"\{.*\}", "", each.tag)
            for formula in document.element.iter(f"{WORD}oMath")
            for each in formula.iter()
        }
        assert used <= known
