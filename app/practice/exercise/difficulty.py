"""How difficult an exercise is: what stands in the network, and how many steps are asked for."""

from dataclasses import dataclass

_FORWARD = ("net", "output", "loss_term", "loss")
_BACKWARD = ("error", "slope", "delta", "weight_gradient", "bias_gradient")
_BATCH = ("batch_weight_gradient", "batch_bias_gradient")
_UPDATE = ("updated_weight", "updated_bias")


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A level of exercises.

    Weights, biases and inputs have so many ``decimals``. The activations and the pairs of output
    activation and loss are drawn from those given. ``asked`` are the quantities to be found: the
    harder, the fewer of the steps on the way.
    """

    name: str
    decimals: int
    biases: bool
    hidden: tuple[str, ...]
    outputs: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]


DIFFICULTIES: dict[str, Difficulty] = {
    level.name: level
    for level in (
        Difficulty(
            "easy",
            decimals=1,
            biases=False,
            hidden=("sigmoid",),
            outputs=(("sigmoid", "half_squared_error"),),
            asked=(*_FORWARD, *_BACKWARD, *_BATCH),
        ),
        Difficulty(
            "medium",
            decimals=1,
            biases=True,
            hidden=("sigmoid", "tanh"),
            outputs=(
                ("sigmoid", "half_squared_error"),
                ("identity", "half_squared_error"),
                ("sigmoid", "binary_cross_entropy"),
            ),
            asked=(*_FORWARD, *_BACKWARD, *_BATCH, *_UPDATE),
        ),
        Difficulty(
            "hard",
            decimals=2,
            biases=True,
            hidden=("sigmoid", "tanh", "softplus"),
            outputs=(
                ("softmax", "categorical_cross_entropy"),
                ("softmax", "half_squared_error"),
                ("sigmoid", "mean_squared_error"),
                ("sigmoid", "binary_cross_entropy"),
            ),
            asked=(
                "output",
                "loss",
                "delta",
                "weight_gradient",
                "bias_gradient",
                *_BATCH,
                *_UPDATE,
            ),
        ),
    )
}
