"""Sizes that a model computes of the shapes in it: with them nothing is learned, so they are known.

What PyTorch exports of a recurrent layer or of attention is full of them: the shape of an array,
parts of it, put together to another shape.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from ....engine.arrays import Array
from ..node import Node
from ..writer import Term

#: More are no sizes.
_MOST = 64

_Fold: TypeAlias = Callable[..., Array]


def known_sizes(node: Node) -> Term | None:
    """The term of what a node makes, where it makes whole numbers of whole numbers that are known.

    ``None`` where it does something else. Raises what NumPy raises where these do not go together.
    """
    found = [node.known(place) for place in range(len(node.inputs)) if node.inputs[place]]
    arrays = [term.known for term in found if term is not None and term.known is not None]
    if node.kind not in FOLDS or not arrays or len(arrays) != len(found):
        return None
    if any(array.dtype.kind not in "iu" or array.size > _MOST for array in arrays):
        return None
    with np.errstate(all="ignore"):  # what overflows is no size, and fits nowhere
        made = np.asarray(FOLDS[node.kind](node, *arrays))
    return Term("", made.shape, made) if made.size <= _MOST else None


def _axis(node: Node) -> int:
    return int(node.attribute("axis", 0))


def _listed(node: Node, name: str, given: Sequence[Array]) -> list[int]:
    told = given[0] if given else node.attribute(name, [])
    return [int(each) for each in np.asarray(told).reshape(-1)]


def _squeeze(node: Node, x: Array, *axes: Array) -> Array:
    return np.squeeze(x, axis=tuple(_listed(node, "axes", axes)) or None)


def _unsqueeze(node: Node, x: Array, *axes: Array) -> Array:
    return np.expand_dims(x, tuple(_listed(node, "axes", axes)))


def _slice(_: Node, x: Array, *told: Array) -> Array:
    starts, ends, axes, steps = (
        [int(each) for each in told[at].reshape(-1)] if at < len(told) else [usual]
        for at, usual in enumerate((0, 0, 0, 1))
    )
    if x.ndim != 1 or axes != [0]:
        raise ValueError(axes)
    return x[starts[0] : ends[0] : steps[0]]


FOLDS: dict[str, _Fold] = {
    "Add": lambda _, a, b: a + b,
    "Sub": lambda _, a, b: a - b,
    "Mul": lambda _, a, b: a * b,
    "Div": lambda _, a, b: a // b,
    "Mod": lambda _, a, b: a % b,
    "Cast": lambda _, a: a,
    "Concat": lambda node, *of: np.concatenate(of, axis=_axis(node)),
    "Gather": lambda node, a, at: np.take(a, at, axis=_axis(node)),
    "Reshape": lambda _, a, to: a.reshape([int(size) for size in to.reshape(-1)]),
    "Slice": _slice,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
}
