"""The process that a server's workers are forked from."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.web.work import worker as module
from app.web.work.fork_server import ForkServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks workers so")

#: What a server process does at its start; then it tells the id of a worker that has answered.
_SERVER = """
import os
import app.web.app
from app.web.work.worker import Worker, fork_from_here

fork_from_here()
worker = Worker()
print(worker.call(os.getpid, seconds=1), flush=True)
input()
"""


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _SERVER]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.kill()


def worker_of(server: subprocess.Popen[str]) -> int:
    assert server.stdout is not None
    return int(server.stdout.readline())


def is_there(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_a_worker_shares_most_of_its_memory_with_the_server(server: subprocess.Popen[str]) -> None:
    worker = worker_of(server)
    told = Path(f"/proc/{worker}/smaps_rollup").read_text("ascii")
    sizes = {name: int(size) for name, size in re.findall(r"^(\w+): +(\d+)", told, re.MULTILINE)}
    assert sizes["Shared_Dirty"] > 20_000
    assert sizes["Private_Dirty"] < sizes["Shared_Dirty"] / 2


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_it_and_the_workers_end_when_the_server_does(
    server: subprocess.Popen[str], ending: signal.Signals
) -> None:
    worker = worker_of(server)
    forking = int(Path(f"/proc/{worker}/stat").read_text("ascii").rpartition(")")[2].split()[1])
    assert forking != server.pid
    server.send_signal(ending)
    server.wait()
    for _ in range(100):
        if not is_there(worker) and not is_there(forking):
            return
        time.sleep(0.05)
    pytest.fail("they have outlived the server")


def test_where_it_has_ended_workers_come_in_another_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = ForkServer(lambda _: None)
    ended.close()
    monkeypatch.setattr(module, "_fork_server", ended)
    other = module.Worker()
    try:
        assert other.call(abs, -2, seconds=1) == 2
    finally:
        other.close()
