"""Data in a request that cannot be is told by its place, with what would be right."""

from typing import Any

import pytest

from tests.web.client import ask, assert_problem


@pytest.mark.parametrize(
    ("data", "pointer", "words"),
    [
        ({"set": "xorr"}, "/data/set", "Did you mean “xor”?"),
        ({"set": "xor", "count": 3}, "/data/count", "from 4 to 2,000"),
        ({"set": "xor", "held_out": 1}, "/data/held_out", "a share from 0 up to, and without, 1"),
        ({"set": "xor", "held_out": [1]}, "/data/held_out", "a share is held out"),
        ({"set": "xor", "inputs": [[1]]}, "/data/inputs", "one of the two"),
        ({"inputs": [[1], [2]]}, "/data/targets", "needs “set”"),
        ({"inputs": [[1], [2]], "targets": [[1], [2]], "seed": 2}, "/data/seed", "of a set"),
        ({"inputs": [[1], [2]], "targets": [[1], [2]], "held_out": 0.5}, "/data/held_out", "named"),
        ({"inputs": [], "targets": []}, "/data/inputs", "empty"),
        ({"inputs": [[1]], "targets": [[1]]}, "/data/inputs", "one row"),
        ({"inputs": [[1], ["a"]], "targets": [[1], [2]]}, "/data/inputs/1/0", "text in quotes"),
        ({"inputs": [[1]] * 10_001, "targets": [[1]] * 10_001}, "/data/inputs", "10,000"),
    ],
)
def test_bad_data_is_told_by_its_place(data: Any, pointer: str, words: str) -> None:
    told = assert_problem(ask("POST", "/api/dataset", json={"data": data}), 422, words)
    assert told.get("errors", [told])[0]["pointer"] == pointer


def test_a_number_that_is_none_is_told_as_such() -> None:
    body = '{"data": {"inputs": [[1], [NaN]], "targets": [[1], [2]]}}'
    answer = ask("POST", "/api/dataset", content=body, headers={"Content-Type": "application/json"})
    assert_problem(answer, 422, "NaN")


def test_a_million_rows_are_too_large() -> None:
    body = '{"data": {"inputs": [' + ",".join(["[0.123456789]"] * 1_300_000) + "]}}"
    answer = ask("POST", "/api/dataset", content=body, headers={"Content-Type": "application/json"})
    assert_problem(answer, 413, "16384 KiB")
