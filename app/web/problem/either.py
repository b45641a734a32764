"""Requests about a problem of either kind: a network in “problem”, or a graph in “graph”."""

from typing import Self

from pydantic import model_validator

from ..http.refused import Refused
from ..http.request_body import RequestBody
from .body import ProblemBody
from .fields import PROBLEM_PLACES
from .graph_body import GRAPH_PLACES, GraphBody

EITHER_PLACES = PROBLEM_PLACES | GRAPH_PLACES


class EitherRequest(RequestBody):
    """A problem, or a graph in its place."""

    PLACES = EITHER_PLACES

    problem: ProblemBody | None = None
    graph: GraphBody | None = None

    @model_validator(mode="after")
    def one_of_them(self) -> Self:
        """Raise Refused where neither is given, or both are, or a sample of a graph."""
        if self.problem is None and self.graph is None:
            must = PROBLEM_PLACES["problem"].must
            raise Refused(422, f"The problem is missing: it must be {must}.", "/problem")
        if self.problem is not None and self.graph is not None:
            raise Refused(422, "There is a problem and a graph: send one of them.", "/graph")
        if self.graph is not None and getattr(self, "sample", None):
            told = "“sample” is of networks: a graph has none. Leave it out."
            raise Refused(422, told, "/sample")
        return self


def problem_in(wanted: EitherRequest) -> ProblemBody:
    """The network's problem of a request that has no graph."""
    if wanted.problem is None:
        raise LookupError("the request is about a graph")
    return wanted.problem
