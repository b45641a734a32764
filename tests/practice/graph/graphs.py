"""Graphs for tests, from their text and what is given to it."""

from typing import Any

import numpy as np

from app.engine.graph.graph import Graph
from app.engine.graph.text import read_graph


def graph_of(text: str, **values: Any) -> Graph:
    """The graph, given numbers, lists of them, or arrays."""
    return read_graph(text, {name: np.array(value, float) for name, value in values.items()})
