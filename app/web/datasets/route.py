"""GET /api/datasets and POST /api/dataset."""

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ...data import DATASETS, Dataset, table_of_set
from ...data.start import starting_problem
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.body import ProblemBody
from ..work.answer import answer
from ..work.run import planned
from .answer import DatasetAnswer, LearnerAnswer, TableAnswer
from .request import DatasetRequest
from .work import dataset_answer, dataset_cost

router = APIRouter(route_class=JSONRoute, tags=["learning"])
listing = APIRouter(tags=["learning"])


@listing.get("/api/datasets", responses=refusals(), summary="The sets to learn from")
def datasets() -> list[DatasetAnswer]:
    """Each with what it is called, its sizes, and a network that learns it."""
    return _listed()


@cache
def _listed() -> list[DatasetAnswer]:
    return [_answer(dataset) for dataset in DATASETS.values()]


def _answer(dataset: Dataset) -> DatasetAnswer:
    table = table_of_set(dataset, dataset.count, dataset.noise, 1, dataset.held_out)
    network = dataset.network
    return DatasetAnswer(
        id=dataset.id,
        title=dataset.title,
        about=dataset.about,
        kind=dataset.kind,
        inputs=list(dataset.inputs),
        outputs=list(dataset.outputs),
        classes=list(dataset.classes),
        count=dataset.count,
        least=dataset.counts[0],
        most=dataset.counts[1],
        noise=dataset.noise,
        held_out=dataset.held_out,
        source=dataset.source,
        network=LearnerAnswer(
            problem=ProblemBody.of(starting_problem(network, table)),
            batch_size=network.batch_size,
            iterations=network.iterations,
        ),
    )


@router.post(
    "/api/dataset",
    response_model=TableAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="The rows of data",
)
async def dataset(request: Request, wanted: Annotated[DatasetRequest, Body()]) -> Response:
    """The rows that the data means, which of them are held out, and what is odd about them."""
    cost, work = planned(dataset_cost, dataset_answer, wanted)
    return await answer(request, cost, work, wanted)
