"""GET /api/datasets and POST /api/dataset."""

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Body, Response

from ...data import DATASETS, Dataset, table_of_set
from ...data.start import starting_problem
from ..http.answer import encode, json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.body import ProblemBody
from .answer import DatasetAnswer, LearnerAnswer, TableAnswer
from .request import DatasetRequest

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
    responses=refusals(400, 413, 415, 422),
    summary="The rows of data",
)
def dataset(wanted: Annotated[DatasetRequest, Body()]) -> Response:
    """The rows that the data means, which of them are held out, and what is odd about them."""
    table = wanted.data.to_table()
    return json_response(
        encode(
            {
                "kind": table.kind,
                "inputs": table.inputs.tolist(),
                "targets": table.targets.tolist(),
                "held_out": table.held_out.tolist(),
                "notes": list(table.notes),
            }
        )
    )
