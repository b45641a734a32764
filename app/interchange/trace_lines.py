"""The trace as JSON lines: the problem, then a line for each step."""

import json
from collections.abc import Iterator
from typing import Any

from ..engine.problem import Problem
from ..explain import explain
from ..trace.trace import Step, Trace
from .fault import InterchangeError
from .wire import to_wire

#: The most steps that are written: a step is half a kilobyte or more.
MOST_STEPS = 20_000


def write(problem: Problem) -> bytes:
    """Each step with what it reads and writes, its words, and its formula in LaTeX."""
    trace = Trace(problem)
    too_many(len(trace), "Take fewer samples, or a smaller network.")
    lines = (json.dumps(each, ensure_ascii=False) for each in _records(trace))
    return "".join(f"{line}\n" for line in lines).encode()


def too_many(steps: int, remedy: str) -> None:
    """Raise InterchangeError where there are more steps than are written."""
    if steps > MOST_STEPS:
        raise InterchangeError(
            f"The trace has {steps:,} steps; at most {MOST_STEPS:,} are written as lines. {remedy}"
        )


def _records(trace: Trace) -> Iterator[dict[str, Any]]:
    yield {"problem": to_wire(trace.problem), "total": len(trace), "loss": trace.iteration.loss}
    for step in trace:
        yield record(trace, step)


def record(trace: Trace, step: Step) -> dict[str, Any]:
    """A step as the wire has it, its formula as LaTeX."""
    told = explain(trace, step)
    return {
        "index": step.index,
        "phase": step.phase,
        "op": step.op,
        "sample": step.sample,
        "layer": step.layer,
        "unit": step.unit,
        "source": step.source,
        "reads": [str(ref) for ref in step.reads],
        "writes": [{"ref": str(ref), "value": value} for ref, value in step.writes],
        "title": told.title,
        "text": told.text,
        "latex": told.formula["latex"],
    }
