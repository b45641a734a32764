"""What is said of the gradients, as the API describes it."""

from typing import Literal

from pydantic import Field

from ..http.answer import Answer

BandName = Literal["good", "fine", "suspicious", "wrong"]


class Band(Answer):
    """What a relative error means."""

    name: BandName
    up_to: float | None = Field(description="The largest error of the band; null for any.")
    meaning: str


class CheckedGradient(Answer):
    """A gradient of the batch beside its estimate."""

    ref: str
    analytic: float
    numerical: float | None = Field(description="null where the estimate overflows")
    relative_error: float | None = Field(
        description="|a − n| / max(|a|, |n|, 1e-8); null where a kink lies within the step, or "
        "there is no estimate"
    )
    band: BandName | Literal["undefined"] = Field(
        description="`undefined` where the relative error is null"
    )


class CheckAnswer(Answer):
    """The gradients, from the output layer back to the first."""

    method: Literal["complex step", "central differences"]
    total: int = Field(description="Weights and biases of the network.")
    every: int = Field(
        description="1, or above it where the network is so large that of each layer’s weights "
        "and biases only every 2nd, 3rd, … is checked."
    )
    kinks: bool = Field(description="Whether an activation has a kink, where estimates are poor.")
    bands: list[Band]
    undefined: str = Field(description="What it means that there is no relative error.")
    gradients: list[CheckedGradient]
