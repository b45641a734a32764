"""Training, and what it costs."""

from ...engine.counted import counted
from ...engine.iteration import iterate
from ...engine.problem import Problem
from ...engine.training import train
from ...trace.trace import NotFiniteError, Trace
from ..http.refused import Refused
from ..problem import limits
from ..problem.body import ProblemBody
from ..problem.faults import overflow
from ..problem.work_size import products_in
from .answer import StopAnswer, TrainAnswer
from .request import TrainRequest

#: Seconds of an iteration, of a layer in it, and of a product. Measured.
_ITERATION, _LAYER, _PRODUCT = 6e-5, 4e-5, 2.5e-8


def train_answer(wanted: TrainRequest) -> bytes:
    """The answer. Raises ProblemError, NotFiniteError, and Refused where it is too much at once."""
    problem = wanted.problem.to_problem()
    most = max(1, limits.TRAINING_WORK // products_in(wanted.problem))
    if wanted.iterations > most:
        raise Refused(
            422,
            f"A network and a batch of this size are trained at most {most} iterations a request: "
            "send the problem of the answer on for more.",
            "/iterations",
        )
    Trace(problem)  # names the first number that overflows
    trained = train(problem, wanted.iterations)
    done = len(trained.losses) - 1
    answer = TrainAnswer(
        losses=trained.losses,
        problem=ProblemBody.of(trained.problem),
        stopped=None if done == wanted.iterations else _stopped(trained.problem, done),
    )
    return answer.model_dump_json().encode()


def train_cost(wanted: TrainRequest) -> float:
    """Seconds that it takes, by an estimate; no more than it does before it is refused."""
    products = products_in(wanted.problem)
    iterations = min(wanted.iterations, max(1, limits.TRAINING_WORK // max(1, products)))
    layers = len(wanted.problem.network.layers)
    return iterations * (_ITERATION + _LAYER * layers + _PRODUCT * products)


def _stopped(last: Problem, done: int) -> StopAnswer:
    """Why there is no iteration after the one that starts from ``last``."""
    after = f"Training stopped after {counted(done, 'iteration')}"
    try:
        Trace(iterate(last).next_problem())
    except NotFiniteError as error:
        told = overflow(error, "a smaller learning rate")
        return StopAnswer(detail=f"{after}: in the next, {told}", ref=str(error.ref))
    raise AssertionError("training stops only where a number overflows")
