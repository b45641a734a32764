"""A worked example of a textbook, as its readers would enter it."""

from collections.abc import Sequence
from typing import Any

from app.practice.published.report import AGREEING, Report
from tests.practice.printed import check
from tests.problems import problem_from_json

Layer = tuple[list[list[float]], list[float] | None, str]


def transposed(matrix: list[list[float]]) -> list[list[float]]:
    """The weights of a book that has a row for each unit they come from."""
    return [list(row) for row in zip(*matrix, strict=True)]


def report(
    layers: Sequence[Layer],
    given: tuple[list[float], list[float], float],
    printed: str,
    **more: Any,
) -> Report:
    """What is said of the numbers, one in a line after its name; half the squared error is lost.

    ``given`` are input, target and learning rate.
    """
    names = ("weights", "biases", "activation", "train_biases")
    inputs, target, rate = given
    problem = {
        "network": {"layers": [dict(zip(names, (*layer, True), strict=True)) for layer in layers]},
        "loss": "half_squared_error",
        "samples": [{"input": inputs, "target": target}],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": rate},
        **more,
    }
    lines = [line.rsplit(maxsplit=1) for line in printed.strip().splitlines()]
    return check(problem_from_json(problem), {name.strip(): number for name, number in lines})


def differing(told: Report) -> list[str]:
    """The names of the numbers that do not agree."""
    return [each.printed.name for each in told.results if each.verdict not in AGREEING]
