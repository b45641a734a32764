"""What a request for a gradient check may say."""

from ..problem.either import EitherRequest


class CheckRequest(EitherRequest):
    """The problem, or the graph, whose gradients are to be checked."""
