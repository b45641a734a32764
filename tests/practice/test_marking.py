"""Marking a class: its columns, the marks of a row, and the tally of mistakes."""

import pytest

from app.examples import load_examples
from app.practice.key import AnswerKey
from app.practice.marking import (
    STATES,
    Columns,
    Marked,
    columns_of,
    counts,
    looks_like_ref,
    mark,
    table_of_marks,
)
from app.practice.spreadsheet import Row, TableError
from app.practice.tally import Tally, tally
from tests.problems import one_unit, problem_from_json, random_problem


@pytest.fixture(scope="module")
def mazur() -> AnswerKey:
    """The key to Mazur's network."""
    (example,) = (example for example in load_examples() if example.id == "mazur-2-2-2")
    return AnswerKey(problem_from_json(example.problem))


def marked(key: AnswerKey, header: str, *rows: str) -> tuple[Columns, list[Marked]]:
    cells = [tuple(row.split("|")) for row in rows]
    table = [Row(at, row) for at, row in enumerate(cells, start=2)]
    columns = columns_of(key, Row(1, tuple(header.split("|"))), table)
    return columns, [mark(key, columns, row) for row in table]


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


def test_a_column_called_as_people_call_a_number_is_answers_if_it_has_one(
    mazur: AnswerKey,
) -> None:
    header = "name|id|group|h1|δ o1|L|∇u11|u11|out_h2"
    columns, (ada, ben) = marked(
        mazur, header, "Ada|1|3||0.1385|late|||0.5969", "Ben|2|4|well done||9|0,0822|0.4|no"
    )
    assert {name: str(ref) for name, ref in columns.named.items()} == {
        "δ o1": "delta.2.0",
        "L": "loss",
        "∇u11": "weight_gradient.2.0.0",
        "out_h2": "output.1.1",
    }
    assert list(columns.carried.values()) == ["name", "id", "group", "h1", "u11"]
    assert {name: each.verdict for name, each in ada.results.items()} == {
        "δ o1": "correct",
        "L": "unreadable",
        "out_h2": "correct",
    }
    assert {name: each.verdict for name, each in ben.results.items()} == {
        "L": "wrong",
        "∇u11": "correct",
        "out_h2": "unreadable",
    }


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "n/a", "N/A", "k.A."])
def test_what_stands_for_no_answer_is_a_blank(mazur: AnswerKey, text: str) -> None:
    columns, (student,) = marked(mazur, "name|delta.2.0|loss", f"Ada|{text}|0.2984")
    assert counts(columns, student) == dict.fromkeys(STATES, 0) | {"correct": 1, "blank": 1}


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


def test_a_blank_answer_is_neither_right_nor_wrong(mazur: AnswerKey) -> None:
    columns, (ada, ben) = marked(mazur, "name|delta.2.0|loss", "Ada|0.1385| ", "Ben||\u00a0")
    assert counts(columns, ada) == {**dict.fromkeys(STATES, 0), "correct": 1, "blank": 1}
    assert counts(columns, ben) == {**dict.fromkeys(STATES, 0), "blank": 2}


def test_a_row_of_marks_has_what_was_carried_the_counts_and_each_verdict(mazur: AnswerKey) -> None:
    """0.7414 is o − y alone, −0.7414 is y − o, 0.03635 is Σ δ u: δ without its slope."""
    columns, class_ = marked(
        mazur,
        "delta.2.0|name|weight_gradient.2.0.0|group",
        "0.1385|=Ada|0.0822|A",
        "0.7414|Ben|0.4398|",
        "-0.7414|Cy|0,1|B",
        "-0.1385|Dee||B",
        "x|Eve|0.0822|B",
    )
    assert list(table_of_marks(columns, class_)) == [
        ["name", "group", *STATES, "delta.2.0", "weight_gradient.2.0.0"],
        ["=Ada", "A", *"20000", "correct", "correct"],
        ["Ben", "", *"01100", "wrong: missing_slope", "consistent"],
        ["Cy", "B", *"00110", "wrong: missing_slope and sign_flipped together", "unreadable"],
        ["Dee", "B", *"00101", "wrong: sign_flipped", "blank"],
        ["Eve", "B", *"10010", "unreadable", "correct"],
    ]


def test_mistakes_that_each_explain_an_answer_are_told_apart_from_those_made_together(
    mazur: AnswerKey,
) -> None:
    columns, class_ = marked(mazur, "delta.1.0", "0.03635")
    _, (*_, verdict) = table_of_marks(columns, class_)
    assert verdict == "wrong: missing_slope or lecture_summary_delta"


def made(counted: Tally) -> list[tuple[str, int, int]]:
    return [(each.mistake.id, each.answers, each.students) for each in counted.mistakes]


def test_the_tally_counts_answers_and_students_the_most_frequent_first(mazur: AnswerKey) -> None:
    counted = tally(
        *marked(
            mazur,
            "delta.2.0|delta.2.1|loss",
            "0.1385|-0.0381|0.2984",
            "-0.1385|0.0381|",
            "-0.1385|0.0381|0.2984",
            "-0.1385|0.5|?",
            "0.7414|-0.0381|0.2984",
        )
    )
    assert counted.students == 5
    assert counted.states == {
        "correct": 6,
        "consistent": 0,
        "wrong": 7,
        "unreadable": 1,
        "blank": 1,
    }
    assert [(each.ref, each.wrong, each.answered) for each in counted.wrong] == [
        ("delta.2.0", 4, 5),
        ("delta.2.1", 3, 5),
    ]
    assert made(counted) == [("sign_flipped", 5, 3), ("missing_slope", 1, 1)]
    assert counted.unexplained == 1


def test_an_answer_that_several_mistakes_explain_counts_for_each(mazur: AnswerKey) -> None:
    counted = tally(*marked(mazur, "delta.1.0", "0.03635"))
    assert made(counted) == [("missing_slope", 1, 1), ("lecture_summary_delta", 1, 1)]
