"""The worst request of each route that takes a body: its time, its answer's bytes, its memory.

`python -m benchmarks.worst_requests` prints the table, and then what others' steps take while
twenty of each are asked at once; routes named on the command line are measured alone. A route that
joins has its row in WORST: a test asks for it.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import numpy as np

BACKSTEP = Path(sys.executable).with_name("backstep")
#: Of each at once, and steps of others meanwhile.
CROWD, STEPS = 20, 60


def _network(*sizes: int, activation: str = "gelu", last: str = "identity", n: int = 1) -> Any:
    """A problem of these sizes with numbers of many digits."""
    chance = np.random.default_rng(1)
    layers = [
        {
            "weights": chance.normal(size=(n_out, n_in)).tolist(),
            "biases": chance.normal(size=n_out).tolist(),
            "activation": activation,
        }
        for n_in, n_out in pairwise(sizes)
    ]
    layers[-1]["activation"] = last
    targets = chance.random((n, sizes[-1]))
    targets /= targets.sum(axis=1, keepdims=True)
    samples = [
        {"input": chance.normal(size=sizes[0]).tolist(), "target": target.tolist()}
        for target in targets
    ]
    return {"network": {"layers": layers}, "loss": "half_squared_error", "samples": samples}


_DEEP = _network(50, 50, 50, 50, 50, 50, 50, n=64)
_SQUARE = _network(140, 140)
_NARROW = _network(1, 66, 1, 66, 1, 66, 1, n=16)
_WRONG = {f"weight_gradient.{layer}.{j}.0": "0.1234567" for layer in (1, 3, 5) for j in range(66)}
_ROWS = np.random.default_rng(2).normal(size=(10_000, 8)).tolist()
_TABLE = {"inputs": _ROWS, "targets": [[row[0]] for row in _ROWS]}
_GRAPH = {
    "text": "a = x @ w\nb = tanh(a)\nfor i in range(40):\n    b = tanh(b @ w)\nL = sum(b * b)",
    "values": {"x": np.ones((16, 24)).tolist(), "w": np.full((24, 24), 0.01).tolist()},
}
_REFS = [f"weight_gradient.2.{j}.{i}" for j in range(5) for i in range(5)]
_CLASS = b64encode(
    "\n".join(["Name," + ",".join(_WRONG), *(["A," + "0.1," * 197 + "0.1"] * 800)]).encode()
).decode()
_GRID = {"ranges": [[-6, 6], [-6, 6]], "resolution": [200, 200]}

#: By route, then by the address asked: the request's body, as JSON or as it stands.
WORST: dict[str, tuple[str, Any]] = {
    "/api/trace": (
        "/api/trace",
        {"problem": _network(19, 1024, last="softmax"), "start": 1024, "count": 4096},
    ),
    "/api/graph/trace": ("/api/graph/trace", {"graph": _GRAPH, "start": 5000, "count": 4096}),
    "/api/graph/train": ("/api/graph/train", {"graph": _GRAPH, "iterations": 1000}),
    "/api/graph/of-network": ("/api/graph/of-network", {"problem": _DEEP}),
    "/api/train": ("/api/train", {"problem": _NARROW, "iterations": 1000}),
    "/api/dataset": ("/api/dataset", {"data": _TABLE}),
    "/api/learn": (
        "/api/learn",
        {"problem": _network(8, 32, 32, 1), "data": _TABLE, "iterations": 20, "every": 5},
    ),
    "/api/steps": (
        "/api/steps",
        {
            "problem": _network(8, 32, 32, 1),
            "data": _TABLE,
            "iterations": 10,
            "optimizers": [{"name": "adam"}] * 8,
        },
    ),
    "/api/field": ("/api/field", {"problem": _network(2, 64, 64, 1), **_GRID}),
    "/api/surface": (
        "/api/surface",
        {"problem": _network(2, 8, 1, n=64), "along": ["weight.1.0.0", "weight.2.0.0"], **_GRID},
    ),
    "/api/program": ("/api/program", {"problem": _DEEP}),
    "/api/export/{format_name}": ("/api/export/xlsx", {"problem": _DEEP}),
    "/api/import": ("/api/import?name=a.json", json.dumps({"problem": _DEEP}).encode()),
    "/api/gradient-check": ("/api/gradient-check", {"problem": _DEEP}),
    "/api/practice/grade": ("/api/practice/grade", {"problem": _NARROW, "answers": _WRONG}),
    "/api/practice/published": (
        "/api/practice/published",
        {
            "problem": _NARROW,
            "printed": _WRONG,
            "later": [{"after": after, "printed": {"loss": "0.123456"}} for after in (5, 10_000)],
        },
    ),
    "/api/practice/exercise": (
        "/api/practice/exercise",
        {"seed": 3, "sizes": [5, 5, 5, 5, 5], "difficulty": "hard", "samples": 4},
    ),
    "/api/lessons/{lesson_id}/answer": (
        "/api/lessons/lecture-10/answer",
        {"question": "x", "answer": "1" * 60},
    ),
    "/api/class/table": ("/api/class/table", {"problem": _NARROW, "content": _CLASS}),
    "/api/class/marks": (
        "/api/class/marks",
        {
            "problem": _network(5, 5, 5),
            "header": _REFS,
            "columns": {str(at): ref for at, ref in enumerate(_REFS)},
            "rows": [{"line": line, "cells": ["0.1234567"] * len(_REFS)} for line in range(2, 52)],
        },
    ),
    "/api/class/file": (
        "/api/class/file",
        {"rows": [["0.1234567"] * 20 for _ in range(3000)], "format": "xlsx"},
    ),
    "/api/worksheet": ("/api/worksheet", {"problem": _network(5, 5, 5, 5, 5), "solution": True}),
    "/worksheet": ("/worksheet?sizes=5-5-5-5-5&count=10&difficulty=hard", None),
}
_STEP = {"problem": _network(2, 2, 2, activation="sigmoid", last="sigmoid"), "count": 256}


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


async def ask(
    client: httpx.AsyncClient, address: str, body: Any, number: int = 0
) -> tuple[int, int, float]:
    """The status, the bytes and the seconds of the answer to one request.

    With another ``number`` the body says the same in other bytes, so that no answer is remembered.
    """
    began = time.perf_counter()
    if body is None:
        answer = await client.get(address)
    elif isinstance(body, bytes):
        answer = await client.post(address, content=body)
    else:
        content = json.dumps(body) + " " * number
        headers = {"Content-Type": "application/json"}
        answer = await client.post(address, content=content, headers=headers)
    return answer.status_code, len(answer.content), time.perf_counter() - began


def wanted() -> dict[str, tuple[str, Any]]:
    """The requests of the routes on the command line, or all."""
    return {route: WORST[route] for route in sys.argv[1:] or WORST}


async def one_by_one(client: httpx.AsyncClient, process: int) -> None:
    """Print each request's status, seconds, bytes, and the memory while it is answered."""
    print(f"{'route':<34}{'status':>7}{'seconds':>9}{'kB':>8}{'MiB':>6}")
    for route, (address, body) in wanted().items():
        asking = asyncio.create_task(ask(client, address, body))
        peak = 0
        while not asking.done():
            peak = max(peak, await asyncio.to_thread(memory, process))
            await asyncio.wait({asking}, timeout=0.02)
        status, size, seconds = asking.result()
        print(f"{route:<34}{status:>7}{seconds:>9.2f}{size / 1000:>8.0f}{peak >> 20:>6}")


async def crowded(client: httpx.AsyncClient, process: int) -> None:
    """Print what becomes of twenty of each at once, and of others' steps meanwhile."""
    print(f"\n{'twenty at once':<34}{'statuses':>22}{'p99 of a step, ms':>19}{'MiB':>6}")
    for route, (address, body) in wanted().items():
        crowd = [asyncio.create_task(ask(client, address, body, at)) for at in range(1, CROWD + 1)]
        steps, peak = [], 0
        for at in range(STEPS):
            step = {**_STEP, "start": at % 40}
            status, _, seconds = await ask(client, "/api/trace", step)
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
            await ask(client, *WORST["/api/practice/exercise"])
            await one_by_one(client, process)
            await crowded(client, process)


if __name__ == "__main__":
    asyncio.run(main())
