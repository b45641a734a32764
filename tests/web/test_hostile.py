"""Whatever stands at whatever field of whatever request, the answer is one that was foreseen."""

import asyncio
import json
import random
from copy import deepcopy
from typing import Any

import httpx
import pytest

from tests.web.client import APP, JSON, PROBLEM, ask, places_in

DATA: dict[str, Any] = {"set": "xor", "count": 8, "noise": 0.1, "seed": 1, "held_out": 0.25}
REQUESTS: dict[str, dict[str, Any]] = {
    "/api/trace": {"problem": PROBLEM, "start": 0, "count": 3, "notation": "lecture"},
    "/api/graph/trace": {
        "graph": {
            "text": "L = x * w",
            "values": {"x": [[2.0]], "w": 3.0},
            "with_respect_to": ["w"],
            "result": "L",
        },
        "start": 0,
        "count": 3,
    },
    "/api/graph/train": {
        "graph": {"text": "L = x * x", "values": {"x": 3.0}},
        "optimizer": {"name": "sgd", "learning_rate": 0.1, "momentum": 0.5},
        "optimizer_state": {"iteration": 1, "velocity": {"x": 0.5}},
        "iterations": 2,
    },
    "/api/graph/of-network": {"problem": PROBLEM},
    "/api/train": {"problem": PROBLEM, "iterations": 2},
    "/api/program": {"problem": PROBLEM, "notation": "textbook"},
    "/api/export/pytorch": {"problem": PROBLEM},
    "/api/dataset": {"data": DATA},
    "/api/learn": {"problem": PROBLEM, "data": DATA, "iterations": 1, "shuffle_seed": 1},
    "/api/steps": {
        "problem": PROBLEM,
        "data": DATA,
        "iterations": 1,
        "optimizers": [{"name": "sgd", "schedule": {"name": "step", "every": 2}}],
    },
    "/api/field": {
        "problem": PROBLEM,
        "axes": [0, 1],
        "ranges": [[-1, 1], [-1, 1]],
        "resolution": [3, 3],
        "at": [0, 0],
    },
    "/api/surface": {
        "problem": PROBLEM,
        "along": [
            {"layers": [{"weights": [[1, 0], [0, 1]], "biases": None}] * 2},
            {"layers": [{"weights": [[0, 1], [1, 0]], "biases": [1, 2]}] * 2},
        ],
        "ranges": [[-1, 1], [-1, 1]],
        "resolution": [3, 3],
    },
    "/api/worksheet": {"problem": PROBLEM, "title": "By hand", "asked": [], "format": "tex"},
    "/api/class/table": {"problem": PROBLEM, "content": "bmFtZTtsb3NzCg==", "sample": 0},
    "/api/class/marks": {
        "problem": PROBLEM,
        "header": ["name", "loss"],
        "columns": {"1": "loss"},
        "rows": [{"line": 2, "cells": ["Ada", "0.3"]}],
        "sample": 0,
    },
    "/api/class/file": {"rows": [["name"], ["Ada"]], "format": "csv", "delimiter": ";"},
    "/api/gradient-check": {"problem": PROBLEM},
    "/api/practice/grade": {"problem": PROBLEM, "answers": {"net.1.0": "0.3775"}, "sample": 0},
    "/api/practice/published": {
        "problem": PROBLEM,
        "printed": {"net.1.0": "0.3775"},
        "text": "δo1 = 0.1385",
        "names": "to-from",
        "later": [{"after": 1, "printed": {"loss": "0.29"}}],
    },
    "/api/practice/exercise": {"seed": 1, "sizes": [2, 2, 1], "difficulty": "easy", "samples": 1},
    "/api/lessons/lecture-10/answer": {"question": "x", "answer": "1"},
}
#: As they are written in JSON, or in what some take for it.
HOSTILE = {
    "null": "null",
    "true": "true",
    "a text": '"\\ud800\\u0000"',
    "a long text": f'"{"9" * 5000}"',
    "an empty list": "[]",
    "an empty object": "{}",
    "a deep list": "[" * 500 + "]" * 500,
    "a negative number": "-1",
    "the largest number": "1.7976931348623157e308",
    "the smallest number": "-5e-324",
    "a number beyond": "-1e400",
    "a long number": "7" * 4000,
    "NaN": "NaN",
}


def with_hostile(request: dict[str, Any], path: tuple[Any, ...], written: str) -> bytes:
    """The request with the text for the value at the path."""
    changed: Any = deepcopy(request)
    parent = changed
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = "«here»"
    return json.dumps(changed, ensure_ascii=False).replace('"«here»"', written).encode()


def assert_in_order(answer: httpx.Response) -> None:
    """A refusal says in a sentence what is wrong."""
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"].endswith((".", "?", ".)"))


def test_every_request_with_a_body_is_tried() -> None:
    described = ask("GET", "/openapi.json").json()["paths"]
    posted = {path for path, methods in described.items() if "post" in methods}
    # Files of other software have hostile tests of their own.
    written = {"lecture-10": "{lesson_id}", "pytorch": "{format_name}"}
    tried = set(REQUESTS)
    for place, name in written.items():
        tried = {path.replace(place, name) for path in tried}
    assert tried | {"/api/import"} == posted


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_value_at_any_field_is_answered_or_refused(path: str, kind: str) -> None:
    request = REQUESTS[path]
    for place in places_in(request):
        if path != "/api/trace" and len(place) > 3:
            continue  # inside of a problem, which is read alike in all requests
        body = with_hostile(request, place, HOSTILE[kind])
        answer = ask("POST", path, content=body, headers=JSON)
        assert answer.status_code in (200, 400, 404, 422, 503), (place, answer.text)
        assert_in_order(answer)
        assert len(answer.content) < 200_000


#: Of all requests together.
MUTATED = 100_000


def mutated(request: dict[str, Any], chance: random.Random) -> bytes:
    """The request's JSON with some values and some bytes changed, taken out or put in."""
    changed: Any = deepcopy(request)
    written: dict[str, str] = {}
    for number in range(chance.randint(0, 3)):
        places = places_in(changed)
        if not places:
            break
        *parents, key = chance.choice(places)
        parent = changed
        for each in parents:
            parent = parent[each]
        if chance.random() < 0.3:
            del parent[key]
        elif chance.random() < 0.3:
            parent[key] = deepcopy(chance.choice(list(REQUESTS.values())))
        else:
            mark = f"«{number}»"
            parent[key] = mark
            written[json.dumps(mark, ensure_ascii=False)] = chance.choice(list(HOSTILE.values()))
    text = json.dumps(changed, ensure_ascii=False)
    for mark, value in written.items():
        text = text.replace(mark, value)
    content = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.choice([0, 0, 0, 1, 2, 4])):
        at = chance.randint(0, len(content))
        content[at : at + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
    return bytes(content)


@pytest.mark.chaos
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("path", REQUESTS)
def test_of_a_hundred_thousand_mutated_requests_each_is_answered_or_refused(path: str) -> None:
    chance = random.Random(path)
    bodies = [mutated(REQUESTS[path], chance) for _ in range(-(-MUTATED // len(REQUESTS)))]

    async def send() -> None:
        transport = httpx.ASGITransport(app=APP, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://backstep", timeout=60
        ) as client:
            for body in bodies:
                answer = await client.post(path, content=body, headers=JSON)
                assert answer.status_code < 500 or answer.status_code == 503, body
                assert_in_order(answer)

    asyncio.run(send())
