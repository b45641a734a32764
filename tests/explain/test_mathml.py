"""MathML, held against what another program makes of the same formula's LaTeX."""

import re
from xml.etree import ElementTree as ET

import pytest
from latex2mathml.converter import convert

from app.explain import explain
from app.explain.latex import latex
from app.explain.mathml import mathml, pieces
from app.explain.tree import Node, number, row, terms
from app.trace.trace import Trace
from tests.problems import EXAMPLES, problem_from_json

PROBLEMS = {name: problem_from_json(example.problem) for name, example in EXAMPLES.items()}


def tex(line: Node) -> str:
    """The LaTeX of one line, without what aligns it with others."""
    _, alone, _ = latex([line]).split("\n")
    return alone.replace("&=", "=")


def signs(markup: str) -> str:
    """What is written, from left to right."""
    text = "".join(ET.fromstring(markup).itertext())
    return re.sub(r"\s", "", text).replace("\N{INVISIBLE TIMES}", "")


@pytest.mark.parametrize("example", PROBLEMS)
def test_every_formula_has_the_signs_of_its_latex_in_their_order(example: str) -> None:
    trace = Trace(PROBLEMS[example])
    for step in trace:
        for line in explain(trace, step).formula["lines"]:
            left = [line["left"]] if line["left"] else []
            assert signs(mathml(row(*left, "=", line["right"]))) == signs(convert(tex(line)))


def test_a_number_keeps_its_ref_and_has_its_power_of_ten_raised() -> None:
    drawn = ET.fromstring(mathml(number(-0.0004386, "delta.1.0")))
    (of_ref,) = drawn.findall(".//*[@data-ref='delta.1.0']")
    assert "".join(of_ref.itertext()) == "−4.386×10−4"
    raised = of_ref.find("msup")
    assert raised is not None
    assert [child.text for child in raised] == ["10", "−4"]


def test_the_pieces_of_a_sum_are_the_sum() -> None:
    total = terms(3, lambda place: number(place - 1))
    assert "".join(signs(piece) for piece in pieces(total)) == signs(mathml(total)) == "(−1)+0+1"
