"""What a request for the steps of several optimizers may say."""

from typing import Annotated

from pydantic import Field

from ...http.field_words import Place
from ...http.request_body import Whole
from ...problem.optimizer import OPTIMIZER_PLACES, OptimizerBody
from ..request import MOST_ITERATIONS, LearnRequest

#: Optimizers in one request.
MOST = 8
_OWN = "problem.optimizer"


class StepsRequest(LearnRequest):
    """After how many iterations of a run, and which optimizers."""

    PLACES = LearnRequest.PLACES | {
        "iterations": Place("“iterations”", f"a whole number from 0 to {MOST_ITERATIONS:,}"),
        "optimizers": Place("“optimizers”", f"a list of 1 to {MOST} optimizers"),
        **{
            f"optimizers.*{path.removeprefix(_OWN)}": Place(
                f"optimizer {{}}: {place.name}", place.must, place.choices, place.fields
            )
            for path, place in OPTIMIZER_PLACES.items()
            if path == _OWN or path.startswith(f"{_OWN}.")
        },
    }

    iterations: Annotated[int, Whole(0, MOST_ITERATIONS)] = Field(
        default=0, description="Of the problem’s own optimizer, before the step that is asked for."
    )
    optimizers: Annotated[list[OptimizerBody], Field(min_length=1, max_length=MOST)]
