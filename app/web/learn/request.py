"""What a request to learn may say."""

from typing import Annotated

from pydantic import Field

from ...data.tables import MOST_ROWS
from ..data.body import DATA_PLACES, LARGEST_SEED, DataBody
from ..http.field_words import Place
from ..http.request_body import Whole
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import ProblemRequest

MOST_ITERATIONS = 100_000
_LATEST = 10**9


class LearnRequest(ProblemRequest):
    """From what to learn, how long, and how often to tell of it."""

    PLACES = (
        PROBLEM_PLACES
        | DATA_PLACES
        | {
            "iterations": Place("“iterations”", f"a whole number from 1 to {MOST_ITERATIONS:,}"),
            "batch_size": Place(
                "the batch size", f"a whole number from 1 to {MOST_ROWS:,}, or null for all rows"
            ),
            "shuffle_seed": Place(
                "the seed of the shuffle",
                f"a whole number from 0 to {LARGEST_SEED:,}, or null for no shuffle",
            ),
            "every": Place("“every”", f"a whole number from 1 to {MOST_ITERATIONS:,}"),
            "start": Place("“start”", f"a whole number of iterations done, 0 to {_LATEST:,}"),
        }
    )

    data: DataBody
    iterations: Annotated[int, Whole(1, MOST_ITERATIONS)] = 100
    batch_size: Annotated[int, Whole(1, MOST_ROWS)] | None = Field(
        default=None, description="null takes all rows that are learnt from."
    )
    shuffle_seed: Annotated[int, Whole(0, LARGEST_SEED)] | None = Field(
        default=None, description="Draws the order of the rows in each epoch; null keeps theirs."
    )
    every: Annotated[int, Whole(1, MOST_ITERATIONS)] = Field(
        default=1, description="After how many iterations a line comes."
    )
    start: Annotated[int, Whole(0, _LATEST)] = Field(
        default=0,
        description="Iterations that came before: the batches go on where those stopped.",
    )
