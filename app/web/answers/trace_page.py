"""A page of a trace as it goes out, and its form for the API's description."""

from typing import Any

from pydantic import Field

from ...engine.problem import Problem
from ...explain import describe_notation, explain
from ...trace.page import keyframe
from ...trace.schedule import Block, Op, Phase
from ...trace.trace import Step, Trace
from ..http.answer import Answer
from ..http.refused import Refused
from ..problem.limits import PAGE
from .encoded_steps import encoded_steps

MaybeNumber = float | None
PerUnit = list[MaybeNumber]
PerLayer = list[PerUnit]
PerWeight = list[list[PerUnit]]


class BlockAnswer(Answer):
    """Consecutive steps that compute one quantity of one layer."""

    phase: Phase
    op: Op
    quantity: str
    sample: int
    layer: int
    start: int
    count: int
    per_unit: int = Field(description="Steps in a row that belong to one unit.")


class Write(Answer):
    """A number that a step computes."""

    ref: str
    value: float


class StepAnswer(Answer):
    """One step: what it reads, what it writes, and what that means."""

    index: int
    phase: Phase
    op: Op
    sample: int
    layer: int
    unit: int | None = Field(description="null for the loss of the sample")
    source: int | None = Field(description="null unless the number belongs to one weight")
    result: str = Field(description="The ref that the step is about.")
    reads: list[str]
    writes: list[Write] = Field(description="Empty where the number does not exist.")
    title: str
    text: str
    formula: dict[str, Any]


class Keyframe(Answer):
    """Every quantity before the step ``start``; null where it is not computed yet."""

    sample: int = Field(description="The sample whose numbers these are: that of the last step.")
    net: PerLayer
    output: PerLayer
    slope: PerLayer
    error: PerLayer
    delta: PerLayer
    weight_gradient: PerWeight
    bias_gradient: PerLayer
    batch_weight_gradient: PerWeight
    batch_bias_gradient: PerLayer
    updated_weight: PerWeight
    updated_bias: PerLayer
    loss_term: PerUnit
    loss: MaybeNumber


class TraceAnswer(Answer):
    """One page of the trace of one iteration over the batch."""

    total: int = Field(description="Steps of the whole iteration.")
    start: int
    blocks: list[BlockAnswer] = Field(description="The order of all steps.")
    notation: dict[str, Any] = Field(description="How units and weights are named.")
    batch_loss: float = Field(
        description="The loss of the whole batch before the update: the samples’ losses, joined "
        "by the reduction."
    )
    keyframe: Keyframe
    steps: list[StepAnswer] = Field(
        description=f"At most {PAGE}, or fewer, also where more were asked for."
    )


def trace_page(
    problem: Problem, start: int, count: int, notation: str = "lecture"
) -> dict[str, Any]:
    """At most ``count`` steps of the problem's trace from ``start``, in a notation.

    They are fewer where those would be more than a page holds, by PAGE and PAGE_BYTES.
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
    steps = (trace[index] for index in range(start, min(start + min(count, PAGE), total)))
    return {
        "total": total,
        "start": start,
        "blocks": [_block(block) for block in trace.schedule.blocks],
        "notation": describe_notation(problem, notation),
        "batch_loss": trace.iteration.loss,
        "keyframe": keyframe(trace, start),
        "steps": encoded_steps(_step(trace, step, notation) for step in steps),
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
