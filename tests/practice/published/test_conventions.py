"""Which convention or mistake, kept throughout, explains printed numbers that differ, and none."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.engine.problem import Problem
from app.practice.mistakes import MISTAKES
from app.practice.published.report import AGREEING
from tests.practice.drawn import practice_problems, students
from tests.practice.printed import check, mistakes_of, to_decimals, verdicts
from tests.practice.rounding import decimals, digits
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
RIGHT = Student(MAZUR).numbers()


def differing_and_telling(student: Student, numbers: Mapping[str, str]) -> Iterable[str]:
    """The printed numbers that the mistake has made others than they are, to their digits."""
    right = to_decimals(Student(student.problem).numbers(), 7)
    return [ref for ref, text in numbers.items() if text != right[ref] and abs(float(text)) > 1e-3]


@pytest.mark.parametrize(
    "mistake",
    [id_ for id_ in MISTAKES if id_ != "rounded_too_early" and not MISTAKES[id_].slip],
)
@settings(max_examples=8)
@given(data=st.data())
def test_a_convention_kept_throughout_is_named_and_explains_all_that_differs(
    mistake: str, data: st.DataObject
) -> None:
    student = data.draw(students(mistake))
    if mistake == "factor_two":
        student.choice = 0  # else it stands for two conventions, one in the loss, one below it
    numbers = to_decimals(student.numbers(), 7)
    assume(differing_and_telling(student, numbers))
    report = check(student.problem, numbers)
    assert [mistake] in mistakes_of(report), report.summary
    explained = {printed.name for printed in report.explanations[0].explains}
    assert explained >= {ref for ref, verdict in verdicts(report).items() if verdict == "differs"}
    assert not report.explanations[0].contradicted


def test_two_conventions_kept_together_are_both_named() -> None:
    """A loss without its ½ and the difference as y − o: every derivative is −2 times the right."""
    factors = {"loss": 2, "loss_term": 2, "error": -2, "delta": -2, "weight_gradient": -2}
    numbers = {
        ref: value * factors.get(ref.split(".")[0], 1)
        for ref, value in RIGHT.items()
        if not ref.startswith(("updated", "bias"))
    }
    report = check(MAZUR, to_decimals(numbers, 6))
    assert sorted(mistakes_of(report)[0]) == ["factor_two", "sign_flipped"]
    assert "two conventions, kept together throughout" in report.summary
    assert report.score["differs"] == len(report.explanations[0].explains) == 19


def test_a_half_left_out_of_the_loss_alone_is_told_from_one_left_out_of_both() -> None:
    numbers = {**RIGHT, "loss": 2 * RIGHT["loss"], "loss_term.0": 2 * RIGHT["loss_term.0"]}
    del numbers["loss_term.1"]
    report = check(MAZUR, to_decimals(numbers, 6))
    assert mistakes_of(report) == [["factor_two"]]
    assert "in the loss alone" in report.summary


def test_a_slope_left_out_in_one_layer_is_told_with_its_layer() -> None:
    numbers = {ref: value for ref, value in RIGHT.items() if ref.startswith(("net", "output"))}
    for k in range(2):
        error = RIGHT[f"error.2.{k}"]
        numbers |= {f"error.2.{k}": error, f"delta.2.{k}": error}
    for j in range(2):
        fed = sum(RIGHT[f"error.2.{k}"] * MAZUR.layers[1].weights[k, j] for k in range(2))
        numbers |= {f"error.1.{j}": fed, f"delta.1.{j}": fed * RIGHT[f"slope.1.{j}"]}
    report = check(MAZUR, to_decimals(numbers, 8))
    assert mistakes_of(report) == [["missing_slope"]]
    assert "in layer 2 alone" in report.summary


def test_one_misprint_among_many_numbers_accuses_nobody() -> None:
    numbers = to_decimals(RIGHT, 9) | {"error.1.0": "0.036350396"}
    report = check(MAZUR, numbers)
    assert not report.explanations
    assert report.summary.startswith(f"One of the {len(numbers)} printed numbers differs")


def test_numbers_of_another_problem_are_not_said_to_keep_a_convention() -> None:
    """One coincidence among many numbers explains nothing."""
    others = Student(random_problem((2, 2, 2), ("sigmoid", "sigmoid"), "half_squared_error"))
    numbers = others.numbers() | {"weight_gradient.1.0.0": -RIGHT["weight_gradient.1.0.0"]}
    report = check(
        MAZUR, {ref: text for ref, text in to_decimals(numbers, 7).items() if ref in RIGHT}
    )
    assert not report.explanations
    assert "No convention kept throughout explains them" in report.summary


@settings(max_examples=25)
@given(practice_problems(), st.integers(4, 6), st.booleans(), st.data())
def test_whoever_rounds_every_number_on_the_way_is_not_said_to_differ(
    problem: Problem, count: int, by_decimals: bool, data: st.DataObject
) -> None:
    rounding = decimals(count) if by_decimals else digits(count)
    careful = Student(problem, "rounded_too_early", rounding=rounding).numbers()
    printed = data.draw(st.lists(st.sampled_from(sorted(careful)), min_size=5, unique=True))
    numbers = {
        ref: f"{rounding(careful[ref]):{f'.{count}f' if by_decimals else f'#.{count}g'}}"
        for ref in printed
    }
    report = check(problem, numbers)
    wrong = [result for result in report.results if result.verdict not in AGREEING]
    assert not wrong, (wrong, numbers)
