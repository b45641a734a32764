"""What requests about data are answered."""

from typing import Literal

from pydantic import Field

from ..http.answer import Answer
from ..problem.body import ProblemBody


class LearnerAnswer(Answer):
    """A network that learns a set, and how."""

    problem: ProblemBody = Field(description="With its initial weights; its sample is a row.")
    batch_size: int | None
    iterations: int = Field(description="So many are enough.")


class DatasetAnswer(Answer):
    """One of our sets."""

    id: str
    title: str
    about: str
    kind: Literal["classes", "values"]
    inputs: list[str] = Field(description="What the inputs are called.")
    outputs: list[str] = Field(description="What the outputs are called.")
    classes: list[str] = Field(description="What the classes are called; none for values.")
    count: int = Field(description="The usual number of rows.")
    least: int
    most: int
    noise: float
    held_out: float
    source: str = Field(description="Where rows that were measured come from, and the licence.")
    network: LearnerAnswer


class TableAnswer(Answer):
    """The rows of data."""

    kind: Literal["classes", "values"]
    inputs: list[list[float]]
    targets: list[list[float]] = Field(
        description="Of two classes 0 or 1; of more a 1 among zeros; else values."
    )
    held_out: list[int] = Field(description="The rows kept from training, counted from 0.")
    notes: list[str] = Field(description="What is odd about the rows, if anything.")
