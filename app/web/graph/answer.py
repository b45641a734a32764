"""A page of a graph's trace as it goes out, and its form for the API's description."""

from typing import Any

from pydantic import ConfigDict, Field

from ...trace.graph.schedule import GraphPhase
from ..http.answer import Answer
from ..problem.graph_body import GraphBody
from .state import GraphStateBody


class SpanAnswer(Answer):
    """A part of the text: lines and columns count from 1, the last column is not part of it."""

    line: int
    column: int
    end_line: int
    end_column: int


class RoundAnswer(Answer):
    """One round of a loop of the text."""

    line: int
    variable: str
    value: int = Field(description="What the variable is in this round.")
    number: int = Field(description="Which round it is, from 1.")


class EquationAnswer(Answer):
    """name = op(arguments)."""

    name: str
    op: str
    sign: str = Field(description="What stands on the op’s gate.")
    arguments: list[str | float] = Field(description="Names of arrays, and constants.")
    parameters: dict[str, Any]
    shape: list[int]
    line: int
    group: str | None = Field(description="The call of a function of the text that it belongs to.")
    rounds: list[RoundAnswer] = Field(description="The loops that it is in, outermost first.")
    span: SpanAnswer = Field(description="Where the expression stands.")
    target: SpanAnswer | None = Field(description="The name that is assigned to, where it is all.")
    argument_spans: list[SpanAnswer]


class GroupAnswer(Answer):
    """One call of a function of the text."""

    name: str
    function: str
    line: int
    parent: str | None = Field(description="The call that it is within.")
    inputs: list[str | float]


class GivenAnswer(Answer):
    """A given array."""

    name: str
    shape: list[int]


class GraphBlockAnswer(Answer):
    """Consecutive steps that compute one array, or its gradient, in row-major order."""

    phase: GraphPhase
    op: str = Field(
        description="The equation’s op forward, `gradient` backward, in the update the quantity "
        "that the optimizer computes: `velocity`, `first_moment`, …, at the end `updated`."
    )
    name: str = Field(description="The array; empty for a number of all that learn together.")
    equation: int | None = Field(description="Which of the equations; null for a given array.")
    start: int
    count: int


class GraphWrite(Answer):
    """The number that a step computes."""

    ref: str
    value: float


class UseAnswer(Answer):
    """One use of a number: what comes back there, times the local derivative."""

    ref: str = Field(description="The gradient of the use.")
    name: str
    element: str = Field(description="The use in words, such as c[0, 1].")
    gradient: float
    local: float
    source: str | None = Field(description="The number that the local derivative is, if it is one.")
    product: float
    formula: dict[str, Any] = Field(description="The local derivative with its numbers.")


class ZerosAnswer(Answer):
    """Uses that give 0, and the op that sent nothing back (empty where there are several)."""

    op: str
    count: int


class RestAnswer(Answer):
    """Uses that are not listed."""

    count: int
    sum: float


class ChainAnswer(Answer):
    """The sum over the uses."""

    uses: list[UseAnswer]
    zeros: list[ZerosAnswer]
    more: RestAnswer | None


class GraphStepAnswer(Answer):
    """One number: what it reads, what it writes, and what that means."""

    index: int
    phase: GraphPhase
    op: str
    name: str
    equation: int | None
    place: int = Field(description="Which number of the array it is, in row-major order.")
    result: str
    reads: list[str]
    writes: list[GraphWrite]
    title: str
    text: str
    remark: str = Field(description="What the usual mistake would give, or is worth knowing.")
    formula: dict[str, Any]
    chain: ChainAnswer | None = Field(description="null but backward")


class GraphKeyframe(Answer):
    """Every array before the step ``start``; null where a number is not computed yet.

    With an optimizer there is an object also for each quantity that it computes, and a number for
    `gradient_norm` and `learning_rate` where it has them.
    """

    model_config = ConfigDict(extra="allow")

    value: dict[str, Any]
    gradient: dict[str, Any]


class GraphTraceAnswer(Answer):
    """One page of the trace of both passes, and of the update where there is an optimizer."""

    total: int
    start: int
    result: str = Field(description="The name of the array that is differentiated.")
    result_value: float = Field(description="What the forward pass ends with.")
    iterations_at_once: int = Field(
        description="How many iterations one request to `/api/graph/train` may ask of this graph."
    )
    with_respect_to: list[str]
    given: list[GivenAnswer]
    equations: list[EquationAnswer]
    groups: list[GroupAnswer]
    blocks: list[GraphBlockAnswer]
    keyframe: GraphKeyframe
    steps: list[GraphStepAnswer]


class GraphTrainAnswer(Answer):
    """Many iterations at once."""

    losses: list[float] = Field(description="The result at the start and after each.")
    graph: GraphBody = Field(description="With the arrays after the last of them.")
    optimizer_state: GraphStateBody | None = Field(
        description="What the optimizer keeps for the next; null where that is nothing."
    )
    stopped: str | None = Field(description="Why it stopped early.")


class NetworkGraphAnswer(Answer):
    """A network as a graph."""

    graph: GraphBody
    names: dict[str, str] = Field(
        description="Which array each quantity of the network is, by `quantity.layer`: `delta.1` "
        "is `gradient.net_h`. Of a batch, arrays are over all samples."
    )
