"""Worksheets: what is to be found is on them, and the solution has every number."""

import pytest

from app.practice.exercise.exercise import Exercise, make_exercise, read_sizes
from app.practice.worksheet.worksheet import Worksheet, make_worksheet
from tests.explain.evaluate import evaluate
from tests.practice.student import Student

EXERCISES = {
    "easy": make_exercise(7, (2, 2, 2), "easy"),
    "medium": make_exercise(2, (2, 3, 2), "medium"),
    "hard": make_exercise(3, (3, 3, 3), "hard"),
    "one layer": make_exercise(4, (3, 1), "medium"),
    "deep": make_exercise(5, (2, 3, 4, 2), "medium"),
    "softmax, three samples": make_exercise(7, (2, 2, 4), "hard", 3),
}
every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))


def refs(sheet: Worksheet, *, asked: bool) -> list[tuple[int | None, str]]:
    """Sample and ref of each number of the work, in its order."""
    return [
        (part.sample, str(item.ref))
        for part in (sheet.to_find if asked else sheet.parts)
        for group in part.groups
        for item in group.items
    ]


@every_exercise
def test_every_number_that_is_asked_for_is_on_the_sheet_once_for_each_sample(
    exercise: Exercise,
) -> None:
    listed = refs(make_worksheet(exercise), asked=True)
    assert len(listed) == len(set(listed))
    samples: list[int | None] = [None]
    if len(exercise.problem.inputs) > 1:
        samples += range(len(exercise.problem.inputs))
    for sample in samples:
        of_sample = {ref for n, ref in listed if n == sample}
        assert of_sample <= {str(ref) for ref in exercise.refs}
    assert {ref for n, ref in listed if n in (None, 0)} == {str(ref) for ref in exercise.refs}


@every_exercise
def test_the_solution_has_every_number_as_a_student_works_it_out(exercise: Exercise) -> None:
    sheet = make_worksheet(exercise)
    student = Student(exercise.problem)
    for part in sheet.parts:
        worked_out = student.numbers(part.sample or 0)
        for group in part.groups:
            for item in group.items:
                expected = pytest.approx(worked_out[str(item.ref)], rel=1e-9, abs=1e-12)
                assert item.value == expected
                assert evaluate(item.numbers) == expected
    of_first = {ref for n, ref in refs(sheet, asked=False) if n in (None, 0)}
    assert of_first == set(student.numbers(0))


@every_exercise
def test_the_parts_follow_each_other_in_the_order_of_the_work(exercise: Exercise) -> None:
    sheet = make_worksheet(exercise)
    of_one = ["Forward pass", "Loss", "Backward pass", "Gradients"]
    samples = len(exercise.problem.inputs)
    joined = ["Gradients of the batch"] if samples > 1 else []
    assert [part.title for part in sheet.parts] == [*of_one * samples, *joined, "Update"]


def test_numbers_of_weights_stand_as_in_their_matrix() -> None:
    sheet = make_worksheet(EXERCISES["medium"])
    (gradients,) = [part for part in sheet.to_find if part.title == "Gradients"]
    assert [(group.title, group.columns) for group in gradients.groups] == [
        ("Gradient of U", 3),
        ("Gradient of the biases of the output layer", 2),
        ("Gradient of W", 2),
        ("Gradient of the biases of the hidden layer", 3),
    ]


def test_sizes_are_read_as_they_are_written() -> None:
    assert read_sizes("2-3-1") == (2, 3, 1)


@pytest.mark.parametrize("text", ["", "2", "2-", "2x3", "2-3-²", "-2-2", "9" * 5000])
def test_what_are_no_sizes_is_told_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match=r"2-3-2|1 to 5 inputs"):
        make_exercise(1, read_sizes(text))
