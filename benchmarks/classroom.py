"""A class at once: what students' requests take while so many of them work.

`python -m benchmarks.classroom 1000 120` has a thousand students for two minutes: each asks every 2
to 6 seconds, half of the time for the next steps, else after an edit, for iterations, to have
answers graded, or for the page anew. The server starts as `make run` starts it. What one student
takes alone is measured before, and what the rest is compared to.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.__main__ import line
from benchmarks.rows import Row
from benchmarks.worst_requests import memory, server

#: Seconds between two requests of a student.
PAUSE = (2.0, 6.0)
_ALONE = 200
_ANSWERS = {"delta.2.0": "0.1385", "delta.2.1": "-0.0381", "net.1.0": "0.3775"}


def problem(chance: random.Random) -> dict[str, Any]:
    """A problem with numbers of a student's own."""
    layer = [[round(chance.uniform(-1, 1), 3) for _ in range(2)] for _ in range(2)]
    layers = [{"weights": layer, "biases": [0.35, 0.35], "activation": "sigmoid"}] * 2
    samples = [{"input": [round(chance.random(), 3), 0.1], "target": [0.01, 0.99]}]
    return {"network": {"layers": layers}, "loss": "half_squared_error", "samples": samples}


class Connection:
    """A connection that is kept, without all that a library does for each request."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: Any = None) -> tuple[int, bytes]:
        """The status and the content of an answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body).encode()
        method = "GET" if body is None else "POST"
        head = f"{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(content)}\r\n"
        writer.write(f"{head}Content-Type: application/json\r\n\r\n".encode() + content)
        answer = await reader.readuntil(b"\r\n\r\n")
        size = int(answer.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        return int(answer.split(b" ", 2)[1]), await reader.readexactly(size)

    def close(self) -> None:
        """Let it go."""
        if self._streams is not None:
            self._streams[1].close()


class Classroom:
    """So many students, and what came of their requests."""

    def __init__(self, url: str) -> None:
        host, _, port = url.removeprefix("http://").partition(":")
        self.at = (host, int(port))
        self.answers: Counter[int] = Counter()
        self.seconds: list[float] = []

    async def work(self, students: int, seconds: float) -> None:
        """Have them work for so long."""
        end = time.perf_counter() + seconds
        await asyncio.gather(*(self._student(number, end) for number in range(students)))

    async def _student(self, number: int, end: float) -> None:
        chance = random.Random(number)
        connection = Connection(*self.at)
        requests = _requests(chance)
        # Not all begin at the same moment.
        pause = chance.uniform(0, PAUSE[1])
        while time.perf_counter() + pause < end:
            await asyncio.sleep(pause)
            await self.ask(connection, *next(requests))
            pause = chance.uniform(*PAUSE)
        connection.close()

    async def ask(self, connection: Connection, path: str, body: Any) -> None:
        """One request, counted and timed; what is no answer counts as 0."""
        began = time.perf_counter()
        try:
            status, _ = await connection.ask(path, body)
        except (OSError, asyncio.IncompleteReadError):
            status = 0
        self.answers[status] += 1
        self.seconds.append(time.perf_counter() - began)

    def taken(self, share: float) -> float:
        """Within how many milliseconds this share of the requests was answered."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))] * 1000


def _requests(chance: random.Random) -> Iterator[tuple[str, Any]]:
    """What a student asks for, one after another."""
    mine = problem(chance)
    while True:
        kind = chance.choice(("step",) * 4 + ("edit", "train", "grade", "reload"))
        if kind == "reload":
            yield "/", None
        elif kind == "train":
            yield "/api/train", {"problem": mine, "iterations": 100}
        elif kind == "grade":
            yield "/api/practice/grade", {"problem": mine, "answers": _ANSWERS}
        else:
            mine = problem(chance) if kind == "edit" else mine
            yield "/api/trace", {"problem": mine, "start": chance.randrange(0, 40), "count": 256}


async def alone(url: str) -> Classroom:
    """One student who does not pause."""
    one = Classroom(url)
    connection = Connection(*one.at)
    requests = _requests(random.Random(-1))
    for _ in range(_ALONE):
        await one.ask(connection, *next(requests))
    connection.close()
    return one


async def measured(students: int, seconds: float) -> list[Row]:
    """The rows of the table."""
    with server(workers=None) as (url, process):
        one = await alone(url)
        many = Classroom(url)
        await many.work(students, seconds)
        held = memory(process) / (1 << 20)
    wrong = many.answers.total() - many.answers[200]
    of = f"{students} students"
    times = [(share, many.taken(share), one.taken(share)) for share in (0.5, 0.99)]
    return [
        Row(f"{of}: requests a second", many.answers.total() / seconds, "   "),
        Row(f"{of}: not answered with 200", wrong, "   "),
        *(
            Row(f"{of}: {share:.0%} within", taken, "ms ", "one alone", taken / by_one)
            for share, taken, by_one in times
        ),
        Row(f"{of}: memory", held, "MiB"),
    ]


def main() -> None:
    """Print the table."""
    students, seconds = map(int, sys.argv[1:] or (1000, 120))
    for row in asyncio.run(measured(students, seconds)):
        print(line(row))


if __name__ == "__main__":
    main()
