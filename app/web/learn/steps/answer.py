"""What a request for the steps of several optimizers is answered."""

from pydantic import Field

from ...http.answer import Answer


class LayerAnswer(Answer):
    """A number for each weight of a layer and each bias that is trained."""

    weights: list[list[float]]
    biases: list[float] | None


class StepsAnswer(Answer):
    """The same gradient, and what each optimizer changes by it."""

    iteration: int = Field(description="Iterations done before the step.")
    gradient: list[LayerAnswer] = Field(description="Of the next batch, layer by layer.")
    changes: list[list[LayerAnswer]] = Field(
        description="New parameter less the old one, layer by layer, for each optimizer in order."
    )
