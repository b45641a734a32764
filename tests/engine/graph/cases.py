"""Every op with arrays of every kind that it takes: one row an op."""

from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Array
from app.engine.graph.graph import Graph
from app.engine.graph.text import read_graph

Shape = tuple[int, ...]

#: Pairs of shapes that NumPy broadcasts.
BROADCAST: list[tuple[Shape, ...]] = [
    *[((), ()), ((3,), ()), ((), (2,)), ((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3))],
    *[((2, 3), (2, 1)), ((1,), (2, 2)), ((2, 1, 3), (4, 1)), ((1, 1, 1, 2), (2, 3, 1, 1))],
]
ANY: list[tuple[Shape, ...]] = [((),), ((3,),), ((2, 3),), ((2, 1, 2),), ((1, 2, 1, 2),)]


@dataclass(frozen=True)
class Case:
    """An expression of arrays a, b, … of these shapes, and where their numbers are drawn from."""

    text: str
    shapes: tuple[Shape, ...]
    low: float = -2.0
    high: float = 2.0
    #: The arguments that are an index, and so have no gradient.
    indices: tuple[str, ...] = ()

    def __str__(self) -> str:
        shapes = ", ".join("×".join(map(str, shape)) or "1" for shape in self.shapes)
        return f"{self.text} of {shapes}"


def _all(
    text: str, shapes: list[tuple[Shape, ...]], low: float = -2.0, high: float = 2.0
) -> list[Case]:
    return [Case(text, each, low, high) for each in shapes]


