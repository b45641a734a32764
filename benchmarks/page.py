"""Page: one page of a trace over HTTP on the loopback"""

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any

import httpx
import numpy as np
import uvicorn

from app.web.app import create_app
from benchmarks.rows import Row, fastest

_COUNT = 256


def measure() -> Iterable[Row]:
    """Pages of the trace of three networks, beside a request that does nothing."""
    with _client() as client:
        small, large = _problem((2, 4, 4, 1), samples=1), _problem((64, 32, 10), samples=4)
        end = _post(client, large, 0).json()["total"] - _COUNT
        nothing, whole, first, last = fastest(
            partial(client.get, "/healthz"),
            partial(_post, client, small, 0),
            partial(_post, client, large, 0),
            partial(_post, client, large, end),
        )
    yield Row("/healthz", nothing * 1e3, "ms")
    yield Row("2-4-4-1, the whole trace", whole * 1e3, "ms", "/healthz", whole / nothing)
    yield Row(f"64-32-10, steps 0 to {_COUNT}", first * 1e3, "ms", "/healthz", first / nothing)
    name = f"64-32-10, steps {end} to {end + _COUNT}"
    yield Row(name, last * 1e3, "ms", "its first page", last / first)


def _post(client: httpx.Client, problem: dict[str, Any], start: int) -> httpx.Response:
    request = {"problem": problem, "start": start, "count": _COUNT}
    return client.post("/api/trace", json=request).raise_for_status()


@contextmanager
def _client() -> Iterator[httpx.Client]:
    """A client of a server that listens on a free port and runs in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(), access_log=False, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def _problem(sizes: tuple[int, ...], samples: int) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    return {
        "network": {
            "layers": [
                {
                    "weights": rng.normal(size=(n_out, n_in)).tolist(),
                    "biases": rng.normal(size=n_out).tolist(),
                    "activation": "sigmoid",
                    "train_biases": True,
                }
                for n_in, n_out in pairwise(sizes)
            ]
        },
        "loss": "half_squared_error",
        "samples": [
            {"input": rng.normal(size=sizes[0]).tolist(), "target": rng.random(sizes[-1]).tolist()}
            for _ in range(samples)
        ],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": 0.5},
    }
