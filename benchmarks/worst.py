"""The worst request of each route that takes a body, and one that is answered.

A route that joins has its row in WORST: a test asks for it.
"""

import json
from base64 import b64encode
from itertools import pairwise
from typing import Any

import numpy as np


def network(*sizes: int, activation: str = "gelu", last: str = "identity", n: int = 1) -> Any:
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


_DEEP = network(50, 50, 50, 50, 50, 50, 50, n=64)
_SQUARE = network(140, 140)
_NARROW = network(1, 66, 1, 66, 1, 66, 1, n=16)
_WRONG = {f"weight_gradient.{layer}.{j}.0": "0.1234567" for layer in (1, 3, 5) for j in range(66)}
_ROWS = np.random.default_rng(2).normal(size=(10_000, 40)).tolist()
_TABLE = {"inputs": _ROWS, "targets": [[row[0]] for row in _ROWS]}
_GRAPH = {
    "text": "a = x @ w\nb = tanh(a)\nfor i in range(40):\n    b = tanh(b @ w)\nL = sum(b * b)",
    "values": {"x": np.ones((16, 24)).tolist(), "w": np.full((24, 24), 0.01).tolist()},
}
_REFS = [f"weight_gradient.2.{j}.{i}" for j in range(5) for i in range(5)]
_CLASS = b64encode(
    "\n".join(["Name," + ",".join(_WRONG), *(["A," + "0.1," * 197 + "0.1"] * 800)]).encode()
).decode()


def _grid(points: int) -> dict[str, Any]:
    return {"ranges": [[-6, 6], [-6, 6]], "resolution": [points, points]}


#: By route, then by the address asked: the request's body, as JSON or as it stands.
WORST: dict[str, tuple[str, Any]] = {
    "/api/trace": (
        "/api/trace",
        {"problem": network(19, 1024, last="softmax"), "start": 1024, "count": 4096},
    ),
    "/api/graph/trace": ("/api/graph/trace", {"graph": _GRAPH, "start": 5000, "count": 4096}),
    "/api/graph/train": ("/api/graph/train", {"graph": _GRAPH, "iterations": 27}),
    "/api/graph/of-network": ("/api/graph/of-network", {"problem": network(*[50] * 7, n=32)}),
    "/api/train": ("/api/train", {"problem": _NARROW, "iterations": 1000}),
    "/api/dataset": ("/api/dataset", {"data": _TABLE}),
    "/api/learn": (
        "/api/learn",
        {
            "problem": {
                **network(40, 32, 32, 1),
                "optimizer": {"name": "sgd", "learning_rate": 1e-12},
            },
            "data": _TABLE,
            "iterations": 20,
            "every": 5,
        },
    ),
    "/api/steps": (
        "/api/steps",
        {
            "problem": network(40, 8, 1),
            "data": _TABLE,
            "iterations": 3,
            "optimizers": [{"name": "adam"}] * 8,
        },
    ),
    "/api/field": ("/api/field", {"problem": network(2, 64, 64, 1), **_grid(100)}),
    "/api/surface": (
        "/api/surface",
        {
            "problem": network(40, 2, 1),
            "data": _TABLE,
            "along": ["weight.1.0.0", "weight.2.0.0"],
            **_grid(10),
        },
    ),
    "/api/program": ("/api/program", {"problem": _DEEP}),
    "/api/export/{format_name}": ("/api/export/xlsx", {"problem": network(40, 40, 40, n=2)}),
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
        {"question": "gradient-of-u23", "answer": "1" * 60},
    ),
    "/api/class/table": ("/api/class/table", {"problem": _NARROW, "content": _CLASS}),
    "/api/class/marks": (
        "/api/class/marks",
        {
            "problem": network(5, 5, 5),
            "header": _REFS,
            "columns": {str(at): ref for at, ref in enumerate(_REFS)},
            "rows": [{"line": line, "cells": ["0.1234567"] * len(_REFS)} for line in range(2, 52)],
        },
    ),
    "/api/class/file": (
        "/api/class/file",
        {"rows": [["0.1234567"] * 20 for _ in range(3000)], "format": "xlsx"},
    ),
    "/api/worksheet": ("/api/worksheet", {"problem": network(5, 5, 5, 5, 5), "solution": True}),
    "/worksheet": ("/worksheet?sizes=5-5-5-5-5&count=5&difficulty=hard", None),
}
