"""The uses of a gradient as a table: what comes back, times the local derivative, and their sum."""

from typing import Any

import numpy as np

from ...trace.graph.trace import GraphStep, GraphTrace
from ..tree import Node
from .local import Local
from .naming import element

#: Uses that are listed; the others are told of by their count and their sum.
MOST_USES = 100
#: Uses that give 0 of which it is told why.
MOST_ZEROS = 200


def chain(trace: GraphTrace, step: GraphStep) -> dict[str, Any]:
    """The uses that count, those that give 0 by why they do, and what is left out."""
    rows: list[dict[str, Any]] = []
    zeros: dict[str, int] = {}
    left_out, rest, asked = 0, 0.0, 0
    for uses in step.uses:
        products = uses.products
        counting = np.flatnonzero(products)
        room = MOST_USES - len(rows)
        rows += [
            _row(trace, Local(trace, uses, int(k)), float(products[k])) for k in counting[:room]
        ]
        left_out += len(counting[room:])
        rest += float(products[counting[room:]].sum())
        idle = np.flatnonzero(products == 0)
        for term in idle[: MOST_ZEROS - asked]:
            why = _why_zero(trace, Local(trace, uses, int(term)))
            zeros[why] = zeros.get(why, 0) + 1
        if len(idle) > MOST_ZEROS - asked:
            zeros[""] = zeros.get("", 0) + len(idle) - (MOST_ZEROS - asked)
        asked = min(MOST_ZEROS, asked + len(idle))
    return {
        "uses": rows,
        "zeros": [{"op": why, "count": count} for why, count in zeros.items()],
        "more": {"count": left_out, "sum": rest} if left_out else None,
    }


def _row(trace: GraphTrace, local: Local, value: float) -> dict[str, Any]:
    equation = local.uses.equation
    source = local.source
    return {
        "ref": str(local.use),
        "name": equation.name,
        "element": element(local.use, equation.shape),
        "gradient": trace.value(local.use),
        "local": float(local.uses.locals[local.term]) + 0.0,
        "source": None if source is None else str(source),
        "product": value + 0.0,
        "formula": _formula(local),
    }


def _formula(local: Local) -> Node:
    """The local derivative with its numbers."""
    return local.writer().node(local.tree)


def _why_zero(trace: GraphTrace, local: Local) -> str:
    """The op that sent nothing back: the use's own, or the one that gave the use nothing."""
    if local.uses.gradients[local.term] != 0:
        return local.uses.equation.op.name
    name, place = local.uses.equation.name, local.output
    for _ in range(len(trace.graph.equations)):
        later = trace.uses(name, place)
        ops = {u.equation.op.name for u in later if not u.locals.any()}
        if len(ops) == 1 and all(not u.locals.any() for u in later):
            return ops.pop()
        steps = {(u.equation.name, int(p)) for u in later for p in u.outputs}
        if len(steps) != 1:
            break
        ((name, place),) = steps
    return ""
