"""More digits than work by hand has tell a mistake of small effect from careful work."""

from dataclasses import replace

from hypothesis import given, settings

from app.engine.optimizers import SGD
from app.engine.problem import Problem
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from tests.practice.drawn import practice_problems
from tests.practice.graded import named, one, verdicts, written
from tests.practice.rounding import digits
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json

#: Mazur's network with a step so short that the updated weights are almost the old ones.
SLOW = replace(problem_from_json(EXAMPLES["mazur-2-2-2"].problem), optimizer=SGD(0.002))
KEY = AnswerKey(SLOW)
RIGHT = Student(SLOW).numbers()
UPDATED = Student(SLOW, "updated_weights").numbers()


def test_updated_weights_that_are_almost_the_old_ones_are_named_by_seven_digits() -> None:
    result = one(KEY, "error.1.0", f"{UPDATED['error.1.0']:.7g}")
    assert (result.verdict, named(result)) == ("wrong", ["updated_weights"])
    assert one(KEY, "error.1.0", f"{UPDATED['error.1.0']:.4g}").verdict == "correct"
    assert one(KEY, "error.1.0", f"{RIGHT['error.1.0']:.7g}").verdict == "correct"


def test_one_answer_of_five_digits_is_no_proof_of_a_small_effect_and_several_are() -> None:
    answers = {ref: f"{UPDATED[ref]:.5g}" for ref in ("error.1.0", "error.1.1", "delta.1.0")}
    assert one(KEY, "error.1.0", answers["error.1.0"]).verdict == "correct"
    told = {result.ref: result for result in grade(KEY, answers)}
    assert named(told["error.1.0"]) == named(told["error.1.1"]) == ["updated_weights"]
    assert told["delta.1.0"].verdict == "consistent"


def test_a_number_that_comes_of_a_wrong_one_is_not_called_right_for_being_near() -> None:
    """A δ that is a tenth too large moves a weight by η of that: in its fourth digit, nothing."""
    wrong = 1.1 * RIGHT["delta.2.0"]
    numbers = Student(SLOW, slips={(0, "delta.2.0"): wrong}).numbers()
    refs = ("delta.2.0", "weight_gradient.2.0.0", "updated_weight.2.0.0")
    eight = {ref: f"{numbers[ref]:.8g}" for ref in refs}
    assert verdicts(KEY, eight) == ["wrong", "consistent", "consistent"]
    corrected = eight | {"updated_weight.2.0.0": f"{RIGHT['updated_weight.2.0.0']:.8g}"}
    assert verdicts(KEY, corrected)[2] == "correct"


@settings(max_examples=40)
@given(practice_problems())
def test_whoever_works_with_four_digits_and_gives_eight_is_not_wrong(problem: Problem) -> None:
    careful = Student(problem, "rounded_too_early", rounding=digits(4)).numbers()
    assert "wrong" not in verdicts(AnswerKey(problem), written(careful, 8))
