"""A connection is bounded in the head of a request, in time, and in number."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from app.web.server import connection
from app.web.server.connection import MOST_HEAD, BoundedConnection
from tests.web.client import APP

MOST = 3


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """A server with room for three connections."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        APP,
        http=type("Few", (BoundedConnection,), {"most": MOST}),
        log_level="critical",
        lifespan="off",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()
    server.should_exit = True
    thread.join()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEAD_SECONDS", "BODY_SECONDS", "WRITE_SECONDS"):
        monkeypatch.setattr(connection, name, 0.2)


def all_from(client: socket.socket) -> bytes:
    """Everything that comes until the server closes the connection."""
    received = b""
    try:
        while part := client.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def problem_in(answer: bytes) -> tuple[int, Any]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert b"content-security-policy" in head.lower()
    return int(head.split()[1]), json.loads(body)


def is_answered(
    client: socket.socket, head: bytes = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
) -> bool:
    client.sendall(head)
    answer = b""
    while b"version" not in answer:
        answer += client.recv(65536)
    return answer.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "head", [b"GET /" + b"a" * MOST_HEAD, b"GET / HTTP/1.1\r\nX: " + b"a" * MOST_HEAD]
)
def test_a_head_of_more_than_32_kib_is_refused_before_it_is_all_there(
    address: tuple[str, int], head: bytes
) -> None:
    with socket.create_connection(address) as client:
        client.sendall(head)
        status, told = problem_in(all_from(client))
    assert status == 431
    assert "32 KiB" in told["detail"]


def test_a_head_of_just_the_limit_is_read_and_the_next_one_too(address: tuple[str, int]) -> None:
    start, end = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: ", b"\r\n\r\n"
    head = start + b"a" * (MOST_HEAD - len(start) - len(end)) + end
    with socket.create_connection(address) as client:
        for _ in range(2):
            assert is_answered(client, head)


def test_the_server_as_a_whole_tells_what_it_allows(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as client:
        client.sendall(b"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        head = all_from(client).lower()
    assert head.startswith(b"http/1.1 204")
    assert b"\r\nallow: get, head, options, post\r\n" in head


def test_what_is_no_http_is_told_so_as_a_problem(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as client:
        client.sendall(b"HELLO\r\n\r\n")
        status, told = problem_in(all_from(client))
    assert status == 400
    assert "malformed" in told["detail"]


@pytest.mark.usefixtures("impatient")
def test_half_a_head_is_told_that_it_took_too_long(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert problem_in(all_from(client))[0] == 408


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST /api/trace HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    ],
)
def test_a_connection_that_says_nothing_or_half_a_body_is_closed(
    address: tuple[str, int], sent: bytes
) -> None:
    with socket.create_connection(address) as client:
        client.sendall(sent)
        assert all_from(client) == b""


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_nobody_reads_is_given_up(address: tuple[str, int]) -> None:
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(address)
        asked = b"GET /static/dist/docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n\r\n"
        client.sendall(asked)
        time.sleep(1)
        with socket.create_connection(address) as other:
            assert is_answered(other)
        assert len(all_from(client)) < 1_000_000


def test_where_there_are_as_many_as_may_be_the_one_idle_longest_makes_way(
    address: tuple[str, int],
) -> None:
    clients = [socket.create_connection(address) for _ in range(MOST)]
    try:
        assert all(is_answered(client) for client in clients)
        with socket.create_connection(address) as latest:
            assert is_answered(latest)
        assert all_from(clients[0]) == b""
        assert is_answered(clients[-1])
    finally:
        for client in clients:
            client.close()


def test_where_all_are_in_the_middle_of_a_request_another_is_told_to_come_later(
    address: tuple[str, int],
) -> None:
    clients = [socket.create_connection(address) for _ in range(MOST)]
    try:
        for client in clients:
            client.sendall(b"GET /healthz HTTP/1.1\r\n")
        time.sleep(0.2)
        with socket.create_connection(address) as latest:
            answer = all_from(latest)
        assert problem_in(answer)[0] == 503
        assert b"retry-after: 1" in answer.lower()
    finally:
        for client in clients:
            client.close()
