"""Practice: grading by hand-worked numbers, and how often a random one is accused"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random
from time import perf_counter

from app.practice.calculation.calculation import Calculation
from app.practice.exercise.exercise import make_exercise
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.practice.mistakes import MISTAKES
from app.practice.mistakes.record import applied
from app.practice.naming.lookup import layer_of, refs_in_order
from benchmarks.rows import Row, fastest

Answers = dict[str, str]

ANSWERS = 40
STUDENTS = 500
#: Where wrong numbers are drawn from, given the right one: near it, around it, and anywhere.
SPREADS: dict[str, Callable[[Random, float], float]] = {
    "½ to 1½ times the right one": lambda chance, right: right * (0.5 + chance.random()),
    "−2 to 2 times the right one": lambda chance, right: right * (4 * chance.random() - 2),
    "−1 to 1": lambda chance, _: 2 * chance.random() - 1,
}
#: Exercises that wrong numbers are drawn for: difficulty and sizes.
_EXERCISES = [
    (level, sizes)
    for level in ("easy", "medium", "hard")
    for sizes in ((2, 2, 1), (2, 2, 2), (2, 3, 2), (3, 2, 3), (2, 2, 2, 2))
]


def measure() -> Iterable[Row]:
    """A paper and a class, and the share of random wrong numbers that a mistake is named for."""
    key = AnswerKey(make_exercise(1).problem)
    for name, share in (("a quarter wrong", 0.25), ("all wrong", 1.0)):
        answers = random_answers(key, Random(1), share)
        (seconds,) = fastest(partial(_paper, key, answers))
        yield Row(f"{ANSWERS} answers, {name}", seconds * 1e3, "ms")
    yield Row(f"{STUDENTS} × {ANSWERS} answers", class_seconds(), "s")
    for digits in (3, 4, 5):
        for name, spread in SPREADS.items():
            accused, wrong = false_accusations(spread, digits, 4)
            yield Row(f"accused: {name}, {digits} digits", 100 * accused / wrong, f"% of {wrong}")


def random_answers(key: AnswerKey, chance: Random, wrong: float) -> Answers:
    """Forty answers to four digits, of which that share is at random."""
    right = list(numbers(key).items())[:ANSWERS]
    return {
        ref: f"{value * (4 * chance.random() - 2) if chance.random() < wrong else value:.4g}"
        for ref, value in right
    }


def class_seconds() -> float:
    """The seconds that a class takes: a third right, a third with one mistake, a third at random.

    A mistake is made throughout, so that it shows in everything after it.
    """
    key, chance = AnswerKey(make_exercise(1).problem), Random(1)
    papers = list(_class(key, chance))
    start = perf_counter()
    for paper in papers:
        grade(key, paper)
    return perf_counter() - start


def _class(key: AnswerKey, chance: Random) -> Iterator[Answers]:
    changes = [
        applied(way, key.work.rules)
        for mistake in MISTAKES.values()
        for way in mistake.ways(key.problem)
    ]
    mistaken = [key.work.with_changes(change) for change in changes]
    for student in range(STUDENTS):
        if student % 3 == 0:
            yield random_answers(key, chance, 0.0)
        elif student % 3 == 1:
            yield random_answers(key, chance, 0.3)
        else:
            work = mistaken[int(chance.random() * len(mistaken))]
            answers = list(numbers(key, work).items())[:ANSWERS]
            yield {ref: f"{value:.4g}" for ref, value in answers}


def numbers(key: AnswerKey, work: Calculation | None = None) -> dict[str, float]:
    """What a work, by default the right one, comes to, by ref."""
    worked = work or key.work
    return {
        str(ref): float(worked.computed(ref.quantity, layer_of(key.problem, ref))[key.index(ref)])
        for ref in refs_in_order(key.problem)
    }


def _paper(key: AnswerKey, answers: Answers) -> object:
    """Grade one paper of a problem that was never seen before."""
    return grade(AnswerKey(key.problem), answers)


def false_accusations(
    spread: Callable[[Random, float], float], digits: int, draws: int
) -> tuple[int, int]:
    """How many random wrong numbers have a mistake named, and of how many."""
    chance = Random(digits)
    accused = wrong = 0
    for seed, (level, sizes) in enumerate(_EXERCISES):
        exercise = make_exercise(seed, sizes, level)
        key = AnswerKey(exercise.problem)
        for ref in exercise.refs:
            for _ in range(draws):
                number = f"{spread(chance, key.value(ref)):.{digits - 1}e}"
                (result,) = grade(key, {str(ref): number})
                wrong += result.verdict == "wrong"
                accused += bool(result.mistakes)
    return accused, wrong
