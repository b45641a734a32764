"""A line of what a request to learn is answered."""

from pydantic import Field

from ..http.answer import Answer
from ..problem.body import ProblemBody


class StoppedAnswer(Answer):
    """Why learning stopped early."""

    detail: str
    ref: str = Field(description="The first number that overflows in the next iteration.")


class LearnLine(Answer):
    """Where learning stands after an iteration; one line of the answer."""

    iteration: int = Field(description="Iterations done, those before this request included.")
    epoch: float = Field(description="How often all rows that are learnt from have been taken.")
    loss: float = Field(
        description="Of all rows that are learnt from, joined by the problem’s reduction."
    )
    held_out_loss: float | None = Field(description="Of the rows held out, joined likewise.")
    accuracy: float | None = Field(description="The share of rows whose class is right.")
    held_out_accuracy: float | None
    gradient_norms: list[float] = Field(
        description="√Σ g² over the parameters of each layer, of the last iteration’s gradient."
    )
    batch: list[int] = Field(description="The rows that the last iteration took, from 0.")
    problem: ProblemBody = Field(
        description="With the parameters then; its samples are that batch, at most as many of it "
        "as a problem may hold."
    )
    done: bool = Field(default=False, description="Whether this is the last line.")
    stopped: StoppedAnswer | None = Field(
        default=None, description="Set where the next iteration would overflow."
    )
