"""Who works with rounded numbers is told their mistake also where terms cancel."""

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from tests.practice.rounding import digits
from tests.practice.student import Student
from tests.problems import random_problem


def test_a_mistake_made_on_numbers_of_four_digits_is_named_from_these_numbers() -> None:
    """One term of a sum is kept; by itself, some of its numbers are too far off to be named."""
    found, alone = 0, 0
    for seed in range(30):
        problem = random_problem((2, 3, 3), ("sigmoid", "sigmoid"), "half_squared_error", seed=seed)
        key = AnswerKey(problem)
        right = Student(problem, writes=digits(4)).numbers()
        student = Student(problem, "missing_sum", 1, writes=digits(4)).numbers()
        printed = {ref: f"{value:.3e}" for ref, value in student.items()}
        told = {result.ref: result for result in grade(key, printed)}
        for ref in (f"error.1.{j}" for j in range(3)):
            if abs(student[ref] - right[ref]) < 0.02 * abs(right[ref]):
                continue
            named = [mistake.id for mistake in told[ref].mistakes]
            assert named == ["missing_sum"], (seed, ref)
            (single,) = grade(key, {ref: printed[ref]})
            found += 1
            alone += "missing_sum" in [mistake.id for mistake in single.mistakes]
    assert alone < found
