"""What a request for training is answered."""

from pydantic import Field

from ..http.answer import Answer
from ..problem.body import ProblemBody


class StopAnswer(Answer):
    """Why training stopped early."""

    detail: str
    ref: str = Field(description="The first number that overflows in the next iteration.")


class TrainAnswer(Answer):
    """Many iterations at once."""

    losses: list[float] = Field(description="The batch’s loss at the start and after each.")
    problem: ProblemBody = Field(description="With the parameters after the last of them.")
    stopped: StopAnswer | None
