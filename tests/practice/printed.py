"""Checking printed numbers in a line."""

import math
from collections.abc import Mapping

from app.engine.problem import Problem
from app.practice.published import check_published
from app.practice.published.numbers import Printed
from app.practice.published.report import Report


def check(problem: Problem, numbers: Mapping[str, str], after: int = 0) -> Report:
    """What is said of the numbers, printed after so many iterations."""
    return check_published(problem, [Printed(ref, text, after) for ref, text in numbers.items()])


def mistakes_of(report: Report) -> list[list[str]]:
    """The ids of the mistakes of each explanation."""
    return [
        [reason.mistake.id for reason in explanation.reasons] for explanation in report.explanations
    ]


def verdicts(report: Report) -> dict[str, str]:
    """The verdict on each number."""
    return {result.printed.name: result.verdict for result in report.results}


def to_decimals(numbers: Mapping[str, float], places: int) -> dict[str, str]:
    """The numbers as a publication prints them, to so many decimals."""
    return {ref: f"{value:.{places}f}" for ref, value in numbers.items() if math.isfinite(value)}
