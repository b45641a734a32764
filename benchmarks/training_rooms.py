"""Learning rooms that train at once: how far they come, and what others' requests take meanwhile.

`python -m benchmarks.training_rooms 20 30` has twenty rooms train for thirty seconds, and until
each has had its turn: at 50 iterations a second, and then as fast as it goes. Each asks as the page
does: for two seconds of what is shown, or for a whole run, which is looked at for a while; and
again after what `Retry-After` says where there is no room. The server starts as `make run` starts
it; that its workers come is not counted.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from itertools import count
from typing import Any

import httpx

from benchmarks.__main__ import line
from benchmarks.classroom import problem
from benchmarks.rows import Row
from benchmarks.worst_requests import ask, server, written

#: Iterations a second that the rooms show; 0 is as fast as it goes.
PACES = (50, 0)
_SECONDS_A_REQUEST, _WHOLE_RUN, _LINES = 2, 2000, 800
#: Seconds for which somebody looks at what came of a whole run.
_LOOKED_AT = 5.0
#: Short runs that are asked for at once before, so that each process of the server has a worker.
_BEFORE = 8


class Rooms:
    """So many rooms on a server, and what came of their requests and of others'."""

    def __init__(self, url: str, pace: int) -> None:
        self.url, self.pace = url, pace
        #: The statuses that rooms were answered with, and others.
        self.answers: Counter[int] = Counter()
        self.others: Counter[int] = Counter()
        #: Iterations that each room has come to, by its number.
        self.reached: Counter[int] = Counter()
        #: Seconds that `/healthz` and a page of steps took meanwhile.
        self.lives: list[float] = []
        self.steps: list[float] = []

    async def work(self, rooms: int, seconds: float) -> None:
        """Have them train for so long, and others step."""
        limits = httpx.Limits(max_connections=rooms + 2)
        async with httpx.AsyncClient(base_url=self.url, timeout=60, limits=limits) as client:
            sets = {each["id"]: each for each in (await client.get("/api/datasets")).json()}
            short = {"problem": sets["xor"]["network"]["problem"], "data": {"set": "xor"}}
            asked = [ask(client, "/api/learn", written(short, number)) for number in range(_BEFORE)]
            await asyncio.gather(*asked)
            end = time.perf_counter() + seconds
            others = asyncio.create_task(self._others(client))
            training = [self._room(client, number, sets, end) for number in range(rooms)]
            await asyncio.gather(*training)
            others.cancel()

    async def _room(
        self, client: httpx.AsyncClient, number: int, sets: dict[str, Any], end: float
    ) -> None:
        """One room: every third learns handwritten digits, the others moons."""
        chosen = sets["moons" if number % 3 else "digits"]
        data = {"set": chosen["id"], "seed": 1 + number}
        now, every = chosen["network"]["problem"], 1
        iterations = self.pace * _SECONDS_A_REQUEST
        if not iterations:
            iterations, every = _WHOLE_RUN, -(-_WHOLE_RUN // _LINES)
        while not self.reached[number] or time.perf_counter() < end:
            request = {
                "problem": now,
                "data": data,
                "batch_size": chosen["network"]["batch_size"],
                "shuffle_seed": 1,
                "start": self.reached[number],
                "iterations": iterations,
                "every": every,
            }
            async with client.stream("POST", "/api/learn", json=request) as answer:
                self.answers[answer.status_code] += 1
                if answer.status_code != 200:
                    wait = float(answer.headers.get("retry-after", 1))
                else:
                    began, wait = time.perf_counter(), 0.0
                    async for text in answer.aiter_lines():
                        told = json.loads(text)
                        now, self.reached[number] = told["problem"], told["iteration"]
                        if time.perf_counter() > end:
                            return
                    passed = time.perf_counter() - began
                    wait = max(0, _SECONDS_A_REQUEST - passed) if self.pace else _LOOKED_AT
            await asyncio.sleep(wait)

    async def _others(self, client: httpx.AsyncClient) -> None:
        for number in count():
            mine = {"problem": problem(random.Random(number)), "start": 0, "count": 40}
            for path, body, taken in (
                ("/healthz", None, self.lives),
                ("/api/trace", mine, self.steps),
            ):
                status, _, seconds = await ask(
                    client, path, None if body is None else written(body)
                )
                self.others[status] += 1
                taken.append(seconds)
            await asyncio.sleep(0.05)

    def tell(self, seconds: float) -> None:
        """Print what was found in so many seconds."""
        for row in self._rows(seconds):
            print(line(row), flush=True)

    def _rows(self, seconds: float) -> list[Row]:
        of = (
            f"{len(self.reached)} rooms at {f'{self.pace} a second' if self.pace else 'full speed'}"
        )
        each = sorted(self.reached.values())
        return [
            Row(f"{of}: iterations a second, all", sum(each) / seconds, "   "),
            Row(f"{of}: the slowest", each[0] / seconds, "   "),
            Row(f"{of}: told to wait", self.answers[503], "   "),
            *(
                Row(f"{of}: {path}, {name}", taken * 1000, "ms ")
                for path, times in (("/healthz", self.lives), ("a step", self.steps))
                for name, taken in (("median", _at(times, 0.5)), ("longest", max(times)))
            ),
        ]


def _at(times: list[float], share: float) -> float:
    return sorted(times)[int(share * (len(times) - 1))]


def main() -> None:
    """Print the tables."""
    rooms, seconds = map(int, sys.argv[1:] or (20, 30))
    with server(workers=None) as (url, _):
        for pace in PACES:
            trained = Rooms(url, pace)
            asyncio.run(trained.work(rooms, seconds))
            trained.tell(seconds)


if __name__ == "__main__":
    main()
