"""What a lesson's refs are looked up in where its problem is a graph: the trace of both passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..engine.graph.gradient_check import check_graph
from ..engine.graph.graph import Graph
from ..explain.graph import explain_graph
from ..trace.graph.refs import GraphRef, parse_graph_ref
from ..trace.graph.trace import GraphTrace
from .faults import LessonError

#: A number of a graph, as a lesson writes it: gradient.h@2.1.
GRAPH_REF: Final = r"(?:value|gradient)\.[A-Za-z_]\w*(?:@\d+)?(?:\.\d+)*"


@dataclass(frozen=True, slots=True)
class GraphPlace:
    """A ref; a graph has one sample."""

    ref: GraphRef
    sample: int = 0


class GraphSetting:
    """A graph under the ``name`` that the lesson gives it; ``wire`` has it in “graph”.

    ``example`` and ``published`` as of networks.
    """

    def __init__(
        self,
        name: str,
        wire: dict[str, Any],
        graph: Graph,
        example: str | None,
        published: Mapping[str, str],
    ) -> None:
        self.name = name
        self.wire = wire
        self.graph = graph
        self.example = example
        self.published = published
        self.trace = GraphTrace(graph)

    @property
    def learning_rate(self) -> float:
        """A graph has none."""
        raise LessonError("A graph has no learning rate.", "Write the number.")

    @property
    def layers(self) -> int:
        """A graph has no layers."""
        raise LessonError("A graph has no layers to plot.", "Plot networks.")

    def place(self, text: str) -> GraphPlace:
        """``gradient.w.0``, where there is such a number."""
        try:
            ref = parse_graph_ref(self.graph, text)
            self.trace.value(ref)
        except (ValueError, LookupError) as error:
            arrays = ", ".join(self.graph.shapes)
            raise LessonError(
                f"There is no “{text}” in the graph “{self.name}”: {error}",
                f"Write value. or gradient., an array, and its indices from 0; it has {arrays}.",
            ) from error
        return GraphPlace(ref)

    def value(self, place: GraphPlace) -> float:
        """The number at a place."""
        return self.trace.value(place.ref)

    def computes(self, place: GraphPlace) -> bool:
        """Whether a step computes the number; else it is given."""
        return place.ref.quantity == "gradient" or place.ref.name not in self.graph.given

    def step_of(self, place: GraphPlace) -> int:
        """The index of the step that computes the number at the place."""
        ref = place.ref
        phase = "forward" if ref.quantity == "value" else "backward"
        for block in self.trace.schedule.blocks:
            if block.phase == phase and block.name == ref.name:
                at = 0
                for index, size in zip(ref.index, self.graph.shapes[ref.name], strict=True):
                    at = at * size + index
                return block.start + at
        raise LessonError(
            f"No step computes {ref}: it is given.",
            "Give a number that a step computes, or “start” or “end”.",
        )

    def formula(self, place: GraphPlace) -> dict[str, Any]:
        """Title and formula of the step that computes the number at the place."""
        explanation = explain_graph(self.trace, self.trace[self.step_of(place)])
        return {"title": explanation.title, "formula": explanation.formula}

    def estimate(self, place: GraphPlace) -> float:
        """The numerical estimate of a gradient of what is given."""
        for checked in check_graph(self.graph).gradients:
            found = place.ref == GraphRef("gradient", checked.name, checked.index)
            if found and checked.numerical is not None:
                return checked.numerical
        raise LessonError(f"There is no estimate of {place.ref}.", "Only given arrays have one.")

    def size(self, quantity: str, layer: int) -> float:
        """A graph has no layers."""
        raise LessonError(f"A graph has no {quantity}.{layer}.", "Speak of its numbers one by one.")
