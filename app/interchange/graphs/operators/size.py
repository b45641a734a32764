"""Whether a graph is small enough, and which of its operators would be."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from ....engine.graph.limits import COMPUTED, GIVEN
from ...fault import InterchangeError
from ..node import Node
from ..writer import Term

#: Operators that are worth looking at.
_COMPUTE = ("Conv", "Gemm", "MatMul", "LayerNormalization", "RNN", "LSTM", "GRU")
#: Ranges of operators that are offered.
_OFFERS = 5


def picked(layers: str, count: int) -> tuple[int, int]:
    """The first and the last operator that ``layers`` says, from 1. Raises InterchangeError."""
    if not layers:
        return 1, count
    first, _, last = layers.partition("-")
    sound = first.strip().isdecimal() and (last or first).strip().isdecimal()
    a, b = (int(first.strip()[:9]), int((last or first).strip()[:9])) if sound else (0, 0)
    if not 1 <= a <= b <= count:
        raise InterchangeError(
            f"“{layers[:40]}” picks no layers: the file has 1 to {count}, an operator each; 2-3 "
            "picks the second and the third."
        )
    return a, b


def check_size(nodes: Sequence[Node], terms: Mapping[str, Term], first: int, last: int) -> None:
    """Raise InterchangeError where the graph of those from the first to the last is too large.

    It says by how much, and which would fit.
    """
    given, computed = _sizes(nodes[first - 1 : last], terms)
    excess = [
        f"{number:,} numbers that are {what}, {number - most:,} more than the {most:,} that are "
        "shown"
        for number, most, what in ((given, GIVEN, "given"), (computed, COMPUTED, "computed"))
        if number > most
    ]
    if not excess:
        return
    offers = list(_fitting(nodes, terms))[:_OFFERS]
    told = (
        f" What would do, an operator being a layer: the layers {', '.join(offers)}."
        if offers
        else " No operator of it is small enough by itself."
    )
    raise InterchangeError(f"The graph is too large: {'; '.join(excess)}.{told}", offers)


def _sizes(nodes: Sequence[Node], terms: Mapping[str, Term]) -> tuple[int, int]:
    """How many numbers are given to the nodes, with a target, and how many they compute."""
    made = {name for node in nodes for name in node.outputs if name}
    read = {name for node in nodes for name in node.inputs}
    given = sum(prod(terms[name].shape) for name in read - made if name in terms)
    computed = sum(prod(terms[name].shape) for name in made if name in terms)
    last = terms.get(nodes[-1].output)
    return given + (prod(last.shape) if last else 0), computed


def _fitting(nodes: Sequence[Node], terms: Mapping[str, Term]) -> Iterator[str]:
    """The longest ranges of operators that fit, none within another, each with a product in it."""
    end = 0
    for first in range(len(nodes)):
        last = max(first, end)
        while last < len(nodes) and _fits(nodes[first : last + 1], terms):
            last += 1
        if last > max(first, end) and _computes(nodes[first:last]):
            yield f"{first + 1}-{last}" if last > first + 1 else f"{last}"
            end = last


def _fits(nodes: Sequence[Node], terms: Mapping[str, Term]) -> bool:
    given, computed = _sizes(nodes, terms)
    return given <= GIVEN and computed <= COMPUTED


def _computes(nodes: Sequence[Node]) -> bool:
    """Whether there is something among them that is worth looking at."""
    return any(node.kind in _COMPUTE for node in nodes)
