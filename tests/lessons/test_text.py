"""What a lesson's text becomes: plain data, its numbers those of the trace."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests import oracle
from tests.lessons.shelf import SHELF, TEXT, body_of, told

#: The lecture's network once more, by autograd: the gradient of a bias of 0 is the δ of its unit.
LECTURE = SHELF.read_problem(SHELF.examples["lecture-10"])
(WEIGHT_GRADIENT, DELTA), _ = oracle.gradients(LECTURE)
INPUT = LECTURE.inputs[0]
ERROR = DELTA / oracle.slope("sigmoid", LECTURE.layers[0].weights @ INPUT)
LOSS = float(oracle.sample_losses(LECTURE, oracle.parameters(LECTURE))[0])


def test_a_number_is_the_one_of_the_trace_and_carries_its_ref() -> None:
    (paragraph,) = body_of("{{delta.1.0}}")
    assert paragraph["children"] == [
        {
            "kind": "number",
            "value": pytest.approx(DELTA[0], rel=1e-12),
            "problem": "main",
            "ref": "delta.1.0",
            "sample": 0,
            "computed": True,
        }
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("error.1.0 * input.0", ERROR[0] * INPUT[0]),
        ("2 * (input.0 - input.1)", 3.0),
        ("-abs(input.1) / eta", -1.0),
        ("estimate(weight_gradient.1.0.0)", WEIGHT_GRADIENT[0, 0]),
        ("relative_error(1, 3)", 2 / 3),
        ("max(input.0, input.1) ** 2 + ln(exp(1))", 2.0),
        ("size(delta.1)", np.mean(abs(DELTA))),
    ],
)
def test_an_expression_is_worked_out_and_has_no_ref(text: str, value: float) -> None:
    (paragraph,) = body_of(f"{{{{{text}}}}}")
    (number,) = paragraph["children"]
    assert number["value"] == pytest.approx(value, rel=1e-7)
    assert "ref" not in number


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("estimate(weight_gradient.1.0.0)", 0),
        ("estimate(weight_gradient.1.0.0@2)", 1),
        ("estimate(bias_gradient.2.0@4)", 3),
        ("estimate(batch_weight_gradient.1.0.0)", None),
        ("estimate(batch_bias_gradient.2.0)", None),
    ],
)
def test_an_estimate_is_of_the_sample_that_it_names_or_of_the_batch(
    text: str, sample: int | None
) -> None:
    xor = SHELF.read_problem(SHELF.examples["xor-2-2-1"])
    if sample is not None:
        of_it = slice(sample, sample + 1)
        xor = replace(xor, inputs=xor.inputs[of_it], targets=xor.targets[of_it])
    (weights, _), (_, biases) = oracle.gradients(xor)
    expected = biases[0] if "bias" in text else weights[0, 0]
    lesson = told(
        TEXT.replace("lecture-10", "xor-2-2-1").replace("{{delta.1.0}}", f"{{{{{text}}}}}")
    )
    number = lesson.paragraphs[0].body[0]["children"][1]
    assert number["value"] == pytest.approx(expected, rel=1e-9)


def test_a_number_in_latex_has_the_digits_that_were_asked_for() -> None:
    (math,) = body_of("$$L = {{exact: loss}}$$")
    numbers = [
        each for each in math["mathml"]["children"][0]["children"] if each.get("kind") == "number"
    ]
    assert [number["text"] for number in numbers] == [f"{LOSS:.9g}"]


def test_a_number_of_another_problem_is_asked_for_by_its_name() -> None:
    text = TEXT.replace("problem: lecture-10", "problem: lecture-10\nproblems: {m: mazur-2-2-2}")
    lesson = told(
        text.replace("{{delta.1.0}}", "{{m: loss}} {{m:loss - loss}} {{published: m: loss}}")
    )
    loss, _, difference, _, printed, *_ = lesson.paragraphs[0].body[0]["children"][1:]
    assert loss["value"] == pytest.approx(0.298371109)
    assert loss["problem"] == "m"
    assert difference["value"] == pytest.approx(0.298371109 - LOSS)
    assert printed["children"] == ["0.298371109"]


def test_a_problem_can_be_another_with_changes() -> None:
    changed = "problem: {from: lecture-10, hidden: tanh, set: {weight.1.0.1: 0.25}}"
    wire = told(TEXT.replace("problem: lecture-10", changed)).problems["main"]
    layers = wire["network"]["layers"]
    assert [layer["activation"] for layer in layers] == ["tanh", "sigmoid"]
    assert layers[0]["weights"][0] == [0.5, 0.25]


def test_a_problem_is_the_example_that_it_names_unless_something_in_it_is_changed() -> None:
    problems = "problem: lecture-10\nproblems: {again: main, changed: {from: main}, m: mazur-2-2-2}"
    lesson = told(TEXT.replace("problem: lecture-10", problems))
    assert lesson.examples == {"main": "lecture-10", "again": "lecture-10", "m": "mazur-2-2-2"}


def test_a_field_without_a_value_has_its_default() -> None:
    (paragraph,) = told(TEXT.replace("highlight: [delta.1.0]", "grain:\ntab:")).paragraphs
    assert (paragraph.grain, paragraph.tab, paragraph.highlight) == ("node", None, ())


def test_a_lesson_says_neither_its_place_nor_its_minutes_where_the_defaults_will_do() -> None:
    lesson = told(TEXT)
    assert (lesson.order, lesson.minutes, lesson.paragraphs[0].grain) == (100, 5, "node")


def test_a_date_is_text() -> None:
    assert told(TEXT.replace("title: A lesson", "title: 2024-01-31")).title == "2024-01-31"


def test_the_formula_of_a_step_is_taken_from_the_trace() -> None:
    (formula,) = body_of("{{formula: weight_gradient.2.1.2}}")
    assert formula["title"] == "∇ of u₂₃"
    roles = [line["role"] for line in formula["formula"]["lines"]]
    assert roles == ["symbols", "numbers", "result"]


def test_latex_becomes_mathml_and_may_hold_numbers() -> None:
    (paragraph,) = body_of("$\\delta_j = {{delta.1.0}}$")
    (math,) = paragraph["children"]
    (row,) = math["mathml"]["children"]
    assert row["children"][0] == {
        "tag": "msub",
        "children": [{"tag": "mi", "children": ["δ"]}, {"tag": "mi", "children": ["j"]}],
    }
    assert row["children"][-1]["ref"] == "delta.1.0"


def test_what_only_looks_like_the_place_of_a_number_is_text() -> None:
    body = json.dumps(body_of("$\\text{⟦5⟧} = {{delta.1.0}}$"), ensure_ascii=False)
    assert "⟦5⟧" in body
    assert "⟦0⟧" not in body


def test_an_upright_name_is_one_word() -> None:
    (paragraph,) = body_of("$\\mathrm{net}_j$")
    assert '"net"' in json.dumps(paragraph)


def keys_in(node: Any) -> set[str]:
    """The names of all fields and attributes in what is drawn."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return set(node if isinstance(node, dict) else ()).union(*map(keys_in, inner))


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>b</b>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
    ],
)
def test_html_is_text_like_any_other(html: str) -> None:
    (paragraph,) = body_of(html)
    assert paragraph["tag"] == "p"
    assert all(isinstance(child, str) for child in paragraph["children"])


