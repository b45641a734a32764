"""What the server answers, for its API documentation.

Traces and examples go out as bytes encoded once; a test holds these models and the bytes together.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..trace.schedule import Op, Phase
from .limits import PAGE
from .schemas import ProblemBody

MaybeNumber = float | None
PerUnit = list[MaybeNumber]
PerLayer = list[PerUnit]
PerWeight = list[list[PerUnit]]


class Answer(BaseModel):
    """An object of the answer."""

    model_config = ConfigDict(extra="forbid")


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


class StopAnswer(Answer):
    """Why training stopped early."""

    detail: str
    ref: str = Field(description="The first number that overflows in the next iteration.")


class TrainAnswer(Answer):
    """Many iterations at once."""

    losses: list[float] = Field(description="The batch’s loss at the start and after each.")
    problem: ProblemBody = Field(description="With the parameters after the last of them.")
    stopped: StopAnswer | None


class LinesAnswer(Answer):
    """The lines of a program that compute one quantity of one layer, counted from 1."""

    op: Op
    quantity: str
    layer: int
    first: int
    last: int


class ProgramAnswer(Answer):
    """One iteration as a program in NumPy."""

    code: str
    lines: list[LinesAnswer] = Field(description="One for each kind of block of the trace.")
    given: tuple[int, int] = Field(
        description="The first and the last of the lines with what is given."
    )


class CurveAnswer(Answer):
    """The curve of an activation function around 0."""

    activation: str
    name: str = Field(description="As it is called in a sentence.")
    points: list[tuple[float, float, float]] = Field(
        description="net, g(net), g′(net); empty for softmax, which is no function of one net"
    )
    saturated: list[tuple[float, float]] = Field(
        description="From net to net: where |g′| is below 2 % of its largest value."
    )


class Published(Answer):
    """A number as the example's source prints it."""

    ref: str
    printed: str


class ExampleAnswer(Answer):
    """A worked example."""

    id: str
    title: str
    source: str
    note: str
    problem: ProblemBody
    published: list[Published]
    after: dict[str, str] = Field(description="What the source prints of later iterations.")


class Health(Answer):
    """The server is up."""

    status: str = "ok"
    version: str
