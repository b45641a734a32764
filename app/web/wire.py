"""Traces and examples as they go out."""

from typing import Any

import orjson

from ..engine.problem import Problem
from ..examples import Example
from ..explain import describe_notation, explain
from ..trace.page import page
from ..trace.schedule import Block
from ..trace.trace import Step, Trace
from .details import Refused
from .limits import PAGE, PAGE_READS


def encode(answer: Any) -> bytes:
    """JSON, in UTF-8."""
    return orjson.dumps(answer)


def trace_page(
    problem: Problem, start: int, count: int, notation: str = "lecture"
) -> dict[str, Any]:
    """At most ``count`` steps of the problem's trace from ``start``, in a notation.

    They are fewer where those would be more than a page holds, by PAGE and PAGE_READS.
    Raises NotFiniteError where a number overflows, and Refused where there is no such step.
    """
    trace = Trace(problem)
    total = len(trace)
    if start > total:
        raise Refused(
            422,
            f"“start” is past the end: the trace has {total:,} steps, so it must be a whole "
            f"number from 0 to {total:,}.",
            "/start",
        )
    cut = page(trace, start, min(count, PAGE), PAGE_READS)
    return {
        "total": total,
        "start": start,
        "blocks": [_block(block) for block in trace.schedule.blocks],
        "notation": describe_notation(problem, notation),
        "batch_loss": trace.iteration.loss,
        "keyframe": cut.keyframe,
        "steps": [_step(trace, step, notation) for step in cut.steps],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "phase": block.phase,
        "op": block.op,
        "quantity": block.quantity,
        "sample": block.sample,
        "layer": block.layer,
        "start": block.start,
        "count": block.count,
        "per_unit": block.per_unit,
    }


def _step(trace: Trace, step: Step, notation: str) -> dict[str, Any]:
    explanation = explain(trace, step, notation)
    return {
        "index": step.index,
        "phase": step.phase,
        "op": step.op,
        "sample": step.sample,
        "layer": step.layer,
        "unit": step.unit,
        "source": step.source,
        "result": str(step.result),
        "reads": [str(ref) for ref in step.reads],
        "writes": [{"ref": str(ref), "value": value} for ref, value in step.writes],
        "title": explanation.title,
        "text": explanation.text,
        "formula": explanation.formula,
    }


def example_answer(example: Example) -> dict[str, Any]:
    """A worked example."""
    return {
        "id": example.id,
        "title": example.title,
        "source": example.source,
        "note": example.note,
        "problem": example.problem,
        "published": [{"ref": ref, "printed": printed} for ref, printed in example.published],
        "after": example.after,
    }
