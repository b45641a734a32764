"""Computational graphs: what a page costs, however often a number is used; what is refused."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import numpy as np

from app.engine.arrays import Array
from app.engine.graph.errors import GraphError
from app.engine.graph.graph import Graph
from app.engine.graph.passes import forward
from app.engine.graph.text import read_graph
from app.web.graph.page import graph_trace_page
from app.web.http.answer import encode
from benchmarks.rows import Row, fastest

_DENSE = "h = tanh(X @ W)\no = softmax(h @ U)\nL = mean_squared_error(o, Y)"
_CONVOLUTION = "c = conv2d(x, k, b)\np = max_pool(relu(c), 2)\nL = sum(p ** 2)"


_DOUBLED = "".join(f"def f{k + 1}(x):\n    return f{k}(f{k}(x))\n" for k in range(15))
#: Texts that ask for more than a graph may have.
_HOSTILE = {
    "a tower of powers": "L = x * 10 ** 10 ** 10 ** 10",
    "a matrix of 10¹²": "y = reshape(outer(x, x), (10 ** 6, 10 ** 6))\nL = sum(y)",
    "loops in loops": "for a in range(50):\n for b in range(50):\n  x = x * 2\n  x = x * 2\nL = x",
    "calls that double": f"def f0(x):\n    return x * x\n{_DOUBLED}L = f15(x)",
    "700 lines, the last at fault": "".join(f"a{k} = x * {k}\n" for k in range(700)) + "L = y",
}


def _drawn(text: str, **shapes: tuple[int, ...]) -> Graph:
    rng = np.random.default_rng(0)
    given: dict[str, Array] = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return read_graph(text, given)


def _graphs() -> dict[str, Graph]:
    return {
        "2,500 numbers, convolution": _drawn(
            _CONVOLUTION, x=(1, 1, 22, 22), k=(2, 1, 3, 3), b=(2,)
        ),
        "20,000 numbers, dense": _drawn(_DENSE, X=(60, 50), W=(50, 50), U=(50, 50), Y=(60, 50)),
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
    for name, text in _HOSTILE.items():
        parsed, refused = fastest(partial(ast.parse, text), partial(_refused, text))
        yield Row(f"refused: {name}", refused * 1e3, "ms", "ast.parse", refused / parsed)


def _refused(text: str) -> None:
    with suppress(GraphError):
        read_graph(text, {"x": np.array(0.5)})
        raise AssertionError(text)


def _page(graph: Graph, start: int) -> bytes:
    return encode(graph_trace_page(graph, start, 256))
