"""One's own rows: what is wrong with them is said, and so is what is merely odd."""

from typing import Any

import numpy as np
import pytest

from app.data import DataError, table_of_rows

GOOD: dict[str, Any] = {"inputs": [[0.0, 1.0], [2.0, 3.0], [4.0, 6.0]], "targets": [[0], [1], [0]]}


@pytest.mark.parametrize(
    ("changed", "pointer", "words"),
    [
        ({"inputs": [], "targets": []}, "/inputs", "empty"),
        ({"inputs": [[1.0]], "targets": [[1.0]]}, "/inputs", "one row"),
        ({"inputs": [[1.0]] * 10_001, "targets": [[1.0]] * 10_001}, "/inputs", "10,001 rows"),
        ({"targets": [[0], [1]]}, "/targets", "3 rows of inputs and 2 of targets"),
        ({"inputs": [[0.0, 1.0], [2.0], [4.0, 6.0]]}, "/inputs/1", "Row 2 has 1 inputs"),
        ({"inputs": [[0.0] * 65] * 3}, "/inputs/0", "65 inputs"),
        ({"held_out": [3]}, "/held_out", "Row 3 is held out"),
        ({"held_out": [0, 1, 2]}, "/held_out", "All rows are held out"),
    ],
)
def test_rows_that_nothing_can_be_learnt_from_are_refused(
    changed: dict[str, Any], pointer: str, words: str
) -> None:
    with pytest.raises(DataError, match=words) as refused:
        table_of_rows(**{**GOOD, "held_out": [], **changed})
    assert refused.value.pointer == pointer


@pytest.mark.parametrize(
    ("inputs", "targets", "held_out", "words"),
    [
        ([[1, 2], [1, 3], [1, 4]], [[0], [1], [0]], [], "Input 1 is 1 in every row"),
        ([[1], [2], [3]], [[0], [1], [0]], [], "Class 1 is seen once, in row 2"),
        ([[1], [2], [3]], [[0], [0], [0]], [], "Class 1 has no row"),
        ([[1], [2], [3], [4]], [[0], [1], [0], [1]], [1, 3], "All rows of class 1 are held out"),
        ([[1], [2]], [[7.5], [7.5]], [], "Target 1 is 7.5 in every row"),
    ],
)
def test_what_is_odd_about_rows_is_noted(
    inputs: Any, targets: Any, held_out: list[int], words: str
) -> None:
    table = table_of_rows(inputs, targets, held_out)
    assert any(note.startswith(words) for note in table.notes), table.notes


def test_rows_without_oddities_have_no_notes() -> None:
    table = table_of_rows([[1], [2], [3], [4]], [[0], [1], [0], [1]], [2])
    assert table.notes == ()
    assert table.kind == "classes"
    assert table.training.tolist() == [0, 1, 3]


def test_targets_are_classes_where_a_row_has_one_1_and_values_else() -> None:
    assert table_of_rows([[1], [2]], [[0, 1], [1, 0]], []).kind == "classes"
    assert table_of_rows([[1], [2]], [[1, 1], [1, 0]], []).kind == "values"
    assert table_of_rows([[1], [2]], [[0.5], [1]], []).kind == "values"
    assert np.issubdtype(table_of_rows([[1], [2]], [[0.5], [1]], []).inputs.dtype, np.floating)
