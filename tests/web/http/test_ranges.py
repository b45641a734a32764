"""Parts of files, as RFC 9110, 14 has them."""

import pytest

from tests.web.client import ask, assert_problem

FILE = "/static/icon.svg"


@pytest.mark.parametrize(
    ("wanted", "part"),
    [("bytes=0-3", slice(0, 4)), ("bytes=5-", slice(5, None)), ("bytes=-6", slice(-6, None))],
)
def test_a_part_of_a_file_is_given(wanted: str, part: slice) -> None:
    whole = ask("GET", FILE).content
    answer = ask("GET", FILE, headers={"Range": wanted, "Accept-Encoding": "identity"})
    assert (answer.status_code, answer.content) == (206, whole[part])
    first, last, _ = part.indices(len(whole))
    assert answer.headers["content-range"] == f"bytes {first}-{last - 1}/{len(whole)}"


def test_a_range_beyond_the_end_is_refused_in_words() -> None:
    size = len(ask("GET", FILE).content)
    answer = ask("GET", FILE, headers={"Range": "bytes=999999-"})
    assert_problem(answer, 416, "beyond the end", f"{size} bytes")
    assert answer.headers["content-range"] == f"bytes */{size}"


@pytest.mark.parametrize(
    "wanted", ["lines=0-3", "bytes=x-y", "bytes=5-2", "bytes", "", "bytes=0-1,3-4", "bytes=-"]
)
def test_a_range_that_makes_no_sense_is_passed_over(wanted: str) -> None:
    answer = ask("GET", FILE, headers={"Range": wanted})
    assert (answer.status_code, answer.content) == (200, ask("GET", FILE).content)
