"""Named arrays, as a state_dict or an .npz has them: which are weights, and of which layer.

A layer's weights and biases belong together by their names: ``0.weight`` and ``0.bias``, ``W1`` and
``b1``, ``coefs_0`` and ``intercepts_0``, ``dense/kernel`` and ``dense/bias``. The order of the
layers is that of the numbers in the names, or of the file, whichever the shapes allow.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...engine.arrays import Array
from ..fault import InterchangeError
from .found import Dense, Found

#: What the name of weights has where that of their biases has another word.
_PAIRS = (
    ("weights", "biases"),
    ("weight", "bias"),
    ("kernel", "bias"),
    ("coefs", "intercepts"),
    ("coef", "intercept"),
    ("W", "b"),
    ("w", "b"),
)
#: Names whose arrays have the shape (n_in, n_out).
_TRANSPOSED = re.compile(r"kernel|coef", re.IGNORECASE)
_NORMALIZATION = re.compile(r"running_(?:mean|var)$|moving_(?:mean|variance)")
_COUNTER = re.compile(r"num_batches_tracked$")
#: How many layers may be put in order by their shapes alone.
_MOST_SORTED = 12


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    name: str
    weights: Array
    biases: Array | None

    def turned(self) -> "_Pair":
        return _Pair(self.name, self.weights.T, self.biases)

    def fits(self) -> bool:
        return self.biases is None or len(self.biases) == len(self.weights)


def layers_of(tensors: Mapping[str, Array]) -> Found:
    """The dense layers that the arrays are. Raises InterchangeError where they are others too."""
    found = Found()
    arrays = {name: array for name, array in tensors.items() if not _COUNTER.search(name)}
    _refuse_others(arrays)
    pairs = _paired(arrays)
    if not pairs:
        raise InterchangeError(
            "There is no matrix of weights in the file: "
            + (f"it holds {_listed(arrays)}." if arrays else "it holds no array.")
        )
    ordered, turned = _in_order(pairs)
    if turned:
        found.notes.append(
            "The weights were transposed: the file has them as (n_in, n_out), a column a unit."
        )
    elif all(pair.weights.shape[0] == pair.weights.shape[1] for pair in ordered):
        found.notes.append(
            "All matrices are square, so they were taken as (n_out, n_in), a row a unit."
        )
    found.layers = [Dense(pair.name, pair.weights, pair.biases) for pair in ordered]
    _note_gaps(found)
    return found


def _refuse_others(arrays: Mapping[str, Array]) -> None:
    for name, array in arrays.items():
        if _NORMALIZATION.search(name):
            raise InterchangeError(
                f"“{_short(name)}” belongs to a batch normalization, which is no dense layer. "
                "Fold it into the layer before it, or take it out."
            )
        if array.ndim > 2:
            raise InterchangeError(
                f"“{_short(name)}” has the shape {_shape(array)}: that is no dense layer, whose "
                "weights are a matrix. No convolution, recurrent layer or attention can be read."
            )


def _paired(arrays: Mapping[str, Array]) -> list[_Pair]:
    """Each matrix with the vector that its name, or its place in the file, says is its biases."""
    vectors = {name: array for name, array in arrays.items() if _is_vector(array)}
    biases_of: dict[str, str] = {}
    matrices = {name: a for name, a in arrays.items() if a.ndim == 2}
    for name in matrices:
        other = next((each for each in _other_names(name) if each in arrays), None)
        if other is not None and _is_vector(arrays[other]):
            biases_of[name] = other
    taken = set(biases_of.values())
    matrices = {name: array for name, array in matrices.items() if name not in taken}
    left = [name for name in vectors if name not in taken and arrays[name].ndim == 1]
    if left and not biases_of:
        # No name tells: arr_0, arr_1, …, each matrix followed by its biases.
        names = list(arrays)
        for name in matrices:
            following = names[names.index(name) + 1 :][:1]
            if following and following[0] in left:
                biases_of[name] = following[0]
                left.remove(following[0])
    if left:
        raise InterchangeError(
            f"“{_short(left[0])}” has the shape {_shape(arrays[left[0]])} and belongs to no matrix "
            "of weights: a dense layer has a matrix, weight or W, and a vector, bias or b."
        )
    return [
        _Pair(name, matrix, arrays[biases_of[name]].reshape(-1) if name in biases_of else None)
        for name, matrix in matrices.items()
    ]


def _is_vector(array: Array) -> bool:
    return array.ndim == 1 or (array.ndim == 2 and 1 in array.shape)


def _other_names(name: str) -> Iterable[str]:
    for weights, biases in _PAIRS:
        head, found, tail = name.rpartition(weights)
        if found:
            yield f"{head}{biases}{tail}"


def _in_order(pairs: Sequence[_Pair]) -> tuple[list[_Pair], bool]:
    """The layers from the input to the output, and whether all were transposed."""
    by_name = all(_TRANSPOSED.search(pair.name) for pair in pairs)
    for turn in (by_name, not by_name):
        oriented = [pair.turned() if turn else pair for pair in pairs]
        if not all(pair.fits() for pair in oriented):
            continue
        for ordered in (sorted(oriented, key=lambda pair: _natural(pair.name)), oriented):
            if _is_chain(ordered):
                return list(ordered), turn
        sorted_by_shape = _chained(oriented)
        if sorted_by_shape is not None:
            return sorted_by_shape, turn
    for pair in pairs:
        if pair.biases is not None and not pair.fits() and not pair.turned().fits():
            raise InterchangeError(
                f"“{_short(pair.name)}” has the shape {_shape(pair.weights)}, and its biases are "
                f"{len(pair.biases)}: they are as many as there are rows, or columns."
            )
    shapes = ", ".join(f"“{_short(pair.name)}” {_shape(pair.weights)}" for pair in pairs[:8])
    raise InterchangeError(
        f"The matrices do not follow one on another: {shapes}. A layer takes as many numbers as "
        "the one before it gives."
    )


def _is_chain(pairs: Sequence[_Pair]) -> bool:
    return all(below.weights.shape[0] == above.weights.shape[1] for below, above in pairwise(pairs))


def _chained(pairs: Sequence[_Pair]) -> list[_Pair] | None:
    """The one order in which the shapes follow on another; None where there is none, or several."""
    if len(pairs) > _MOST_SORTED:
        return None
    outs = [len(pair.weights) for pair in pairs]
    ins = [pair.weights.shape[1] for pair in pairs]
    if len(set(outs)) < len(outs) or len(set(ins)) < len(ins):
        return None
    by_input = {pair.weights.shape[1]: pair for pair in pairs}
    start = [pair for pair in pairs if pair.weights.shape[1] not in outs]
    if len(start) != 1:
        return None
    ordered = [start[0]]
    while (following := by_input.get(len(ordered[-1].weights))) is not None:
        ordered.append(following)
    return ordered if len(ordered) == len(pairs) else None


def _natural(name: str) -> list[tuple[int, int, str]]:
    """fc2 before fc10; a name in front of a number before the next name."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(part[:18]), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _note_gaps(found: Found) -> None:
    """Of ``0.weight`` and ``1.weight`` in a Sequential, nothing stands between."""
    places = [re.fullmatch(r"(?:\w+\.)*?(\d+)\.weight", layer.name) for layer in found.layers]
    for layer, here, above in zip(found.layers, places, places[1:], strict=False):
        if here and above and int(above[1]) == int(here[1]) + 1:
            layer.activation = "identity"


def _shape(array: Array) -> str:
    return "×".join(map(str, array.shape)) or "of one number"


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"


def _listed(arrays: Mapping[str, Array]) -> str:
    shown = [f"“{_short(name)}” {_shape(array)}" for name, array in list(arrays.items())[:5]]
    more = f" and {len(arrays) - 5} more" if len(arrays) > 5 else ""
    return ", ".join(shown) + more
