"""POST /api/train."""

from typing import Annotated

from fastapi import APIRouter, Body

from ...engine.counted import counted
from ...engine.iteration import iterate
from ...engine.problem import Problem
from ...engine.training import train
from ...trace.trace import NotFiniteError, Trace
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.problem_details import Refused
from ..problem import limits
from ..problem.body import ProblemBody
from ..problem.faults import overflow
from .answer import StopAnswer, TrainAnswer
from .request import TrainRequest

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/train",
    responses=refusals(400, 413, 415, 422),
    summary="Many iterations at once",
)
def train_network(wanted: Annotated[TrainRequest, Body()]) -> TrainAnswer:
    """The loss at the start and after each iteration, and the problem with the parameters that the
    last one leaves. It stops before a number overflows, and says so.
    """
    problem = wanted.problem.to_problem()
    most = _most_iterations(problem)
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
    return TrainAnswer(
        losses=trained.losses,
        problem=ProblemBody.of(trained.problem),
        stopped=None if done == wanted.iterations else _stopped(trained.problem, done),
    )


def _most_iterations(problem: Problem) -> int:
    work = sum(
        layer.weights.size + limits.ACTIVATION_WORK * layer.units for layer in problem.layers
    )
    return max(1, limits.TRAINING_WORK // (work * len(problem.inputs)))


def _stopped(last: Problem, done: int) -> StopAnswer:
    """Why there is no iteration after the one that starts from ``last``."""
    after = f"Training stopped after {counted(done, 'iteration')}"
    try:
        Trace(iterate(last).next_problem())
    except NotFiniteError as error:
        told = overflow(error, "a smaller learning rate")
        return StopAnswer(detail=f"{after}: in the next, {told}", ref=str(error.ref))
    raise AssertionError("training stops only where a number overflows")
