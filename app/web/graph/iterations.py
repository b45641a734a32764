"""How many iterations on a graph one request may ask for."""

from math import prod

from ...engine.graph.graph import Equation, Graph
from ..problem.limits import ITERATIONS

#: Seconds of an iteration by the equations of the graph and by the numbers that these take, and of
#: all iterations that may be asked for at once. Measured.
SECONDS, _TERM, _MOST_SECONDS = 1.5e-4, 4e-8, 1.2


def iterations_at_once(graph: Graph) -> int:
    """As many as are done in about a second; at least one."""
    taken = sum(_taken(graph, equation) for equation in graph.equations)
    each = SECONDS * max(1, len(graph.equations)) + _TERM * taken
    return max(1, min(ITERATIONS, int(_MOST_SECONDS / each)))


def _taken(graph: Graph, equation: Equation) -> int:
    shapes = [graph.shapes[a] if isinstance(a, str) else () for a in equation.arguments]
    return prod(equation.shape) * equation.op.width(*shapes, **equation.params)
