"""A page of a graph's trace as it goes out."""

from dataclasses import asdict
from typing import Any

from ...engine.graph.graph import Equation, Graph
from ...engine.graph.ops.arranging.index import source
from ...engine.graph.stepping import Updater
from ...engine.graph.training import result_of
from ...explain.graph import explain_graph
from ...trace.graph.trace import GraphStep, GraphTrace, graph_keyframe
from ..answers.encoded_steps import encoded_steps
from ..http.refused import Refused
from ..problem.limits import PAGE
from .iterations import iterations_at_once


def graph_trace_page(
    graph: Graph, start: int, count: int, updater: Updater | None = None
) -> dict[str, Any]:
    """At most ``count`` steps of the graph's trace from ``start``, its update too if there is one.

    They are fewer where those would be more than a page holds, by PAGE and PAGE_BYTES.
    Raises GraphNotFiniteError where a number overflows, ProblemError where the updater does not fit
    the graph, and Refused where there is no such step.
    """
    trace = GraphTrace(graph, updater)
    total = len(trace)
    if start > total:
        raise Refused(
            422,
            f"“start” is past the end: the trace has {total:,} steps, so it must be a whole "
            f"number from 0 to {total:,}.",
            "/start",
        )
    steps = (trace[index] for index in range(start, min(start + min(count, PAGE), total)))
    return {
        "total": total,
        "start": start,
        "result": graph.result,
        "result_value": result_of(graph, trace.passes.values),
        "iterations_at_once": iterations_at_once(graph),
        "with_respect_to": list(graph.with_respect_to),
        "given": [{"name": name, "shape": array.shape} for name, array in graph.given.items()],
        "equations": [_equation(equation) for equation in graph.equations],
        "groups": [asdict(group) for group in graph.groups],
        "blocks": [asdict(block) for block in trace.schedule.blocks],
        "keyframe": graph_keyframe(trace, start),
        "steps": encoded_steps((_step(trace, step) for step in steps), fewest=1),
    }


def _equation(equation: Equation) -> dict[str, Any]:
    return {
        "name": equation.name,
        "op": equation.op.name,
        "sign": equation.op.sign,
        "arguments": equation.arguments,
        "parameters": {
            name: source(value) if name == "key" else value
            for name, value in equation.params.items()
        },
        "shape": equation.shape,
        "line": equation.span.line,
        "group": equation.group,
        "rounds": [asdict(each) for each in equation.rounds],
        "span": asdict(equation.span),
        "target": None if equation.target is None else asdict(equation.target),
        "argument_spans": [asdict(span) for span in equation.spans],
    }


def _step(trace: GraphTrace, step: GraphStep) -> dict[str, Any]:
    told = explain_graph(trace, step)
    return {
        "index": step.index,
        "phase": step.phase,
        "op": step.op,
        "name": step.name,
        "equation": step.equation,
        "place": step.place,
        "result": str(step.result),
        "reads": [str(ref) for ref in step.reads],
        "writes": [{"ref": str(ref), "value": value} for ref, value in step.writes],
        "title": told.title,
        "text": told.text,
        "remark": told.remark,
        "formula": told.formula,
        "chain": told.chain,
    }
