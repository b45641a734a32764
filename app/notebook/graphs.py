"""A computational graph from its text: what else ``show``, ``trace`` and ``check`` are about."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..engine.graph.errors import GraphError
from ..engine.graph.graph import Graph
from ..engine.graph.text import read_graph
from ..web.problem.reading import read_wire_graph
from .models import ModelError


def graph_of(model: Any, values: Any = None) -> Graph | None:
    """The graph that a text or a wire's graph is; None where the model is neither.

    Raises ModelError, with the line of the text that is at fault.
    """
    try:
        if isinstance(model, Graph):
            return model
        if isinstance(model, Mapping) and ("graph" in model or "text" in model):
            return read_wire_graph(model.get("graph", model))
        if isinstance(model, str):
            return read_graph(model, _arrays(values))
    except GraphError as error:
        at = "" if error.line is None else f"Line {error.line}: "
        raise ModelError(f"{at}{error.detail}") from error
    return None


def _arrays(values: Any) -> dict[str, Any]:
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise ModelError(
            'The arrays of a graph’s text come by their names, such as {"x": -2.0, "y": [5.0, 1]}.'
        )
    return {str(name): _array(name, of) for name, of in values.items()}


def _array(name: Any, of: Any) -> Any:
    plain = of.detach().cpu() if hasattr(of, "detach") else of
    try:
        array = np.array(plain, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ModelError(f"“{name}” is no array of numbers.") from error
    if not np.isfinite(array).all():
        raise ModelError(f"“{name}” has a number that is not finite.")
    return array
