"""A body that is not JSON, or too much of it, is refused before anything else is asked of it."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.web.http.bounds.sizes import BODY_BYTES
from tests.web.client import APP, JSON, PROBLEM, ask, assert_problem, send_body

BODY = json.dumps({"problem": PROBLEM}).encode()


def test_a_body_is_read_whatever_its_spaces_line_ends_and_byte_order_mark() -> None:
    text = json.dumps({"problem": PROBLEM}, indent=4).replace("\n", "\r\n")
    plain = send_body(BODY)
    assert plain.status_code == 200
    assert send_body(f"\ufeff{text}\n".encode()).content == plain.content


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_an_empty_body_is_told_what_to_hold(body: bytes) -> None:
    assert_problem(send_body(body), 400, "empty", "“problem”")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"{", "line 1, column 2"),
        (b'{"problem":\n  {"loss": }}', "line 2, column 12"),
        (b"{'problem': 1}", "line 1, column 2"),
        (b'{"problem": 1,}', "line 1"),
        (b'{"problem": 01}', "line 1, column 14"),
        (b'{"problem": 1} 2', "line 1, column 16"),
        (b"problem=1", "line 1, column 1"),
        (b'{"problem": "\x00"}', "line 1"),
        (b'"\\u12"', "line 1"),
    ],
)
def test_broken_json_is_told_the_line_and_the_column(body: bytes, place: str) -> None:
    assert_problem(send_body(body), 400, "not JSON", place)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (b"NaN", "is NaN"),
        (b"Infinity", "too large"),
        (b"-Infinity", "too large"),
        (b"1e999", "too large"),
        (b"-1e999", "too large"),
        (b"9" * 309, "too large"),
        (b"-" + b"9" * 10_000, "too large"),
    ],
)
def test_a_number_beyond_any_float_is_named_as_the_field_it_stands_in(
    number: bytes, said: str
) -> None:
    answer = send_body(BODY.replace(b"0.45", number))
    problem = assert_problem(answer, 422, "Layer 2, row 1, weight 2", said, "must be a number")
    assert problem["pointer"] == "/problem/network/layers/1/weights/0/1"


def test_a_field_given_twice_is_refused() -> None:
    answer = send_body(BODY.replace(b'"reduction": "sum"', b'"reduction": "sum", "loss": "x"'))
    assert_problem(answer, 400, "“loss” twice", "keep one")


def test_an_object_of_very_many_fields_is_refused() -> None:
    many = json.dumps({str(at): at for at in range(50_000)})
    assert_problem(send_body(many), 400, "50,000 fields")


def test_nesting_without_end_is_refused() -> None:
    assert_problem(send_body(b"[" * 100_000), 400, "nested too deeply")
    assert_problem(send_body(b'{"problem":' * 50_000), 400, "nested too deeply")


@pytest.mark.parametrize("body", [b"\xff", b'{"problem": "\xe9"}', gzip.compress(BODY)])
def test_what_is_not_utf_8_is_refused(body: bytes) -> None:
    assert_problem(send_body(body), 400, "not UTF-8", "byte")


def test_half_a_surrogate_pair_is_refused() -> None:
    assert_problem(send_body(b'{"\\ud800": 1}'), 400, "surrogate pair")


@pytest.mark.parametrize(
    "content_type",
    [
        *("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
        *("application/jsonp", "text/json", "json", ";", "application/"),
    ],
)
def test_a_body_of_another_type_is_told_the_header_to_send(content_type: str) -> None:
    answer = send_body(BODY, {"Content-Type": content_type})
    assert_problem(answer, 415, "Content-Type: application/json")


def test_a_compressed_body_is_told_so() -> None:
    sent = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = send_body(gzip.compress(BODY), sent)
    assert_problem(answer, 415, "sent as “gzip”", "without a Content-Encoding")
    plain = {**sent, "Content-Encoding": "identity"}
    assert send_body(BODY, plain).status_code == 200


def test_a_body_of_no_type_is_told_the_header_to_send() -> None:
    assert_problem(send_body(BODY, {}), 415, "without saying", "Content-Type: application/json")


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "APPLICATION/JSON", "application/x+json"]
)
def test_json_may_be_called_by_its_other_names(content_type: str) -> None:
    assert send_body(BODY, {"Content-Type": content_type}).status_code == 200


@pytest.mark.parametrize("announced", [str(BODY_BYTES + 1), "9" * 5000])
def test_a_body_announced_as_too_large_is_refused_unread(announced: str) -> None:
    read = []

    async def body() -> AsyncIterator[bytes]:
        read.append(True)
        yield b""

    headers = JSON | {"Content-Length": announced}
    assert_problem(send_body(body(), headers), 413, "1024 KiB")
    assert not read


def test_a_body_that_turns_out_too_large_is_refused_as_soon_as_it_does() -> None:
    sent = []

    async def endless() -> AsyncIterator[bytes]:
        while True:
            sent.append(65_536)
            yield b" " * 65_536

    assert_problem(send_body(endless(), JSON), 413, "1024 KiB")
    assert sum(sent) <= BODY_BYTES + 2 * 65_536


def test_a_body_of_just_the_limit_is_read() -> None:
    assert send_body(BODY + b" " * (BODY_BYTES - len(BODY))).status_code == 200
    assert_problem(send_body(BODY + b" " * (BODY_BYTES - len(BODY) + 1)), 413, "1024 KiB")


def test_any_route_refuses_a_body_that_is_too_large() -> None:
    assert_problem(ask("GET", "/healthz", content=b" " * (BODY_BYTES + 1)), 413)


def test_a_client_that_leaves_in_the_middle_of_its_body_causes_no_error() -> None:
    """The answer goes nowhere, but nothing must be raised and logged as a fault of the server."""
    answers: list[dict[str, Any]] = []
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": BODY[:10], "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: Any) -> None:
        answers.append(dict(message))

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/trace",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
    }
    asyncio.run(APP(scope, receive, send))
    assert answers[0]["status"] == 400
