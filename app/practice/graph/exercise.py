"""Exercises on graphs, made from a seed, with numbers that are kind to a pocket calculator.

The same seed gives the same exercise on every machine: of the random generator only ``random()``
is used, whose sequence Python promises to keep.
"""

from dataclasses import dataclass
from math import prod
from random import Random
from typing import Final

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.graph import Graph
from ...engine.graph.passes import compute
from ...engine.graph.text import read_graph
from ...trace.graph.refs import GraphRef, Quantity, ref_at

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A text with the shapes of its arrays; those named are asked for their gradients."""

    text: str
    shapes: dict[str, Shape]
    wanted: tuple[str, ...]


def _scalars(names: str) -> dict[str, Shape]:
    return dict.fromkeys(names.split(), ())


#: By kind, then by difficulty: several of each, of which the seed takes one.
TEMPLATES: Final[dict[str, dict[str, tuple[Template, ...]]]] = {
    "circuit": {
        "easy": (
            Template("q = x + y\nf = q * z", _scalars("x y z"), ("x", "y", "z")),
            Template("q = x * y\nf = q - z", _scalars("x y z"), ("x", "y", "z")),
            Template("q = x - y\nf = q * z", _scalars("x y z"), ("x", "y", "z")),
        ),
        "medium": (
            Template("z = w*x + b\nf = sigmoid(z)", _scalars("w x b"), ("w", "x", "b")),
            Template("p = x * y\nq = p - z\nf = tanh(q)", _scalars("x y z"), ("x", "y", "z")),
            Template("p = x + y\nf = p / z", _scalars("x y z"), ("x", "y", "z")),
        ),
        "hard": (
            Template(
                "p = x * y\nq = maximum(p, z)\nf = exp(q) / y", _scalars("x y z"), ("x", "y", "z")
            ),
            Template(
                "u = x / y\nv = sigmoid(u)\nf = v * (z - x)", _scalars("x y z"), ("x", "y", "z")
            ),
        ),
    },
    "shared": {
        "easy": (
            Template("f = x * y\ng = f + x\nL = f * g", _scalars("x y"), ("x", "y")),
            Template("c = a + b\nd = b + 1\ne = c * d", _scalars("a b"), ("a", "b")),
        ),
        "medium": (
            Template("p = x * x\nq = p - y\nL = q * p", _scalars("x y"), ("x", "y")),
            Template("s = sigmoid(x)\np = s * y\nL = p - s", _scalars("x y"), ("x", "y")),
        ),
        "hard": (
            Template("h = tanh(w * x)\no = tanh(w * h)\nL = o * o", _scalars("w x"), ("w", "x")),
            Template("r = x / y\ns = r + y\nL = r * s - x", _scalars("x y"), ("x", "y")),
        ),
    },
    "matrix": {
        "easy": (
            Template("q = W @ x\nf = sum(q)", {"W": (2, 2), "x": (2,)}, ("W", "x")),
            Template("f = dot(w, x)\nL = f * f", {"w": (2,), "x": (2,)}, ("w", "x")),
        ),
        "medium": (
            Template(
                "z = W @ x + b\nL = half_squared_error(z, y)",
                {"W": (2, 2), "x": (2,), "b": (2,), "y": (2,)},
                ("W", "b", "x"),
            ),
            Template("Z = X * b\nL = mean(Z ** 2)", {"X": (2, 2), "b": (2,)}, ("b",)),
        ),
        "hard": (
            Template(
                "h = relu(W @ x)\no = U @ h\nL = mean_squared_error(o, y)",
                {"W": (2, 2), "x": (2,), "U": (2, 2), "y": (2,)},
                ("U", "W"),
            ),
        ),
    },
    "time": {
        "easy": (
            Template(
                "for t in range(2):\n    h = w * h + x[t]\nL = h * h",
                {"w": (), "h": (), "x": (2,)},
                ("w", "h"),
            ),
        ),
        "medium": (
            Template(
                "for t in range(2):\n    h = tanh(w * h + x[t])\nL = half_squared_error(h, y)",
                {"w": (), "h": (), "x": (2,), "y": ()},
                ("w",),
            ),
        ),
        "hard": (
            Template(
                "for t in range(3):\n    h = tanh(w * h + u * x[t])\nL = half_squared_error(h, y)",
                {"w": (), "u": (), "h": (), "x": (3,), "y": ()},
                ("w", "u"),
            ),
        ),
    },
    "convolution": {
        "easy": (
            Template(
                "c = conv1d(x, k, b)\nL = sum(c ** 2)",
                {"x": (1, 1, 3), "k": (1, 1, 2), "b": (1,)},
                ("k", "b"),
            ),
        ),
        "medium": (
            Template(
                "c = conv1d(x, k, b)\np = max_pool(c, 2)\nL = sum(p ** 2)",
                {"x": (1, 1, 5), "k": (1, 1, 2), "b": (1,)},
                ("k", "b"),
            ),
        ),
        "hard": (
            Template(
                "c = conv2d(x, k, b)\nr = relu(c)\nL = mean(r ** 2)",
                {"x": (1, 1, 3, 3), "k": (1, 1, 2, 2), "b": (1,)},
                ("k", "b"),
            ),
        ),
    },
    "softmax": {
        "easy": (Template("p = softmax(z)\nL = -sum(y * log(p))", {"z": (2,), "y": (2,)}, ("z",)),),
        "medium": (
            Template(
                "p = softmax(z)\nL = half_squared_error(p, y)", {"z": (3,), "y": (3,)}, ("z",)
            ),
        ),
        "hard": (
            Template(
                "n = layer_norm(x, gamma, beta)\nL = half_squared_error(n, y)",
                {"x": (3,), "gamma": (3,), "beta": (3,), "y": (3,)},
                ("x", "gamma"),
            ),
        ),
    },
}
KINDS: Final = tuple(TEMPLATES)
#: What an exercise may be of: a network, or a kind of graph.
EXERCISES: Final = ("network", *KINDS)
#: Draws for one exercise: the first is taken whose numbers are all different from 0.
_DRAWS = 20


@dataclass(frozen=True, slots=True, eq=False)
class GraphExercise:
    """A graph, and the ``refs`` to be found, in the order of the work."""

    seed: int
    kind: str
    difficulty: str
    graph: Graph
    refs: tuple[GraphRef, ...]


def make_graph_exercise(
    seed: int, kind: str = "circuit", difficulty: str = "medium"
) -> GraphExercise:
    """The exercise of this seed. Raises ValueError where there is no such exercise."""
    if kind not in TEMPLATES:
        raise ValueError(f"“{kind}” is no kind of exercise: there are {', '.join(KINDS)}.")
    if difficulty not in TEMPLATES[kind]:
        known = ", ".join(TEMPLATES[kind])
        raise ValueError(f"“{difficulty}” is no difficulty: there are {known}.")
    chance = Random(seed)
    templates = TEMPLATES[kind][difficulty]
    template = templates[int(chance.random() * len(templates))]
    graph = _drawn(chance, template)
    for _ in range(_DRAWS):
        if _tells_apart(graph):
            break
        graph = _drawn(chance, template)
    return GraphExercise(seed, kind, difficulty, graph, tuple(_asked(graph, difficulty)))


def _drawn(chance: Random, template: Template) -> Graph:
    values = {name: _numbers(chance, name, shape) for name, shape in template.shapes.items()}
    return read_graph(template.text, values, template.wanted)


def _numbers(chance: Random, name: str, shape: Shape) -> Array:
    """Numbers of one decimal, none of them 0; targets beside a softmax are one of several."""
    count = prod(shape)
    if name == "y" and len(shape) == 1:
        hot = int(chance.random() * count)
        return np.array([float(k == hot) for k in range(count)])
    drawn = [0.1 * (1 + int(chance.random() * 20)) for _ in range(count)]
    signs = [-1.0 if chance.random() < 0.4 else 1.0 for _ in range(count)]
    rounded = [round(number * sign, 1) for number, sign in zip(drawn, signs, strict=True)]
    return np.array(rounded).reshape(shape)


def _tells_apart(graph: Graph) -> bool:
    """Whether gradients are neither 0 nor all alike, so that a mistake shows."""
    done = compute(graph)
    numbers = np.concatenate([done.gradients[n].reshape(-1) for n in graph.with_respect_to])
    moderate = bool((np.abs(numbers) < 1e3).all() and (np.abs(numbers) > 1e-3).any())
    varied = len(np.unique(np.round(numbers, 6))) == len(numbers)
    return bool(np.isfinite(numbers).all()) and moderate and varied and bool(numbers.all())


def _asked(graph: Graph, difficulty: str) -> list[GraphRef]:
    """Every step of an easy one, the gradients of a medium one, those that matter of a hard one."""
    shown: list[tuple[Quantity, str]] = []
    if difficulty == "easy":
        shown += [("value", equation.name) for equation in graph.equations]
    elif difficulty == "medium":
        shown += [("value", graph.result)]
    wanted = graph.backward_order[1:] if difficulty != "hard" else graph.with_respect_to
    shown += [("gradient", name) for name in wanted]
    return [
        ref_at(graph, quantity, name, place)
        for quantity, name in shown
        for place in range(prod(graph.shapes[name]))
    ]
