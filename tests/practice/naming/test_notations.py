"""The same table is read to the same refs in a dozen notations; what is unknown is answered."""

import pytest

from app.practice.grading.answer_key import AnswerKey
from app.practice.naming.lookup import NotToFindError, find_any
from app.practice.naming.names import ref_named
from app.practice.published.lines import names_of_network, printed_in_lines
from tests.practice.naming.notations import NOTATIONS, table_in
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_table_is_read_to_the_same_refs_in_each_notation(notation: str) -> None:
    names = table_in(notation)
    assert {ref: str(ref_named(MAZUR, name)) for ref, name in names.items()} == {
        ref: ref for ref in names
    }


@pytest.mark.parametrize("between", [" = ", "\t", ": ", " "])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_table_in_lines_is_read_to_the_same_refs_in_each_notation(
    notation: str, between: str
) -> None:
    names, numbers = table_in(notation), Student(MAZUR).numbers()
    text = "\n".join(f"{name}{between}{numbers[ref]:.6f}" for ref, name in names.items())
    lines = printed_in_lines(text, names_of_network(MAZUR))
    assert lines.faults == ()
    assert [each.name for each in lines.printed] == list(names)


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("ŷ1", "output.2.0"),
        (r"\hat y_1", "output.2.0"),
        (r"\hat{y}_2", "output.2.1"),
        ("t1", "target.0"),
        ("p1", "output.2.0"),
        ("MSE", "loss"),
        ("SSE", "loss"),
        ("J", "loss"),
        (r"\delta^{(2)}_1", "delta.2.0"),
        (r"\partial L/\partial u_{11}", "weight_gradient.2.0.0"),
        ("v12", "weight.1.1.0"),
    ],
)
def test_further_names_are_read(name: str, ref: str) -> None:
    assert str(ref_named(MAZUR, name)) == ref


def test_the_change_of_a_weight_is_not_taken_for_its_gradient() -> None:
    with pytest.raises(NotToFindError, match=r"is the change of a weight, −η∇"):
        find_any(MAZUR, "Δw11")


def test_a_name_that_is_not_known_is_answered_with_the_nearest_counted_from_1() -> None:
    with pytest.raises(NotToFindError, match=r"Did you mean .*“net_h₁”"):
        AnswerKey(MAZUR).find("nett_h1")
