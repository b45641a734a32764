"""What each step means: a title, a sentence, and the formula with the numbers in it."""

from dataclasses import dataclass
from typing import Any

from ..engine.problem import Problem
from ..trace.trace import Step, Trace
from .formulas import formula_lines
from .latex import latex
from .notation import Notation
from .words import sentence, title

__all__ = ["Explanation", "describe_notation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step explained.

    ``formula`` has ``lines``, each ``{"role", "left", "right"}`` with nodes of tree.py,
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
        title=title(trace.problem, notation, step),
        text=sentence(trace, notation, step),
        formula={"lines": lines, "latex": latex(lines)},
    )


def describe_notation(problem: Problem, style: str = "lecture") -> dict[str, Any]:
    """How units and weights are named, per layer; see Notation.describe."""
    return Notation(problem, style).describe()
