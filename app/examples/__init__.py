"""The worked examples: one JSON file each, data alone."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: The examples as a menu lists them; the first is the one a newcomer sees.
ORDER = (
    "lecture-10",
    "mazur-2-2-2",
    "relu-2-2-1",
    "tanh-neuron",
    "xor-2-2-1",
    "deep-2-3-3-2",
    "softmax-2-3-3",
)


#: Those of computational graphs, simple ones first.
GRAPH_ORDER = (
    "circuit-product",
    "circuit-sigmoid",
    "used-twice",
    "function-twice",
    "matrix-product",
    "convolution",
    "batch-norm",
    "rnn",
    "lstm",
    "attention",
    "tied-autoencoder",
    "embedding",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A problem with its source, and the numbers printed there.

    ``problem`` is as on the wire. ``published`` pairs a ref with its number as printed, digit by
    digit; ``after`` has what the source prints of later iterations, by name. Both are empty for
    examples of our own.
    """

    id: str
    title: str
    source: str
    note: str
    problem: dict[str, Any]
    published: tuple[tuple[str, str], ...]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class GraphExample:
    """A computational graph with its source, and the numbers printed there; see Example."""

    id: str
    title: str
    source: str
    note: str
    graph: dict[str, Any]
    published: tuple[tuple[str, str], ...]


@cache
def load_graph_examples() -> tuple[GraphExample, ...]:
    """All examples of graphs, in GRAPH_ORDER."""
    folder = Path(__file__).parent / "graphs"
    return tuple(_load_graph(folder / f"{name}.json") for name in GRAPH_ORDER)


@cache
def load_examples() -> tuple[Example, ...]:
    """All examples, in ORDER."""
    return tuple(_load(Path(__file__).with_name(f"{name}.json")) for name in ORDER)


def _load(path: Path) -> Example:
    record = json.loads(path.read_text(encoding="utf-8"))
    published = tuple((row["ref"], row["printed"]) for row in record.pop("published"))
    return Example(published=published, after=record.pop("after", {}), **record)


def _load_graph(path: Path) -> GraphExample:
    record = json.loads(path.read_text(encoding="utf-8"))
    published = tuple((row["ref"], row["printed"]) for row in record.pop("published"))
    return GraphExample(published=published, **record)
