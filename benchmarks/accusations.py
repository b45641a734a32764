"""Never falsely: how often planted slips and conventions are told wrongly, or not at all"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from app.engine.problem import Problem
from app.practice.exercise.exercise import make_exercise
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.practice.mistakes import MISTAKES
from app.practice.published import check_published
from app.practice.published.numbers import Printed
from app.practice.published.report import AGREEING
from benchmarks.rows import Row
from tests.practice.rounding import digits
from tests.practice.student import Numbers, Student
from tests.problems import random_problem

Planted = Literal["nothing", "a slip", "a convention", "both"]
Told = dict[str, tuple[bool, frozenset[str]]]

PLANTED: tuple[Planted, ...] = ("nothing", "a slip", "a convention", "both")
DIGITS = (2, 3, 4, 5, 6, 7, 8)
#: What nobody keeps throughout, or what is made by rounding.
_CONVENTIONS = [
    mistake.id
    for mistake in MISTAKES.values()
    if not mistake.slip and mistake.id != "rounded_too_early"
]
#: Units in the last digit by which a number is clearly another.
_CLEARLY = 1.5
_LEVELS = ("easy", "medium", "hard")
_SIZES = ((2, 2, 1), (2, 2, 2), (2, 3, 2), (3, 2, 3), (2, 2, 2, 2), (2, 3))
_PAIRS = (
    ("sigmoid", "half_squared_error"),
    ("tanh", "mean_squared_error"),
    ("identity", "half_squared_error"),
    ("softmax", "categorical_cross_entropy"),
    ("sigmoid", "binary_cross_entropy"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet with what was ``planted`` in it; printed to so many significant digits.

    ``right`` is what the same person writes without it.
    """

    problem: Problem
    printed: Mapping[str, str]
    written: Numbers
    right: Numbers
    planted: frozenset[str]

    def off(self, ref: str) -> float:
        """By how many units of its last digit the number is off from what is right."""
        text = self.printed[ref]
        mantissa, _, exponent = text.partition("e")
        decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
        return abs(float(text) - self.right[ref]) * 10.0**decimals


def measure() -> Iterable[Row]:
    """The shares, by digits: of all numbers that were told wrongly, and of wrong ones not named."""
    for count in DIGITS:
        for name, judge in (("published", published), ("graded", graded)):
            tally = tallied(judge, count, 30)
            of = tally["numbers"]
            for kind in ("accused falsely", "acquitted falsely"):
                yield Row(f"{count} digits, {name}: {kind}", 100 * tally[kind] / of, f"% of {of}")
            wrong = tally["named"] + tally["unnamed"]
            share = 100 * tally["unnamed"] / max(1, wrong)
            yield Row(f"{count} digits, {name}: unnamed", share, f"% of {wrong}")


def tallied(judge: Callable[[Sheet], Told], count: int, sheets: int) -> Counter[str]:
    """What is told of the numbers of so many sheets of each kind of planting."""
    told = (
        _kind(sheet, ref, *each)
        for planted in PLANTED
        for sheet in drawn(planted, count, sheets)
        for ref, each in judge(sheet).items()
    )
    tally = Counter(told)
    tally["numbers"] = tally.total()
    return tally


def _kind(sheet: Sheet, ref: str, accepted: bool, named: frozenset[str]) -> str:
    """What it comes to that a number was accepted, or not and these mistakes named."""
    off = sheet.off(ref)
    clearly_wrong = off > _CLEARLY and abs(sheet.written[ref] - sheet.right[ref]) > 0
    if accepted:
        return "acquitted falsely" if clearly_wrong else "accepted"
    if off <= 0.5 + 1e-9 and sheet.written[ref] == sheet.right[ref]:
        return "accused falsely"
    if named:
        return "named" if named & sheet.planted else "accused falsely"
    return "unnamed" if sheet.planted & set(_CONVENTIONS) and clearly_wrong else "told nothing"


def drawn(planted: Planted, count: int, wanted: int) -> Iterator[Sheet]:
    """Sheets with so many digits: every other whole, and every other in parts, as publications are.

    Every other person, about, works with what they write down, to four digits at least.
    """
    chance = Random(f"{planted} {count}")
    made = 0
    while made < wanted:
        problem = _problem(chance)
        by_hand = chance.random() < 0.5
        writes = digits(max(count, 4)) if by_hand else None
        right = Student(problem, writes=writes).numbers()
        mistake = chance.choice(_CONVENTIONS) if planted in ("a convention", "both") else ""
        # Twos lost both in the loss and at its derivative are two conventions.
        choice = 0 if mistake == "factor_two" else chance.randrange(2)
        student = Student(problem, mistake, choice, writes=writes)
        numbers = student.numbers()
        names = {mistake} if mistake else set()
        if mistake and not any(numbers[ref] != right[ref] for ref in right):
            continue
        if planted in ("a slip", "both"):
            ref = chance.choice([ref for ref in numbers if math.isfinite(numbers[ref])])
            factor = 1 + chance.choice((-1, 1)) * (0.06 + 0.6 * chance.random())
            slipped = digits(count)(numbers[ref] * factor)
            if slipped == numbers[ref]:
                continue
            student.slips = {(n, ref): slipped for n in (0, -1)}
            numbers = student.numbers()
        printed = {
            ref: f"{digits(count)(value):.{count - 1}e}"
            for ref, value in numbers.items()
            if math.isfinite(value) and math.isfinite(right[ref])
        }
        made += 1
        if made % 2:  # every other is a part of a sheet, as publications print it
            kept = set(chance.sample(sorted(printed), min(len(printed), chance.randint(2, 8))))
            printed = {ref: text for ref, text in printed.items() if ref in kept}
        yield Sheet(problem, printed, numbers, right, frozenset(names))


def _problem(chance: Random) -> Problem:
    sizes = chance.choice(_SIZES)
    if chance.random() < 0.5:
        return make_exercise(chance.randrange(10**6), sizes, chance.choice(_LEVELS)).problem
    output, loss = chance.choice(_PAIRS)
    hidden = [chance.choice(("sigmoid", "tanh", "relu")) for _ in sizes[2:]]
    return random_problem(
        sizes,
        [*hidden, output],
        loss,
        seed=chance.randrange(10**6),
        samples=chance.choice((1, 1, 2)),
        biases=chance.choice(("none", "frozen", "trained")),
        reduction=chance.choice(("sum", "mean")),
    )


def published(sheet: Sheet) -> Told:
    """Whether each number is accepted, and what is named for it; not of those that follow."""
    report = check_published(
        sheet.problem, [Printed(ref, text) for ref, text in sheet.printed.items()]
    )
    return {
        each.printed.name: (
            each.verdict in AGREEING,
            frozenset(reason.mistake.id for one in each.explanations for reason in one),
        )
        for each in report.results
        if each.verdict not in ("unreadable", "follows")
    }


def graded(sheet: Sheet) -> Told:
    """Whether each answer is accepted, and what is named for it; not of those that follow."""
    results = grade(AnswerKey(sheet.problem), sheet.printed)
    return {
        each.ref: (
            each.verdict == "correct",
            frozenset(mistake.id for mistake in each.mistakes),
        )
        for each in results
        if each.verdict not in ("unreadable", "consistent")
    }
