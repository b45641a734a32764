"""What each step means: a title, a sentence, and the formula with the numbers in it."""

from dataclasses import dataclass
from typing import Any

from app.engine.problem import Problem
from app.explain.formulas import formula_lines
from app.explain.latex import latex
from app.explain.notation import Notation
from app.explain.words import sentence, title
from app.trace.trace import Step, Trace

__all__ = ["Explanation", "describe_notation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step explained.

    ``formula`` has ``lines``, each ``{"role", "left", "right"}`` with nodes of app.explain.tree,
    and the same as ``latex``.
    """

    title: str
    text: str
    formula: dict[str, Any]


def explain(trace: Trace, step: Step, style: str = "lecture") -> Explanation:
    """The explanation of one step of the trace, in one of the notation's STYLES."""
    notation = Notation(trace.problem, style)
    lines = formula_lines(trace, notation, step)
    return Explanation(
        title=title(notation, step),
        text=sentence(trace, notation, step),
        formula={"lines": lines, "latex": latex(lines)},
    )


def describe_notation(problem: Problem, style: str = "lecture") -> dict[str, Any]:
    """How units and weights are named, per layer; see Notation.describe."""
    return Notation(problem, style).describe()
