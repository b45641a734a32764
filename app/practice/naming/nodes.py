"""Names by nodes that are numbered through, inputs first, as Han and Kamber have: w35, o5, Err6.

A weight leads from its first node to its second. In a network of 2-2-2 the nodes are 1 and 2, 3
and 4, 5 and 6; so w35 leads from the first hidden unit to the first output.
"""

import re

from ...engine.problem import Problem
from ...trace.refs import Ref

_UNIT = re.compile(
    r"(?P<what>err|δ|d|net|in|i|o|x|b|∂l/∂b)(?P<node>\d{1,2})(?P<new>new)?", re.ASCII
)
_WEIGHT = re.compile(
    r"(?P<gradient>∂l/∂)?w(?:(?P<a>\d)(?P<b>\d)|(?P<from>\d{1,2}),(?P<to>\d{1,2}))(?P<new>new)?",
    re.ASCII,
)
_QUANTITIES = {
    "err": "delta",
    "δ": "delta",
    "d": "delta",
    "net": "net",
    "in": "net",
    "i": "net",
    "o": "output",
    "b": "bias",
    "∂l/∂b": "bias_gradient",
}


def ref_of_node(problem: Problem, plain: str) -> Ref | None:
    """The ref that a name by nodes stands for, None if for none."""
    if unit := _UNIT.fullmatch(plain):
        return _of_unit(problem, unit)
    if weight := _WEIGHT.fullmatch(plain):
        ends = [
            _place(problem, int(weight[a] or weight[b])) for a, b in (("a", "from"), ("b", "to"))
        ]
        (below, source), (above, target) = ends
        if below is None or above != below + 1:
            return None
        quantity = "weight_gradient" if weight["gradient"] else "weight"
        if weight["new"]:
            quantity = "updated_weight"
        return Ref(quantity, above, target, source)
    return None


def _of_unit(problem: Problem, unit: re.Match[str]) -> Ref | None:
    layer, place = _place(problem, int(unit["node"]))
    if layer is None:
        return None
    if layer == 0:
        given = unit["what"] in ("x", "o") and not unit["new"]
        return Ref("input", unit=place) if given else None
    quantity = _QUANTITIES.get(unit["what"])
    if quantity is None or (unit["new"] and quantity != "bias"):
        return None
    return Ref("updated_bias" if unit["new"] else quantity, layer, place)


def _place(problem: Problem, node: int) -> tuple[int | None, int]:
    """The layer of a node, and its place there; nodes count from 1."""
    for layer, size in enumerate(problem.sizes):
        if 1 <= node <= size:
            return layer, node - 1
        node -= size
    return None, 0
