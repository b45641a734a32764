"""Problems as the contract writes them, to be opened in the page."""

from collections.abc import Callable, Sequence
from itertools import count, pairwise
from typing import Any

Wire = dict[str, Any]


def network(
    sizes: Sequence[int],
    *,
    biases: bool = True,
    samples: int = 1,
    activation: str = "tanh",
    numbers: Callable[[int], float] | None = None,
) -> Wire:
    """A network d → … → C whose parameters and samples are ``numbers(0)``, ``numbers(1)``, …"""
    number = numbers or (lambda at: (-1) ** at * (0.1 + at * 37 % 91 / 100))
    places = count()

    def some(length: int) -> list[float]:
        return [number(next(places)) for _ in range(length)]

    layers = [
        {
            "weights": [some(n_in) for _ in range(n_out)],
            "biases": some(n_out) if biases else None,
            "activation": activation,
            "train_biases": True,
        }
        for n_in, n_out in pairwise(sizes)
    ]
    return {
        "network": {"layers": layers},
        "loss": "half_squared_error",
        "samples": [{"input": some(sizes[0]), "target": some(sizes[-1])} for _ in range(samples)],
        "reduction": "mean",
        "optimizer": {"name": "sgd", "learning_rate": 0.5},
    }
