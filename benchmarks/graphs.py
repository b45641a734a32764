"""Computational graphs: what a page costs, however often a number is used."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from app.engine.arrays import Array
from app.engine.graph.graph import Graph
from app.engine.graph.passes import forward
from app.engine.graph.text import read_graph
from app.web.graph.page import graph_trace_page
from app.web.http.answer import encode
from benchmarks.rows import Row, fastest

_DENSE = "h = tanh(X @ W)\no = softmax(h @ U)\nL = mean_squared_error(o, Y)"
_CONVOLUTION = "c = conv2d(x, k, b)\np = max_pool(relu(c), 2)\nL = sum(p ** 2)"


def _drawn(text: str, **shapes: tuple[int, ...]) -> Graph:
    rng = np.random.default_rng(0)
    given: dict[str, Array] = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return read_graph(text, given)


def _graphs() -> dict[str, Graph]:
    return {
        "2,500 numbers, convolution": _drawn(
            _CONVOLUTION, x=(1, 1, 22, 22), k=(2, 1, 3, 3), b=(2,)
        ),
        "40,000 numbers, dense": _drawn(_DENSE, X=(90, 60), W=(60, 60), U=(60, 60), Y=(90, 60)),
    }


def measure() -> Iterator[Row]:
    """Reading, and pages from the start and the end, beside one forward pass."""
    for name, graph in _graphs().items():
        total = int(graph_trace_page(graph, 0, 0)["total"])
        passes, read, first, last = fastest(
            partial(forward, graph),
            partial(read_graph, graph.text, graph.given),
            partial(_page, graph, 0),
            partial(_page, graph, total - 256),
        )
        for what, seconds in (("text", read), ("first 256 steps", first), ("last 256 steps", last)):
            yield Row(f"{what}, {name}", seconds * 1e3, "ms", "forward", seconds / passes)


def _page(graph: Graph, start: int) -> bytes:
    return encode(graph_trace_page(graph, start, 256))
