"""What an optimizer keeps of a graph between iterations, as a request has it."""

from typing import Any

from ...engine.graph.errors import GraphError
from ...engine.graph.stepping import GraphState
from ...engine.optimizers.forms import KEPT
from ..http.field_words import Place, object_place
from ..http.refused import Refused
from ..http.request_body import Name, WholeNumber
from ..problem.graph_body import arrays
from ..problem.sparse import SparseBody

Kept = dict[Name, Any] | None


class GraphStateBody(SparseBody):
    """What an iteration has left: of each quantity that the optimizer keeps, its arrays by name."""

    iteration: WholeNumber
    velocity: Kept = None
    squared_sum: Kept = None
    squared_mean: Kept = None
    first_moment: Kept = None
    second_moment: Kept = None

    def to_state(self) -> GraphState:
        """The state as the engine knows it. Raises Refused where an array is none."""
        kept = {}
        for quantity in KEPT:
            given: Kept = getattr(self, quantity)
            if given is None:
                continue
            try:
                kept[quantity] = arrays(given, f"/optimizer_state/{quantity}")
            except GraphError as error:
                raise Refused(422, error.detail, error.pointer) from None
        return GraphState(self.iteration, kept)

    @classmethod
    def of(cls, state: GraphState) -> "GraphStateBody":
        """The way back."""
        kept = {
            quantity: {name: array.tolist() for name, array in by_name.items()}
            for quantity, by_name in state.kept.items()
        }
        return cls(iteration=state.iteration, **kept)


STATE_PLACES: dict[str, Place] = {
    "optimizer_state": object_place("the optimizer's state", GraphStateBody),
    "optimizer_state.iteration": Place(
        "the iteration of the optimizer's state", "a whole number of iterations done, 0 or more"
    ),
    **{
        f"optimizer_state.{quantity}{path}": place
        for quantity in KEPT
        for path, place in {
            "": Place(f"“{quantity}”", "an object that holds arrays by name"),
            ".[key]": Place(f"a name in “{quantity}”", "the name of a given array that learns"),
            ".*": Place(f"an array of “{quantity}”", "a number, or lists in lists of numbers"),
        }.items()
    },
}
