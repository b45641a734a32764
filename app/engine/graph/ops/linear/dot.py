"""NumPy's dot: of vectors a number, of matrices their product."""

import numpy as np

from ...shapes import told
from ..elementwise import places_in
from ..op import Applied, Op, Places, Shape, ShapeError, Terms, places


def _shape(a: Shape, b: Shape) -> Shape:
    if not a or not b:
        return a or b
    inner = b[-2] if len(b) > 1 else b[-1]
    if a[-1] != inner:
        hint = "."
        if len(a) == 2 and a[0] == inner:
            hint = ": did you mean `dot({0}.T, {1})`?"
        elif len(b) == 2 and b[1] == a[-1]:
            hint = ": did you mean `dot({0}, {1}.T)`?"
        raise ShapeError(f"{{0}} is {told(a)}, {{1}} has {told(b)}{hint}")
    return (*a[:-1], *(b[:-2] + b[-1:] if len(b) > 1 else ()))


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    a, b = applied.arrays
    if not a.ndim or not b.ndim:
        both = [places_in(each.shape, applied.out.shape, i)[:, np.newaxis] for each in (a, b)]
    else:
        at = np.unravel_index(i, applied.out.shape) if applied.out.shape else ()
        second = np.moveaxis(places(b.shape), -2, -1) if b.ndim > 1 else places(b.shape)
        both = [
            np.broadcast_to(array[place], (len(i), a.shape[-1]))
            for array, place in (
                (places(a.shape), at[: a.ndim - 1]),
                (second, at[a.ndim - 1 :]),
            )
        ]
    other = applied.arrays[1 - argument]
    return Terms(both[argument], other.reshape(-1)[both[1 - argument]])


def _backward(a: Shape, b: Shape) -> tuple[str, str]:
    if len(a) == 2 and len(b) == 1:
        return "np.outer({g}, {b})", "{a}.T @ {g}"
    if len(a) == 1 and len(b) == 2:
        return "{b} @ {g}", "np.outer({a}, {g})"
    if len(a) == len(b) == 2:
        return "{g} @ {b}.T", "{a}.T @ {g}"
    if len(a) < 2 and len(b) < 2:
        if not a and b:
            return "np.sum({g} * {b})", "{g} * {a}"
        if not b and a:
            return "{g} * {b}", "np.sum({g} * {a})"
        return "{g} * {b}", "{g} * {a}"
    if not a:
        return "np.sum({g} * {b})", "{g} * {a}"
    if not b:
        return "{g} * {b}", "np.sum({g} * {a})"
    rest = len(a) - 1
    if len(b) == 1:
        axes = tuple(range(rest))
        return (
            "{g}[..., np.newaxis] * {b}",
            f"np.tensordot({{g}}, {{a}}, axes=({axes}, {axes}))",
        )
    of_b = (*range(len(b) - 2), len(b) - 1)
    in_g = tuple(range(rest, rest + len(b) - 1))
    in_a = tuple(range(rest))
    return (
        f"np.tensordot({{g}}, {{b}}, axes=({in_g}, {of_b}))",
        f"np.moveaxis(np.tensordot({{a}}, {{g}}, axes=({in_a}, {in_a})), 0, -2)",
    )


OP = Op(
    name="dot",
    arguments=("a", "b"),
    shape=_shape,
    forward=np.dot,
    row=_row,
    width=lambda a, b: 2 * (a[-1] if a and b else 1),
    formula="sum(a * b)",
    derivatives=("b", "a"),
    numpy="np.dot({a}, {b})",
    backward=_backward,
    torch="dot({a}, {b})",
    sign="·",
    words="the numbers of {a} times those of {b}, added up",
    lesson="Each number of a dot product is a sum of products: what comes back goes to each "
    "factor times the other one.",
    torch_helpers=("dot",),
)
