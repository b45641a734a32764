"""What is done with a graph, and what it costs."""

from ...engine.counted import counted
from ...engine.faults import ProblemError
from ...engine.graph.limits import EQUATIONS
from ...engine.graph.of_network import graph_of
from ...engine.graph.stepping import GraphState, Updater
from ...engine.graph.training import train_graph
from ...trace.graph.trace import GraphTrace
from ...trace.trace import Trace
from ..http.answer import encode
from ..http.refused import Refused
from ..problem.graph_body import GraphBody
from ..problem.optimizer import OptimizerBody
from ..problem.request import ProblemRequest
from ..problem.work_size import (
    equations_in,
    graph_seconds,
    products_in,
    steps_in,
    unrolled_in,
)
from .answer import GraphTrainAnswer, NetworkGraphAnswer
from .iterations import SECONDS, iterations_at_once
from .page import graph_trace_page
from .request import GraphTraceRequest, GraphTrainRequest
from .state import GraphStateBody

#: Seconds of an equation that is read, and of a step, most of which is explaining it. Measured.
_EQUATION, _STEP = 5e-4, 3e-4
#: Steps of a page that is as large in bytes as a page may be.
_LONG = 1500


def graph_answer(wanted: GraphTraceRequest) -> bytes:
    """The page that is asked for. Raises GraphError, GraphNotFiniteError and Refused."""
    graph = wanted.graph.to_graph()
    if wanted.optimizer is None and wanted.optimizer_state is not None:
        raise Refused(
            422,
            "“optimizer_state” is what an optimizer has left: give “optimizer” beside it, or "
            "leave it out.",
            "/optimizer_state",
        )
    try:
        updater = _updater(wanted.optimizer, wanted.optimizer_state)
        return encode(graph_trace_page(graph, wanted.start, wanted.count, updater))
    except ProblemError as error:
        raise Refused(422, error.detail, error.pointer) from None


def _updater(optimizer: OptimizerBody | None, state: GraphStateBody | None) -> Updater | None:
    """What the graph learns by; None without an optimizer. Raises ProblemError and Refused."""
    if optimizer is None:
        return None
    kept = GraphState() if state is None else state.to_state()
    return Updater(optimizer.to_optimizer(), kept)


def graph_cost(wanted: GraphTraceRequest) -> float:
    """Seconds that the page takes, by an estimate: before the text is read it cannot be known."""
    equations = min(unrolled_in(wanted.graph.text), EQUATIONS)
    return _EQUATION * equations + _STEP * min(wanted.count, steps_in(wanted.graph), _LONG)


def train_answer(wanted: GraphTrainRequest) -> bytes:
    """The answer. Raises GraphError, GraphNotFiniteError and Refused."""
    graph = wanted.graph.to_graph()
    GraphTrace(graph)  # names the first number that overflows
    most = iterations_at_once(graph)
    if wanted.iterations > most:
        raise Refused(
            422,
            f"A graph of this size is trained at most {most} iterations a request: send the graph "
            "and the optimizer_state of the answer on for more.",
            "/iterations",
        )
    state = None if wanted.optimizer_state is None else wanted.optimizer_state.to_state()
    try:
        optimizer = wanted.optimizer.to_optimizer()
        trained = train_graph(graph, optimizer, wanted.iterations, state)
    except ProblemError as error:
        raise Refused(422, error.detail, error.pointer) from None
    done = len(trained.losses) - 1
    stopped = None
    if done < wanted.iterations:
        stopped = (
            f"Training stopped after {counted(done, 'iteration')}: in the next, a number would not "
            "be finite. Use a smaller learning rate."
        )
    body = wanted.graph.model_copy(
        update={"values": {name: array.tolist() for name, array in trained.graph.given.items()}}
    )
    answer = GraphTrainAnswer(
        losses=trained.losses,
        graph=body,
        optimizer_state=GraphStateBody.of(trained.state) if optimizer.counts else None,
        stopped=stopped,
    )
    return answer.model_dump_json().encode()


def train_cost(wanted: GraphTrainRequest) -> float:
    """Seconds that it takes, by an estimate."""
    equations = equations_in(wanted.graph.text)
    return graph_seconds(wanted.graph) + SECONDS * min(3 * equations * wanted.iterations, 8000)


def network_graph_answer(wanted: ProblemRequest) -> bytes:
    """The graph of a network. Raises ProblemError, NotFiniteError and GraphError."""
    problem = wanted.problem.to_problem()
    Trace(problem)  # names the first number that overflows
    made = graph_of(problem)
    answer = NetworkGraphAnswer(graph=GraphBody.of(made.graph), names=dict(made.names))
    return answer.model_dump_json().encode()


def network_graph_cost(wanted: ProblemRequest) -> float:
    """Seconds that it takes, by an estimate."""
    return 2e-3 + 5e-8 * products_in(wanted.problem)