@pytest.mark.parametrize("latex", ["\\color{red}{x}", "\\style{color:red}{x}", "\\href{a:b}{x}"])
def test_no_style_and_no_address_comes_in_through_latex(latex: str) -> None:
    assert keys_in(body_of(f"${latex}$")) <= {"kind", "display", "mathml", "tag", "children"}


def test_the_answer_to_a_question_is_kept_back() -> None:
    lesson = told(TEXT)
    assert lesson.questions["q"].value == pytest.approx(DELTA[1], rel=1e-12)
    question = lesson.paragraphs[0].body[-1]
    assert set(question) == {"kind", "id", "prompt", "hints"}


@pytest.mark.parametrize(
    ("at", "cursor"),
    [("start", 0), ("end", 52), ("after net.1.0", 1), ("before net.1.0", 0), ("after loss", 13)],
)
def test_a_place_is_found_by_the_number_that_is_computed_there(at: str, cursor: int) -> None:
    assert told(TEXT.replace("after delta.1.0", at)).paragraphs[0].cursor == cursor


def test_a_place_in_a_later_sample_is_found() -> None:
    text = TEXT.replace("lecture-10", "xor-2-2-1").replace("after delta.1.0", "after net.1.0@3")
    first = told(text.replace("net.1.0@3", "net.1.0")).paragraphs[0].cursor
    assert told(text).paragraphs[0].cursor > first + 20
