"""The LaTeX of every formula is read by a parser that is not ours, and holds the same numbers."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from latex2mathml.converter import convert

from app.explain import explain, tree
from app.explain.latex import latex_number, latex_symbol
from app.explain.tree import MOST_TERMS
from app.trace.trace import Trace
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, random_problem

MATHML = "{http://www.w3.org/1998/Math/MathML}"
BEGIN_OR_END = re.compile(r"\\(begin|end)\{(\w+)\}")
COMMANDS = {
    *("begin", "end", "frac", "sqrt", "left", "right", "sum", "text", "mathrm", "mathbf"),
    *("operatorname", "tanh", "ln", "max", "cdot", "times", "le", "delta", "partial", "nabla"),
    *("eta", "pi"),
}


def formulas() -> Iterator[tuple[str, dict[str, Any]]]:
    """The formula of every kind of step, for every activation, loss and a few shapes."""
    for hidden in HIDDEN:
        for output, loss in OUTPUTS_AND_LOSSES:
            yield from formulas_of((2, 2, 2), (hidden, output), loss)
    for depth in (1, 3, 5):
        names = (*["tanh"] * (depth - 1), "sigmoid")
        yield from formulas_of([2] * (depth + 1), names, "half_squared_error", samples=2)
    yield from formulas_of((MOST_TERMS + 5, 1), ("identity",), "mean_squared_error")


def formulas_of(
    sizes: Any, activations: Any, loss: str, samples: int = 1
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The formulas of one trace, with the step that each belongs to."""
    trace = Trace(random_problem(sizes, activations, loss, samples=samples, reduction="mean"))
    for step in trace:
        for style in ("lecture", "textbook"):
            where = f"{activations} {loss} {step.result} {style}"
            yield where, explain(trace, step, style).formula


@pytest.fixture(scope="module")
def distinct() -> dict[str, tuple[str, dict[str, Any]]]:
    """One formula for each form that there is: the same but for its numbers counts once."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for where, formula in formulas():
        found.setdefault(re.sub(r"[\d.]+", "0", formula["latex"]), (where, formula))
    return found


def test_another_parser_reads_every_formula(
    distinct: dict[str, tuple[str, dict[str, Any]]],
) -> None:
    assert len(distinct) > 200
    for where, formula in distinct.values():
        # latex2mathml knows aligned by the name of align*, which has the same rows.
        tree = ET.fromstring(convert(formula["latex"].replace("{aligned}", "{align*}")))
        table = next(tree.iter(f"{MATHML}mtable"))
        assert len(table.findall(f"{MATHML}mtr")) == len(formula["lines"]), where


def test_braces_and_environments_and_brackets_are_balanced(
    distinct: dict[str, tuple[str, dict[str, Any]]],
) -> None:
    for where, formula in distinct.values():
        latex = formula["latex"]
        depth = 0
        for sign in latex:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0, where
        assert depth == 0, where
        assert latex.count(r"\left(") == latex.count(r"\right)"), where
        opened: list[str] = []
        for which, name in BEGIN_OR_END.findall(latex):
            if which == "begin":
                opened.append(name)
            else:
                assert opened.pop() == name, where
        assert opened == [], where


def test_there_are_only_commands_that_plain_latex_with_amsmath_has(
    distinct: dict[str, tuple[str, dict[str, Any]]],
) -> None:
    for where, formula in distinct.values():
        outside_text = re.sub(r"\\text\{[^}]*\}", "", formula["latex"])
        assert set(re.findall(r"\\([a-zA-Z]+)", outside_text)) <= COMMANDS, where
        assert outside_text.isascii(), where


def test_a_line_s_numbers_stand_in_its_latex(
    distinct: dict[str, tuple[str, dict[str, Any]]],
) -> None:
    for where, formula in distinct.values():
        for line in formula["lines"]:
            for number in numbers_in(line["right"]):
                assert latex_number(number["value"]) in formula["latex"], where


@pytest.mark.parametrize(
    ("value", "latex"),
    [(0.5933, "0.5933"), (-1.25, "-1.25"), (4.386e-4, r"4.386 \times 10^{-4}"), (0.0, "0")],
)
def test_an_exponent_is_written_as_a_power_of_ten(value: float, latex: str) -> None:
    assert latex_number(value) == latex


def numbers_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every number of a tree that carries a ref."""
    if isinstance(node, dict) and node.get("kind") == "number" and "ref" in node:
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from numbers_in(part)


def test_a_symbol_with_its_layer_above_is_held_together_where_it_is_raised() -> None:
    """TeX stops at a double superscript: 1 − h₁⁽²⁾² is 1 - {h^{(2)}_{1}}^{2}."""
    node = tree.power(tree.symbol("h", "1", sup="(2)"), tree.number(2))
    assert latex_symbol(node) == "{h^{(2)}_{1}}^{2}"
