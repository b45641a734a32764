"""Who closes the tab ends the work that was done for it, on a real server by a real socket."""

import json
import socket
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from benchmarks.worst_requests import server, started_by

#: Minutes of work: GELU is slow, and every iteration goes through 2000 rows.
LAYERS = [
    {"weights": [[0.01 * unit, 0.5] for unit in range(64)], "activation": "gelu"},
    {"weights": [[0.01] * 64], "activation": "sigmoid"},
]
REQUEST = {
    "problem": {
        "network": {"layers": LAYERS},
        "loss": "binary_cross_entropy",
        "samples": [{"input": [0, 0], "target": [0]}],
        "reduction": "mean",
    },
    "data": {"set": "moons", "count": 2000, "held_out": 0},
    "iterations": 10_000,
    "every": 10,
}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, int]]:
    with server() as told:
        yield told


def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds; it fails long before the work would end by itself."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < 30
        time.sleep(0.02)


def test_a_closed_tab_ends_its_work(served: tuple[str, int]) -> None:
    url, process = served
    host, _, port = url.removeprefix("http://").partition(":")
    body = json.dumps(REQUEST).encode()
    head = f"POST /api/learn HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n"
    before = set(started_by(process))
    with socket.create_connection((host, int(port))) as tab:
        tab.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + body)
        told = b""
        while b'"iteration":10,' not in told:
            part = tab.recv(65536)
            assert part, told
            told += part
        assert told.startswith(b"HTTP/1.1 200")
        learning = set(started_by(process)) - before
        assert learning
    until(lambda: not learning <= set(started_by(process)))
    # Nothing of it is left waiting: who comes next is served.
    again = httpx.post(
        f"{url}/api/learn", json={**REQUEST, "iterations": 1, "every": 1}, timeout=60
    )
    assert again.json()["done"]
