"""A client of the app that needs no network, and a problem to change."""

import asyncio
import json
from copy import deepcopy
from typing import Any

import httpx

from app.web.app import create_app

APP = create_app()
JSON = {"Content-Type": "application/json"}

#: Mazur's network, with every field written out.
PROBLEM: dict[str, Any] = {
    "network": {
        "layers": [
            {
                "weights": [[0.15, 0.2], [0.25, 0.3]],
                "biases": [0.35, 0.35],
                "activation": "sigmoid",
                "train_biases": False,
            },
            {
                "weights": [[0.4, 0.45], [0.5, 0.55]],
                "biases": [0.6, 0.6],
                "activation": "sigmoid",
                "train_biases": True,
            },
        ]
    },
    "loss": "half_squared_error",
    "samples": [{"input": [0.05, 0.1], "target": [0.01, 0.99]}],
    "reduction": "sum",
    "optimizer": {"name": "sgd", "learning_rate": 0.5},
}


def ask(method: str, path: str, *, app: Any = APP, **request: Any) -> httpx.Response:
    """The app's answer."""

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://backstep") as client:
            return await client.request(method, path, **request)

    return asyncio.run(answer())


def ask_for_trace(problem: Any, **more: Any) -> httpx.Response:
    """The answer to a request for a page of the problem's trace; NaN is sent as NaN."""
    return send_body(json.dumps({"problem": problem, **more}).encode())


def send_body(body: Any, headers: dict[str, str] | None = None) -> httpx.Response:
    """The answer to a POST of the raw body, which may come in chunks."""
    return ask("POST", "/api/trace", content=body, headers=JSON if headers is None else headers)


def trace_of(problem: Any, **more: Any) -> dict[str, Any]:
    """A page of the problem's trace."""
    answer = ask_for_trace(problem, **more)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def changed(path: str, value: Any) -> dict[str, Any]:
    """PROBLEM with the field at a JSON Pointer set to another value."""
    problem = deepcopy(PROBLEM)
    parent, key = _parent(problem, path)
    parent[key] = value
    return problem


def without(path: str) -> dict[str, Any]:
    """PROBLEM without the field at a JSON Pointer."""
    problem = deepcopy(PROBLEM)
    parent, key = _parent(problem, path)
    del parent[key]
    return problem


def _parent(problem: Any, path: str) -> tuple[Any, Any]:
    _, *keys = [int(key) if key.isdecimal() else key for key in path.split("/")]
    for key in keys[:-1]:
        problem = problem[key]
    return problem, keys[-1]


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every field and element inside."""
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    else:
        inner = []
    below = [place for key, part in inner for place in places_in(part, (*path, key))]
    return [path, *below] if path else below


def assert_problem(answer: httpx.Response, status: int, *remedies: str) -> dict[str, Any]:
    """Check that the answer is a problem details document whose detail holds the words."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["type"] == "about:blank"
    for remedy in remedies:
        assert remedy in problem["detail"]
    return problem
