"""Numbers with their nouns."""

from app.engine.counted import counted


def test_only_one_of_a_thing_is_told_of_in_the_singular() -> None:
    assert [counted(n, "unit") for n in (0, 1, 2)] == ["0 units", "1 unit", "2 units"]


def test_a_noun_that_ends_in_s_takes_es() -> None:
    assert [counted(n, "bias") for n in (1, 2)] == ["1 bias", "2 biases"]


def test_thousands_are_parted_by_commas() -> None:
    assert counted(10_000, "iteration") == "10,000 iterations"
