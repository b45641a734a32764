"""Lines are those that Python's own parser counts."""

import ast

import pytest

from app.engine.lines import lines_of


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_ends_where_python_begins_another(end: str) -> None:
    text = f"a = 1{end}{end}b = 2"
    assert lines_of(text) == ["a = 1", "", "b = 2"]
    assert ast.parse(text).body[1].lineno == 3


@pytest.mark.parametrize("sign", "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
def test_what_ends_no_line_for_python_ends_none_here(sign: str) -> None:
    text = f"a = 1  # of{sign}two\nb = 2"
    second = ast.parse(text).body[1]
    assert lines_of(text)[second.lineno - 1] == "b = 2"
    assert len(lines_of(text)) == second.lineno
