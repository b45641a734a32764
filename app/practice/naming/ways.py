"""Ways of reading names: w12 to unit 1 or to unit 2, units or layers counted from 1 or from 0.

A name that can be read in more than one way is nobody's mistake. Each way is a record of what it
says in words, and of how the name would be written in ours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from ...engine.problem import Problem
from ...trace.refs import Ref
from .names import ref_named
from .nodes import ref_of_node
from .spelling import plain_name

_PAIR = re.compile(r"(?<=[wu])(?:(\d)(\d)|(\d+),(\d+))(?!\d)")
_INDEX = re.compile(r"(?<=[a-zδ∂])(?:(\d+),(\d+)|(\d+))")
_OF_LAYER = re.compile(r"\((\d+)\)(?=(?:new)?(?:@\d+)?$)")
#: What nodes that are numbered through share with the units of a layer.
_OF_NODES = ("output", "net", "delta")

Reader = Callable[[Problem, str], Ref | None]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read names: its ``words``, and where it begins to count.

    ``ours`` writes a plain name in our way, and leaves it as it is where it says nothing of it.
    """

    id: str
    words: str
    ours: Callable[[str], str] = str
    first_layer: int = 1
    first_unit: int = 1
    by_node: bool = False

    def ref(self, problem: Problem, name: str) -> Ref | None:
        """The ref that the name stands for, None if for none; the network may lack it."""
        plain = plain_name(name)
        if self.by_node:
            node = ref_of_node(problem, plain.partition("@")[0])
            if node and node.quantity in _OF_NODES:
                return node
        written = self.ours(plain)
        return ref_named(problem, name if written == plain else written)


def _swapped(plain: str) -> str:
    if not (found := _PAIR.search(plain)):
        return plain
    first, second = (each for each in found.groups() if each is not None)
    return f"{plain[: found.start()]}{second},{first}{plain[found.end() :]}"


def _units_from_zero(plain: str) -> str:
    if not (found := _INDEX.search(plain)):
        return plain
    a, b, lone = found.groups()
    weight = plain[found.start() - 1] in "wu" and lone and len(lone) == 2
    pair = (a, b) if a is not None else tuple(lone) if weight else (lone,)
    counts = ",".join(str(int(each) + 1) for each in pair)
    return plain[: found.start()] + counts + plain[found.end() :]


def _layers_from_zero(plain: str) -> str:
    if not (found := _OF_LAYER.search(plain)):
        return plain
    return f"{plain[: found.start()]}({int(found[1]) + 1}){plain[found.end() :]}"


def _together(a: Way, b: Way) -> Way:
    return Way(
        f"{a.id}+{b.id}",
        f"{a.words}, and {b.words}",
        lambda plain: b.ours(a.ours(plain)),
        min(a.first_layer, b.first_layer),
        min(a.first_unit, b.first_unit),
    )


#: How names are read here, unless something else is said.
USUAL = Way("to-from", "w12 leads to unit 1 from unit 2, all counted from 1")
_TEXTS = (
    Way("from-to", "w12 leads from unit 1 to unit 2", _swapped),
    Way("units-from-0", "units count from 0", _units_from_zero, first_unit=0),
    Way("layers-from-0", "layers count from 0", _layers_from_zero, first_layer=0),
)
_NODES = Way("nodes", "units are numbered through all layers, the inputs first", by_node=True)
_ALL = (USUAL, *_TEXTS, _NODES, *(_together(a, b) for a, b in combinations(_TEXTS, 2)))
#: By what is typed to choose them; the first is how names are read here, the simpler come first.
WAYS: dict[str, Way] = {way.id: way for way in _ALL}
