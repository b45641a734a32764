"""Marking a class: the marks of a row, and the tally of mistakes."""

import pytest

from app.practice.gradebook.columns import OWN_COLUMNS, STATES, Columns, columns_of
from app.practice.gradebook.marking import Marked, counts, mark, table_of_marks
from app.practice.gradebook.tally import Tally, tally
from app.practice.grading.answer_key import AnswerKey
from app.practice.tables.delimited import Row


def marked(key: AnswerKey, header: str, *rows: str) -> tuple[Columns, list[Marked]]:
    cells = [tuple(row.split("|")) for row in rows]
    table = [Row(at, row) for at, row in enumerate(cells, start=2)]
    columns = columns_of(key, Row(1, tuple(header.split("|"))), table)
    return columns, [mark(key, columns, row) for row in table]


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
        ["name", "group", *OWN_COLUMNS, "delta.2.0", "weight_gradient.2.0.0"],
        ["=Ada", "A", *"220000", "correct", "correct"],
        ["Ben", "", *"101100", "wrong: Slope left out", "consistent"],
        ["Cy", "B", *"000110", "wrong: Slope left out and Sign flipped together", "unreadable"],
        ["Dee", "B", *"000101", "wrong: Sign flipped", "blank"],
        ["Eve", "B", *"110010", "unreadable", "correct"],
    ]


def test_a_mistake_kept_throughout_and_the_same_below_the_outputs_have_one_name_where_both_fit(
    mazur: AnswerKey,
) -> None:
    columns, class_ = marked(mazur, "delta.1.0", "0.03635")
    _, (*_, verdict) = table_of_marks(columns, class_)
    assert verdict == "wrong: Slope left out"


def test_mistakes_that_each_explain_an_answer_are_told_apart_from_those_made_together(
    mazur: AnswerKey,
) -> None:
    """0.4 + 0.5 · 0.08216704 comes of a step uphill, or of a gradient with its sign flipped."""
    columns, class_ = marked(mazur, "updated_weight.2.0.0", "0.44108352")
    _, (*_, verdict) = table_of_marks(columns, class_)
    assert verdict == "wrong: Sign flipped or Uphill instead of downhill"


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
            "-0.1385|0.5|x",
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
    """0.4 + 0.5 · 0.08216704 comes of a step uphill, or of a gradient with its sign flipped."""
    counted = tally(*marked(mazur, "updated_weight.2.0.0", "0.44108352"))
    assert made(counted) == [("sign_flipped", 1, 1), ("ascent", 1, 1)]


def test_a_slope_left_out_is_listed_once_where_nothing_tells_where_it_was_left_out(
    mazur: AnswerKey,
) -> None:
    """0.03635 is Σ δ u: without the slope of its own unit, or without any below the outputs."""
    counted = tally(*marked(mazur, "delta.1.0", "0.03635", "0.03635"))
    assert made(counted) == [("missing_slope", 2, 2)]


def test_a_mistake_that_is_certain_elsewhere_on_the_sheet_is_the_one_that_counts(
    mazur: AnswerKey,
) -> None:
    """Without any slope δ_o is o − y: 0.7413651, −0.2170715. Fed back through u₁₁ and u₂₁:
    0.4 · 0.7413651 − 0.5 · 0.2170715 = 0.1880103; by u₁₂ and u₂₂, 0.45 and 0.55: 0.2142249.
    """
    columns, class_ = marked(
        mazur,
        "delta.2.0|delta.2.1|delta.1.0|delta.1.1",
        "0.7413651|-0.2170715|0.1880103|0.2142249",
    )
    _, (*_, first, second, third, fourth) = table_of_marks(columns, class_)
    assert {first, second, third, fourth} == {"wrong: Slope left out"}
    assert made(tally(columns, class_)) == [("missing_slope", 4, 1)]
