"""POST /api/learn."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import anyio
import anyio.to_thread
from anyio.lowlevel import current_token
from fastapi import APIRouter, Body
from fastapi.responses import StreamingResponse

from ...engine.learning import Learner, overflow_in
from ..http.answer import encode
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from .answer import LearnLine
from .lines import learning_lines, not_finite
from .request import LearnRequest

router = APIRouter(route_class=JSONRoute, tags=["learning"])

MEDIA_TYPE = "application/x-ndjson"
#: How long a client may have been gone before its work stops, and how long others wait at most.
SLICE = 0.05
#: How many compute at the same time; the others take turns, so that each goes on.
_AT_ONCE = 2

_HEADERS = {
    # A line is to arrive when it is known: neither compressed in blocks nor held by a proxy.
    "Content-Encoding": "identity",
    "X-Accel-Buffering": "no",
    "Cache-Control": "no-store",
}


@router.post(
    "/api/learn",
    response_class=StreamingResponse,
    responses={
        **refusals(400, 413, 415, 422),
        200: {
            "description": "A line of JSON as soon as it is known.",
            "model": LearnLine,
        },
    },
    summary="Learning from data, line by line",
)
def learn(wanted: Annotated[LearnRequest, Body()]) -> StreamingResponse:
    """Iterations one after another, each over a batch of the rows that are not held out. After
    every `every` of them comes a line of JSON, and one at the end, with `done`. The work stops
    when the client goes away.

    A request with `start` and the last line’s problem goes on as if it had not been parted.
    """
    table = wanted.data.to_table()
    rows = table.training
    learner = Learner(
        wanted.problem.to_problem(),
        table.inputs[rows],
        table.targets[rows],
        wanted.batch_size,
        wanted.shuffle_seed,
        wanted.start,
    )
    first, batch = learner.following()
    found = overflow_in(first) or overflow_in(learner.problem())
    if found is not None:
        raise not_finite(found, rows[batch])
    lines = learning_lines(learner, table, wanted.iterations, wanted.every, SLICE)
    return StreamingResponse(_written(lines), media_type=MEDIA_TYPE, headers=_HEADERS)


_turns: dict[Any, anyio.CapacityLimiter] = {}
_END: Any = object()


def _limiter() -> anyio.CapacityLimiter:
    """One for each event loop."""
    return _turns.setdefault(current_token(), anyio.CapacityLimiter(_AT_ONCE))


async def _written(lines: Iterator[dict[str, Any] | None]) -> AsyncIterator[bytes]:
    """The lines as bytes, each computed in a thread; between two of them a client may leave."""
    limiter = _limiter()
    while True:
        line = await anyio.to_thread.run_sync(next, lines, _END, limiter=limiter)
        if line is _END:
            return
        if line is not None:
            yield encode(line) + b"\n"
