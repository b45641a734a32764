"""A worksheet in LaTeX holds what the worksheet asks for, and compiles as it stands."""

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from app.engine.graph.text import read_graph
from app.engine.problem import Problem, ProblemError
from app.practice.graph.worksheet import own_graph_sheet
from app.practice.worksheet.latex_file import latex_file
from app.practice.worksheet.worksheet import own_worksheets
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
DEEP = random_problem(
    (2, 3, 2, 2), ("elu", "scaled_tanh", "softmax"), "categorical_cross_entropy", samples=2
)
every_sheet = pytest.mark.parametrize("solution", [False, True])
every_problem = pytest.mark.parametrize("problem", [MAZUR, DEEP], ids=["mazur", "deep"])


@every_sheet
@every_problem
def test_the_document_is_ascii_and_all_that_opens_closes(problem: Problem, solution: bool) -> None:
    text = latex_file(own_worksheets(problem, [], "50 % of W_1 & δ"), solution=solution)
    assert text.isascii()
    assert r"50 \% of W\_1 \& $\delta$" in text
    plain = re.sub(r"\\[\\{}$]", "", text)
    assert plain.count("{") == plain.count("}")
    assert plain.count("$") % 2 == 0
    begun = re.findall(r"\\begin\{(\w+)\}", text)
    assert sorted(begun) == sorted(re.findall(r"\\end\{(\w+)\}", text))
    assert "?" not in text


def test_only_what_is_asked_for_has_a_blank_and_the_solution_has_it_in_bold() -> None:
    sheet = own_worksheets(MAZUR, ["delta", "weight_gradient"], "Mine")
    assert latex_file(sheet, solution=False).count(r"\underline{\hspace{2.4cm}}") == 4 + 8
    solution = latex_file(sheet, solution=True)
    assert r"\mathbf{0.1385}" in solution
    assert r"\mathbf{0.3775}" not in solution
    assert "0.3775" in solution


def test_what_the_problem_has_not_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="no batch_weight_gradient to ask for"):
        own_worksheets(MAZUR, ["batch_weight_gradient"], "Mine")
    with pytest.raises(ProblemError, match="by hand"):
        own_worksheets(random_problem((30, 30), ("tanh",), "half_squared_error"), [], "Mine")


def of_graph(*, solution: bool) -> str:
    """Names and words of many letters; the text has a comment and a page break."""
    lines = ("z = ω * größe - τ_k\x0c", "权 = z * Δ * вес  # Übung: „α ≤ β“, ½ → ∞", "L = 权 ** 2")
    names = ("ω", "größe", "τ_k", "Δ", "вес")
    graph = read_graph("\n".join(lines), dict.fromkeys(names, np.array(3.0)))
    return latex_file([own_graph_sheet(graph, [], "Übung 3 – “θ” & 中")], solution=solution)


@every_sheet
def test_no_letter_of_a_name_or_of_a_title_is_lost(solution: bool) -> None:
    text = of_graph(solution=solution)
    assert text.isascii()
    assert "?" not in text
    told = text.partition(r"\subsection*{2 Backward")[0]
    for letter in (r"\omega", r"gr\"{o}\ss{}e", r"\tau", r"\Delta", "U+0432", "U+6743", r"\theta"):
        assert letter in told
    assert r"\texttt{L~=~U+6743~**~2}" in text


@pytest.mark.formats
@every_sheet
@every_problem
def test_it_compiles_and_takes_two_pages_for_two_layers_of_two_units(
    problem: Problem, solution: bool, tmp_path: Path
) -> None:
    text = latex_file(own_worksheets(problem, [], "50 % of W_1 & δ"), solution=solution)
    told = compiled(text, tmp_path)
    if problem is MAZUR:
        assert "(2 pages" in told


@pytest.mark.formats
@every_sheet
def test_it_compiles_whatever_the_letters_and_none_is_missing(
    solution: bool, tmp_path: Path
) -> None:
    told = compiled(of_graph(solution=solution), tmp_path)
    assert "Missing character" not in told
    assert "invalid in math mode" not in told


def compiled(text: str, folder: Path) -> str:
    """What TeX says of the document."""
    (folder / "sheet.tex").write_text(text, "utf-8")
    done = subprocess.run(
        ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "sheet.tex"],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
