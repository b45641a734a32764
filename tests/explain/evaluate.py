"""The value of a formula tree, worked out on its own: what a pocket calculator would make of it."""

import math
from collections.abc import Callable
from typing import Any

Node = dict[str, Any]

_FUNCTIONS: dict[str, Callable[..., float]] = {
    "ln": math.log,
    "tanh": math.tanh,
    "erf": math.erf,
    "abs": abs,
    "sgn": lambda number: math.copysign(1.0, number) if number else 0.0,
    "max": max,
    "min": min,
}
_CONSTANTS = {"e": math.e, "π": math.pi}


def evaluate(node: Node) -> float:
    """The value of a tree that holds no running index."""
    kind = node["kind"]
    if kind == "number":
        return float(node["value"])
    if kind == "symbol":
        return _CONSTANTS[node["base"]]
    if kind == "parens":
        return evaluate(node["body"])
    if kind == "fraction":
        return evaluate(node["over"]) / evaluate(node["under"])
    if kind == "power":
        return float(evaluate(node["base"]) ** evaluate(node["exponent"]))
    if kind == "root":
        return math.sqrt(evaluate(node["body"]))
    if kind == "terms":
        return sum(evaluate(item) for item in node["items"])
    if kind == "call":
        work = _FUNCTIONS.get(node["name"]["text"]) or getattr(math, node["name"]["text"])
        return work(*(_row(part) for part in _arguments(node)))
    assert kind == "row", kind
    if node["items"][0] == {"kind": "operator", "text": "|"}:
        return abs(evaluate(node["items"][1]))
    return _row(_before_reason(node["items"]))


def _arguments(node: Node) -> list[list[Node]]:
    argument = node["argument"]
    items = argument["items"] if argument["kind"] == "row" else [argument]
    parts: list[list[Node]] = [[]]
    for item in items:
        if item["kind"] == "operator" and item["text"] == ",":
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def _before_reason(items: list[Node]) -> list[Node]:
    """The items before “, as net > 0”."""
    texts = [at for at, item in enumerate(items) if item["kind"] == "text"]
    return items[: texts[0]] if texts else items


def _row(items: list[Node]) -> float:
    """Sums of products; side by side is a product, and a sign may lead."""
    total, product, sign, started = 0.0, 1.0, 1.0, False
    for item in items:
        text = item["text"] if item["kind"] == "operator" else ""
        if text in ("+", "−"):
            if started:
                total += sign * product
            product, sign, started = 1.0, -1.0 if text == "−" else 1.0, False
        elif text != "·":
            product *= evaluate(item)
            started = True
    return total + sign * product
