"""How a route has its work done inside the server's bounds.

The work of a route is a function of a module, which takes and returns what can be pickled: the
request's body, and bytes or an answer. What it raises is answered as if the route had raised it.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import TypeVar, TypeVarTuple, cast

from starlette.requests import Request

from ..http.request_body import RequestBody
from ..http.unread import Unread
from .work import MOST, SMALL, TooLongError, Work

B = TypeVar("B", bound=RequestBody)
T = TypeVar("T")
Ts = TypeVarTuple("Ts")


async def run(request: Request, cost: float, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
    """What the function returns; ``cost`` is how many seconds it will take, by an estimate.

    Up to 0.05 seconds it runs beside the event loop, above that in a worker of its own, which is
    ended when the client leaves or after 2 seconds. What is estimated at more, or would have to
    wait for more than a second, is answered with 503.
    """
    work: Work = request.app.state.work
    return await work.run(request, cost, function, *arguments)


def planned(
    cost: Callable[[B], float],
    function: Callable[[B], T],
    wanted: B | Unread[B],
    most: float = MOST,
) -> tuple[float, Callable[[B | Unread[B]], T]]:
    """The cost of a request, and the function that does its work: ``function``, where it is read.

    A body that is unread is read first, in the worker, which raises what reading it raises, and
    TooLongError where it turns out to take longer than ``most``.
    """
    if isinstance(wanted, Unread):
        return max(SMALL * 2, wanted.cost), partial(_read_first, cost, function, most)
    return cost(wanted), cast("Callable[[B | Unread[B]], T]", function)


def _read_first(
    cost: Callable[[B], float], function: Callable[[B], T], most: float, unread: Unread[B]
) -> T:
    wanted = unread.read()
    seconds = cost(wanted)
    if seconds > most:
        raise TooLongError(seconds, most)
    return function(wanted)


async def stream(
    request: Request, cost: float, function: Callable[[*Ts], Iterator[T]], *arguments: *Ts
) -> AsyncIterator[T]:
    """What the function yields, each item, never None, computed when the one before is taken.

    It has a worker to itself, which is ended when the client leaves or an item takes more than 2
    seconds; ``cost`` is for all items, and up to 300 seconds. An error before the first item is
    answered as an error; hand what this returns to a StreamingResponse.
    """
    work: Work = request.app.state.work
    return await work.stream(request, cost, function, *arguments)
