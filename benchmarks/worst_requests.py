"""The worst request of each route that takes a body: its time, its answer's bytes, its memory.

`python -m benchmarks.worst_requests` prints the table, and then what others' steps take while
twenty of each are asked at once; routes named on the command line are measured alone.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from benchmarks.worst import WORST, network

BACKSTEP = Path(sys.executable).with_name("backstep")
#: Of each at once, and steps of others meanwhile.
CROWD, STEPS = 20, 60
_JSON = {"Content-Type": "application/json"}
_STEP = {"problem": network(2, 2, 2, activation="sigmoid", last="sigmoid"), "count": 256}


@contextmanager
def server(workers: int | None = 1) -> Iterator[tuple[str, int]]:
    """A server on a free port, of so many processes or as many as it takes by itself.

    Gives its address, and its first process.
    """
    command = [str(BACKSTEP), "serve", "--port", "0"]
    command += [] if workers is None else ["--workers", str(workers)]
    environment = {**os.environ, "BACKSTEP_LOG": "off"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        try:
            yield found.group(), process.pid
        finally:
            process.terminate()


def memory(process: int) -> int:
    """Bytes of the process and of those it has started, what they share counted once."""
    total = 0
    for each in [process, *started_by(process)]:
        try:
            text = Path(f"/proc/{each}/smaps_rollup").read_text("ascii")
        except OSError:
            continue
        total += int(re.findall(r"^Pss:\s+(\d+)", text, re.MULTILINE)[0]) << 10
    return total


def started_by(process: int) -> Iterator[int]:
    """The processes that it has started, and those that they have."""
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, path.read_text("ascii").split()):
            yield child
            yield from started_by(child)


def written(body: Any, number: int = 0) -> bytes | None:
    """The body as it is sent; with another ``number`` the same in other bytes, which no answer is
    remembered for. It is written before the time is taken, and before others ask.
    """
    return (
        body
        if body is None or isinstance(body, bytes)
        else json.dumps(body).encode() + (b" " * number)
    )


async def ask(
    client: httpx.AsyncClient, address: str, content: bytes | None
) -> tuple[int, int, float]:
    """The status, the bytes as they are sent and the seconds of the answer to one request."""
    began, size = time.perf_counter(), 0
    method = "GET" if content is None else "POST"
    headers = {} if content is None or "import" in address else _JSON
    async with client.stream(method, address, content=content, headers=headers) as answer:
        async for piece in answer.aiter_raw():
            size += len(piece)
    return answer.status_code, size, time.perf_counter() - began


def wanted() -> dict[str, tuple[str, Any]]:
    """The requests of the routes on the command line, or all."""
    return {route: WORST[route] for route in sys.argv[1:] or WORST}


async def one_by_one(client: httpx.AsyncClient, process: int) -> None:
    """Print each request's status, seconds, bytes, and the memory while it is answered."""
    print(f"{'route':<34}{'status':>7}{'seconds':>9}{'kB':>8}{'MiB':>6}")
    for route, (address, body) in wanted().items():
        asking = asyncio.create_task(ask(client, address, written(body)))
        peak = 0
        while not asking.done():
            peak = max(peak, await asyncio.to_thread(memory, process))
            await asyncio.wait({asking}, timeout=0.02)
        status, size, seconds = asking.result()
        print(f"{route:<34}{status:>7}{seconds:>9.2f}{size / 1000:>8.0f}{peak >> 20:>6}")


async def crowded(client: httpx.AsyncClient, process: int) -> None:
    """Print what becomes of twenty of each at once, and of others' steps meanwhile."""
    print(f"\n{'twenty at once':<34}{'statuses':>22}{'p99 of a step, ms':>19}{'MiB':>6}")
    steps_asked = [written({**_STEP, "start": at % 40}) for at in range(STEPS)]
    for route, (address, body) in wanted().items():
        contents = [written(body, at) for at in range(1, CROWD + 1)]
        crowd = [asyncio.create_task(ask(client, address, each)) for each in contents]
        steps, peak = [], 0
        for at in range(STEPS):
            status, _, seconds = await ask(client, "/api/trace", steps_asked[at])
            assert status == 200, status
            steps.append(seconds)
            if at % 10 == 0:
                peak = max(peak, await asyncio.to_thread(memory, process))
        answers = await asyncio.gather(*crowd)
        found = sorted({status for status, _, _ in answers})
        told = " ".join(f"{sum(s == each for s, _, _ in answers)}×{each}" for each in found)
        worst = sorted(steps)[int(0.99 * len(steps))] * 1000
        print(f"{route:<34}{told:>22}{worst:>19.0f}{peak >> 20:>6}")


async def main() -> None:
    """Print both tables."""
    limits = httpx.Limits(max_connections=CROWD + 2)
    with server() as (url, process):
        async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
            await ask(client, "/healthz", None)
            address, body = WORST["/api/practice/exercise"]
            await ask(client, address, written(body))
            await one_by_one(client, process)
            await crowded(client, process)


if __name__ == "__main__":
    asyncio.run(main())
