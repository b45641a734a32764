"""The command line reads numbers as the page does: both are held to one table."""

import json
from pathlib import Path

import pytest

from app.practice.numbers.answer import read_answer
from app.practice.numbers.arithmetic import UnreadableError

TABLE = json.loads((Path(__file__).parents[2] / "numbers.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "number"), TABLE["reads"])
def test_a_number_is_read_as_people_write_it(text: str, number: float) -> None:
    assert read_answer(text).value == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize("text", TABLE["refused"])
def test_what_is_no_number_in_the_page_is_none_here(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_answer(text)
