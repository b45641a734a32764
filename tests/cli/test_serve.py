"""The command line, as a process."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

BACKSTEP = Path(sys.executable).with_name("backstep")
#: Seconds from asking a container to stop to killing it.
DOCKER_WAITS = 10


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [BACKSTEP, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


class Server:
    """A running `backstep serve` on a free port."""

    def __init__(self) -> None:
        self.process = start("serve", "--port", "0")
        assert self.process.stdout is not None
        self.greeting = self.process.stdout.readline()
        found = re.search(r"http://\S+", self.greeting)
        assert found, self.process.communicate()
        self.url = httpx.URL(found.group())

    def stop(self, with_signal: signal.Signals) -> str:
        """Stop before Docker would kill it, and give what it wrote to its error output."""
        self.process.send_signal(with_signal)
        _, errors = self.process.communicate(timeout=DOCKER_WAITS)
        return errors

    def kill(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.kill()


def test_the_server_says_where_it_is_and_answers_there(server: Server) -> None:
    assert "Backstep is at http://127.0.0.1:" in server.greeting
    answer = httpx.get(server.url.join("/healthz"))
    assert answer.status_code == 200
    assert "server" not in answer.headers


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_in_time_and_in_silence(
    server: Server, with_signal: signal.Signals
) -> None:
    with httpx.Client(base_url=server.url) as client:  # the connection stays open
        assert client.get("/healthz").status_code == 200
        assert server.stop(with_signal) == ""


def test_the_server_stops_in_time_even_with_a_request_that_never_ends(
    server: Server,
) -> None:
    with socket.create_connection((server.url.host, server.url.port)) as connection:
        connection.sendall(
            b"POST /api/trace HTTP/1.1\r\nHost: backstep\r\nContent-Type: application/json\r\n"
            b"Content-Length: 100\r\n\r\n{"
        )
        assert httpx.get(server.url.join("/healthz")).status_code == 200
        server.stop(signal.SIGTERM)
    assert server.process.returncode is not None


def test_a_port_that_is_taken_is_named_with_the_remedy(server: Server) -> None:
    second = start("serve", "--port", str(server.url.port))
    output, errors = second.communicate(timeout=20)
    assert second.returncode == 1
    assert output == ""
    assert f"cannot listen on 127.0.0.1 port {server.url.port}" in errors
    assert "--port" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--port", "x"], "x is not a port"),
        (["serve", "--port", "65536"], "from 0 to 65535"),
        (["serve", "--port", "-1"], "from 0 to 65535"),
        (["serve", "--host", "no.such.host.invalid"], "no.such.host.invalid: it is no address"),
        (["serve", "--host", "a..b"], "cannot listen on a..b: it is no address of this machine"),
        (["serve", "--host", "x" * 70], "it is no address of this machine"),
        (["serve", "--host", ""], "the host is empty"),
        (["serve", "--lessons", __file__], "this is a file; name the folder"),
        ([], "command"),
        (["fly"], "serve"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: list[str], words: str) -> None:
    refused = start(*arguments)
    _, errors = refused.communicate(timeout=20)
    assert refused.returncode in (1, 2)
    assert words in errors
    assert "Traceback" not in errors


def test_help_tells_of_serve() -> None:
    told = subprocess.run([BACKSTEP, "--help"], capture_output=True, text=True, check=True)
    assert "serve" in told.stdout
    serve = subprocess.run(
        [BACKSTEP, "serve", "--help"], capture_output=True, text=True, check=True
    )
    assert "127.0.0.1" in serve.stdout
    assert "8000" in serve.stdout
