"""Problems as they go over the wire, to be opened in the page."""

from collections.abc import Callable, Sequence
from copy import deepcopy
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


def changed(problem: Wire, *path: str | int, to: Any) -> Wire:
    """The problem with what stands at a path replaced."""
    copy = deepcopy(problem)
    *way, last = path
    holder: Any = copy
    for part in way:
        holder = holder[part]
    holder[last] = to
    return copy


def with_number(problem: Wire, sample: int, ref: str, number: float) -> Wire:
    """The problem with the number of a ref changed."""
    name, *texts = ref.split(".")
    places = [int(text) for text in texts]
    if name in ("input", "target"):
        return changed(problem, "samples", sample, name, *places, to=number)
    kind = "biases" if name == "bias" else "weights"
    return changed(problem, "network", "layers", places[0] - 1, kind, *places[1:], to=number)


def assert_kept(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Every weight and bias that has a place in both is the same."""
    pairs = zip(before["network"]["layers"], after["network"]["layers"], strict=True)
    for old, new in pairs:
        rows = zip(old["weights"], new["weights"], strict=False)
        assert all(a == b for row in rows for a, b in zip(*row, strict=False))
        biases = zip(old["biases"] or [], new["biases"] or [], strict=False)
        assert all(a == b for a, b in biases)
