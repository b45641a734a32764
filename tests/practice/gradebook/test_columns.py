"""Which columns of a class's table are answers."""

import pytest

from app.practice.gradebook.columns import STATES, columns_of, looks_like_ref
from app.practice.grading.answer_key import AnswerKey
from app.practice.tables.delimited import Row, TableError
from tests.problems import one_unit, random_problem


def refused(key: AnswerKey, header: str, *rows: str) -> list[str]:
    table = [Row(4, tuple(row.split("|"))) for row in rows]
    with pytest.raises(TableError) as raised:
        columns_of(key, Row(3, tuple(header.split("|"))), table)
    assert {fault.line for fault in raised.value.faults} == {3}
    return [fault.what for fault in raised.value.faults]


def test_a_column_named_for_a_number_is_answers_and_others_are_carried(mazur: AnswerKey) -> None:
    header = Row(1, ("name", " delta.2.0", "", "group.1", "loss", "target"))
    columns = columns_of(mazur, header, [])
    assert columns.refs == {"delta.2.0": 1, "loss": 4}
    assert columns.carried == {0: "name", 2: "", 3: "group.1", 5: "target"}


def test_two_columns_for_one_number_are_told(mazur: AnswerKey) -> None:
    assert refused(mazur, "name|delta.2.0|δo1", "Ada|0.1385|0.14") == [
        "Column 3, “δo1”: column 2 is for the same number. Keep one of them."
    ]


def test_a_name_of_a_number_that_the_problem_lacks_is_told(mazur: AnswerKey) -> None:
    (told,) = refused(mazur, "name|loss|δo3", "Ada|0.2984|0.1")
    assert told.startswith("Column 3, “δo3”: This problem has no δo3: the units of layer 2 count")


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("delta.2.0", True),
        (" loss ", True),
        ("detla.2.0", True),
        ("Delta.2.0", True),
        ("delta.2", True),
        ("weight_gradiant.1.0.0", True),
        ("delta", False),
        ("name", False),
        ("name.1", False),
        ("group 2.1", False),
        ("2.0", False),
        ("", False),
    ],
)
def test_a_misspelt_ref_is_not_taken_for_something_to_carry_over(name: str, looks: bool) -> None:
    assert looks_like_ref(name) is looks


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("delta.9.0", "its layers count from 1 to 2"),
        ("delta.2.5", "the units of layer 2 count from 0 to 1"),
        ("delta.2", "it has the form delta.l.j"),
        ("delta.02.0", "write it delta.2.0"),
        ("detla.2.0", "“detla” is not a quantity"),
        ("weight.2.0.0", "is given"),
        ("batch_bias_gradient.1.0", "its batch is one sample"),
    ],
)
def test_a_ref_that_the_problem_lacks_names_column_and_remedy(
    mazur: AnswerKey, column: str, why: str
) -> None:
    (told,) = refused(mazur, f"name|loss|{column}")
    assert told.startswith(f"Column 3, “{column}”: ")
    assert why in told
    assert told.endswith("Rename the column, or take it out.")


def test_what_there_is_one_of_is_not_counted_from_0_to_0() -> None:
    key = AnswerKey(random_problem((1, 1), ("tanh",), "half_squared_error"))
    assert "of its layers there is 1 alone" in refused(key, "delta.2.0")[0]
    assert "of the units of layer 1 there is 0 alone" in refused(key, "delta.1.1")[0]
    assert "of the inputs there is 0 alone" in refused(key, "weight_gradient.1.0.1")[0]


def test_a_number_that_is_not_finite_is_not_asked_for() -> None:
    key = AnswerKey(one_unit("sigmoid", "binary_cross_entropy", 800.0, 0.0))
    assert "not finite" in refused(key, "error.1.0")[0]


def test_columns_of_the_same_name_are_told(mazur: AnswerKey) -> None:
    assert refused(mazur, "name|delta.2.0|name|delta.2.0 ") == [
        "Column 3, “name”: column 1 has this name too. Keep one of them.",
        "Column 4, “delta.2.0”: column 2 has this name too. Keep one of them.",
    ]
    assert columns_of(mazur, Row(1, ("", "loss", "")), []).carried == {0: "", 2: ""}


@pytest.mark.parametrize("state", STATES)
def test_a_column_that_the_marks_have_too_is_told(mazur: AnswerKey, state: str) -> None:
    assert refused(mazur, f"{state}|loss") == [
        f"Column 1, “{state}”: the marks have a column of this name. Rename this one."
    ]


def test_a_table_without_answers_is_told_what_a_column_of_them_is_called(mazur: AnswerKey) -> None:
    assert refused(mazur, "name|delta") == [
        "No column is named for a number to work out, such as net.1.0. There is “name”, “delta”."
    ]


def test_a_table_without_any_number_under_such_a_name_is_told_so(mazur: AnswerKey) -> None:
    (told,) = refused(mazur, "name|remarks|δo1|h1", "Ada|late||good")
    assert told == (
        "There is nothing to mark: no row has a number under “δo1”, the name of delta.2.0, and no "
        "other column is named for a number to work out."
    )
