"""What a request for a gradient check may say."""

from ..problem.request import ProblemRequest


class CheckRequest(ProblemRequest):
    """The problem whose gradients are to be checked."""