_AXES: list[tuple[str, tuple[Shape, ...]]] = [
    *[("a", ((3,),)), ("a", ((2, 3),)), ("a, 0", ((2, 3),)), ("a, axis=1", ((2, 3),))],
    *[("a, axis=-1, keepdims=True", ((2, 3),)), ("a, axis=1", ((2, 3, 2),))],
    *[("a, axis=-4", ((2, 1, 3, 2),)), ("a", ((),)), ("a, keepdims=True", ((2, 2),))],
]
_MATRICES: list[tuple[Shape, ...]] = [
    *[((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((1, 3), (3, 1))],
]
_STACKS: list[tuple[Shape, ...]] = [
    *[((2, 2, 3), (3, 2)), ((2, 3), (2, 3, 2)), ((2, 1, 2, 3), (3, 3, 2)), ((2, 2, 3), (3,))],
    *[((3,), (2, 3, 2))],
]
_SHARES: list[tuple[str, tuple[Shape, ...]]] = [
    *[("a", ((3,),)), ("a", ((2, 3),)), ("a, axis=0", ((2, 3),)), ("a, axis=-2", ((2, 3, 2),))],
    *[("a", ((1,),)), ("a, 1", ((2, 2, 2, 2),))],
]
_CONV1: list[tuple[str, tuple[Shape, ...]]] = [
    *[("", ((1, 1, 4), (1, 1, 2), ())), ("", ((2, 2, 5), (3, 2, 3), (3,)))],
    *[(", stride=2", ((1, 2, 5), (2, 2, 2), (2,))), (", 1, 2", ((1, 1, 3), (2, 1, 3), (2,)))],
    *[(", stride=3, padding=1", ((2, 1, 6), (1, 1, 2), (1,)))],
]
_CONV2: list[tuple[str, tuple[Shape, ...]]] = [
    *[("", ((1, 1, 3, 3), (1, 1, 2, 2), ())), ("", ((2, 2, 3, 4), (2, 2, 2, 3), (2,)))],
    *[(", stride=2", ((1, 1, 4, 5), (2, 1, 2, 2), (2,)))],
    *[(", padding=1", ((1, 2, 2, 3), (1, 2, 3, 3), (1,)))],
    *[(", 2, 1", ((1, 1, 4, 4), (2, 1, 3, 2), (2,)))],
]

CASES: dict[str, list[Case]] = {
    "add": _all("a + b", BROADCAST),
    "subtract": _all("a - b", BROADCAST),
    "multiply": _all("a * b", BROADCAST),
    "divide": _all("a / b", BROADCAST, 0.5, 2.0),
    "power": [
        *_all("a ** b", BROADCAST, 0.5, 2.0),
        *_all("a ** 2", ANY),
        *_all("a ** -1.5", ANY, 0.5, 2.0),
        *_all("2 ** a", ANY),
    ],
    "negative": _all("-a", ANY),
    "maximum": _all("maximum(a, b)", BROADCAST),
    "minimum": _all("minimum(a, b)", BROADCAST),
    "cos": _all("cos(a)", ANY),
    "exp": _all("exp(a)", ANY),
    "log": _all("log(a)", ANY, 0.3, 3.0),
    "sqrt": _all("sqrt(a)", ANY, 0.3, 3.0),
    "abs": _all("abs(a)", ANY),
    "sigmoid": _all("sigmoid(a)", ANY),
    "tanh": _all("tanh(a)", ANY),
    "relu": _all("relu(a)", ANY),
    "leaky_relu": _all("leaky_relu(a)", ANY),
    "elu": _all("elu(a)", ANY),
    "softplus": _all("softplus(a)", ANY),
    "silu": _all("silu(a)", ANY),
    "gelu": _all("gelu(a)", ANY),
    "sum": [Case(f"sum({text})", shapes) for text, shapes in _AXES],
    "mean": [Case(f"mean({text})", shapes) for text, shapes in _AXES],
    "max": [Case(f"max({text})", shapes) for text, shapes in _AXES],
    "matmul": _all("a @ b", _MATRICES + _STACKS),
    "dot": _all(
        "dot(a, b)", [*_MATRICES, ((), (3,)), ((2, 3), ()), ((2, 2, 3), (3,)), ((2, 3), (2, 3, 2))]
    ),
    "outer": _all("outer(a, b)", [((2,), (3,)), ((), (2,)), ((2, 2), (3,))]),
    "transpose": _all("a.T", ANY),
    "reshape": [
        Case("reshape(a, (3, 2))", ((2, 3),)),
        Case("reshape(a, -1)", ((2, 1, 2),)),
        Case("reshape(a, (1, 2, -1))", ((4,),)),
        Case("reshape(a, 1)", ((),)),
    ],
    "index": [
        Case("a[1]", ((3,),)),
        Case("a[-1]", ((2, 3),)),
        Case("a[0, 2]", ((2, 3),)),
        Case("a[:, 1]", ((2, 3),)),
        Case("a[::-1, 1:]", ((2, 3),)),
        Case("a[0:2, 0, -2:]", ((3, 2, 3),)),
        Case("a[::2]", ((5,),)),
    ],
    "concatenate": [
        Case("concatenate([a, b])", ((2,), (3,))),
        Case("concatenate([a, b, a], axis=1)", ((2, 1), (2, 2))),
        Case("concatenate([a], axis=-1)", ((2, 2),)),
    ],
    "stack": [
        Case("stack([a, b])", ((2,), (2,))),
        Case("stack([a, b, a], axis=1)", ((2, 3), (2, 3))),
        Case("stack([a, b], axis=-1)", ((), ())),
    ],
    "embedding": [
        Case("embedding(a, 1)", ((3, 2),)),
        Case("embedding(a, b)", ((3, 2), (4,)), 0, 2.99, ("b",)),
        Case("embedding(a, b)", ((2, 2, 2), (2, 2)), 0, 1.99, ("b",)),
    ],
    "conv1d": [Case(f"conv1d(a, b, c{text})", shapes) for text, shapes in _CONV1],
    "conv2d": [Case(f"conv2d(a, b, c{text})", shapes) for text, shapes in _CONV2],
    "max_pool": [
        Case("max_pool(a, 2)", ((1, 1, 4, 4),)),
        Case("max_pool(a, 2)", ((2, 2, 3, 5),)),
        Case("max_pool(a, 3)", ((1, 2, 7),)),
        Case("max_pool(a, 2)", ((3, 4),)),
        Case("max_pool(a, 2)", ((5,),)),
    ],
    "avg_pool": [
        Case("avg_pool(a, 2)", ((1, 1, 4, 4),)),
        Case("avg_pool(a, 2)", ((2, 1, 3, 5),)),
        Case("avg_pool(a, 3)", ((1, 2, 7),)),
        Case("avg_pool(a, 1)", ((2, 2),)),
    ],
    "softmax": [Case(f"softmax({text})", shapes) for text, shapes in _SHARES],
    "log_softmax": [Case(f"log_softmax({text})", shapes) for text, shapes in _SHARES],
    "layer_norm": _all(
        "layer_norm(a, b, c)", [((3,), (3,), (3,)), ((2, 4), (4,), (4,)), ((2, 2, 3), (3,), (3,))]
    ),
    "batch_norm": _all(
        "batch_norm(a, b, c)",
        [((4, 2), (2,), (2,)), ((3,), (), ()), ((3, 2, 2), (2, 2), (2, 2))],
    ),
    "dropout": [
        Case("dropout(a, b, 0.25)", ((2, 3), (2, 3))),
        Case("dropout(a, b, p=0)", ((2, 3), (3,))),
    ],
    "half_squared_error": _all(
        "half_squared_error(a, b)", [((), ()), ((3,), (3,)), ((2, 2), (2, 2))]
    ),
    "mean_squared_error": _all(
        "mean_squared_error(a, b)", [((), ()), ((3,), (3,)), ((2, 2), (2, 2))]
    ),
    "binary_cross_entropy": _all(
        "binary_cross_entropy(a, b)", [((), ()), ((3,), (3,)), ((2, 2), (2, 2))], 0.1, 0.9
    ),
    "cross_entropy": _all("cross_entropy(a, b)", [((3,), (3,)), ((2, 3), (2, 3)), ((1,), (1,))]),
}

EVERY = [case for cases in CASES.values() for case in cases]


def drawn(case: Case, seed: int) -> tuple[Graph, Array]:
    """The case as a graph whose result is a weighted sum of the op's output, and its weights.

    No two numbers that an op compares are equal, and none is 0, by 1e-3 at least.
    """
    rng = np.random.default_rng(seed)
    values: dict[str, Array] = {}
    total = sum(int(np.prod(shape)) for shape in case.shapes)
    grid = np.linspace(case.low, case.high, 2 * total + 2)[1::2][:total]
    grid = rng.permutation(grid) + rng.uniform(-1, 1, total) * (case.high - case.low) / total / 16
    for name, shape in zip("abc", case.shapes, strict=False):
        count = int(np.prod(shape))
        values[name], grid = grid[:count].reshape(shape), grid[count:]
    for name in case.indices:
        values[name] = np.floor(values[name])
    text = f"out = {case.text}"
    shape = read_graph(f"{text}\nL = sum(out)", values).shapes["out"]
    values["weight"] = rng.uniform(0.5, 2.0, shape)
    wanted = tuple(name for name in values if name not in (*case.indices, "weight"))
    graph = read_graph(f"{text}\nL = sum(out * weight)", values, wanted, "L")
    return graph, values["weight"]
