"""The words and the picture of a card. Nothing on it is in the words of whoever made the link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...engine.counted import counted
from ...engine.graph.errors import GraphError
from ...engine.graph.graph import Graph
from ...engine.problem import Problem, ProblemError
from ...examples import load_examples, load_graph_examples
from ..http.json_text import JSONTextError, parse_json
from ..http.refused import Refused
from ..problem.reading import read_problem, read_wire_graph
from .drawing import graph_picture, network_picture
from .held import Held

_TITLE = "Backstep: see backpropagation happen"
_DESCRIPTION = (
    "Step forward and back through backpropagation: every weight with its gradient, every unit "
    "with its δ, every number with its formula."
)
#: What the picture shows, for whoever does not see it.
_NETWORK = "The network as circles, joined by lines as wide as its weights."
_GRAPH = "The graph as circles, each array joined by lines to those that are computed from it."
#: Seconds, measured: once for each, by a character of a state, and for a loop of a graph, whose
#: rounds are not known before it is read; and those of a picture.
_ONCE, _CHARACTER, _LOOP, _PICTURE = 1e-3, 1e-6, 6e-2, 0.15


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of an address, and what its ``picture`` shows.

    ``is_drawn`` where that is this very problem.
    """

    title: str = _TITLE
    description: str = _DESCRIPTION
    picture: str = _NETWORK
    is_drawn: bool = False


def card_cost(held: Held) -> float:
    """Seconds that a card takes, by an estimate."""
    state = held.state or b""
    return _ONCE + _CHARACTER * len(state) + (_LOOP if b'"graph"' in state else 0.0)


def card_of(held: Held) -> Card:
    """The card of what an address holds; that of the page itself where it holds nothing whole."""
    try:
        state, problem = _read(held)
    except Refused:
        return Card(held.title or _TITLE, held.description or _DESCRIPTION)
    return Card(
        held.title or _title(state, problem),
        held.description or _description(state, problem),
        _NETWORK if isinstance(problem, Problem) else _GRAPH,
        is_drawn=True,
    )


def picture_cost(held: Held) -> float:
    """Seconds that a picture takes, by an estimate."""
    return card_cost(held) + _PICTURE


def picture_of(held: Held) -> bytes:
    """The picture as PNG: of the first example where nothing is asked for. Raises Refused."""
    if not held.fragment or (held.title and held.state is None):
        return network_picture(read_problem(load_examples()[0].problem))
    _, problem = _read(held)
    if isinstance(problem, Problem):
        return network_picture(problem)
    return graph_picture(problem)


def _read(held: Held) -> tuple[Mapping[str, Any], Problem | Graph]:
    """The state, and the problem or the graph in it. Raises Refused."""
    try:
        state = parse_json(held.state or b"", "state")
        if isinstance(state, dict) and "graph" in state:
            return state, read_wire_graph(state["graph"])
        if isinstance(state, dict) and "problem" in state:
            return state, read_problem(state["problem"])
    except (JSONTextError, ProblemError, GraphError) as error:
        raise Refused(404, f"The address does not hold a whole state: {error}") from None
    raise Refused(404, "The address does not hold a whole state. It may have been cut.")


def _title(state: Mapping[str, Any], problem: Problem | Graph) -> str:
    named = str(state.get("example" if isinstance(problem, Problem) else "title"))
    if isinstance(problem, Problem):
        known = {example.id: example.title for example in load_examples()}
        sizes = "-".join(map(str, problem.sizes))
        return f"Backpropagation: {known.get(named, f'a {sizes} network')}"
    titles = {example.title for example in load_graph_examples()}
    return f"Backpropagation: {named if named in titles else 'a computational graph'}"


def _description(state: Mapping[str, Any], problem: Problem | Graph) -> str:
    if isinstance(problem, Problem):
        names = dict.fromkeys(layer.activation.name for layer in problem.layers)
        loss = problem.loss.name.replace("_", " ")
        what = f"{counted(len(problem.layers), 'layer')}, {' and '.join(names)}, {loss}"
    else:
        what = f"{counted(len(problem.equations), 'operation')} on {len(problem.given)} arrays"
    cursor = state.get("cursor")
    # True is an int, too, and no step.
    at = f" Opens at step {cursor}." if type(cursor) is int and 0 < cursor < 10**7 else ""
    return f"{what[0].upper()}{what[1:].replace('_', ' ')}.{at} {_DESCRIPTION}"
