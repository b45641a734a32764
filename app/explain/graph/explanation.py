"""One step of a graph explained."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ...trace.graph.schedule import GraphPhase
from ...trace.graph.trace import GraphStep, GraphTrace
from ..latex import latex
from ..tree import Node, line, number
from .backward import BackwardFormula
from .chain import chain
from .forward import ForwardFormula
from .update import update_lines
from .words import remark, sentence, title


@dataclass(frozen=True, slots=True)
class GraphExplanation:
    """``formula`` has ``lines`` and the same as ``latex``, as for networks.

    ``remark`` stands below the factors of the chain rule; ``chain`` is None but for backward steps.
    """

    title: str
    text: str
    remark: str
    formula: dict[str, Any]
    chain: dict[str, Any] | None


_LINES: dict[GraphPhase, Callable[[GraphTrace, GraphStep], Iterable[Node]]] = {
    "forward": lambda trace, step: ForwardFormula(trace, step).lines(),
    "backward": lambda trace, step: BackwardFormula(trace, step).lines(),
    "update": update_lines,
}


def explain_graph(trace: GraphTrace, step: GraphStep) -> GraphExplanation:
    """The explanation of one step of the trace."""
    lines = graph_lines(trace, step)
    return GraphExplanation(
        title=title(trace, step),
        text=sentence(trace, step),
        remark=remark(step),
        formula={"lines": lines, "latex": latex(lines)},
        chain=chain(trace, step) if step.phase == "backward" else None,
    )


def graph_lines(trace: GraphTrace, step: GraphStep) -> list[Node]:
    """The lines of the step's formula, down to its result."""
    lines = list(_LINES[step.phase](trace, step))
    lines += [line("result", None, number(value, str(ref))) for ref, value in step.writes]
    return lines
