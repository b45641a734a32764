"""Two replicas behind nginx: one dies, comes back, and both are rolled, and nobody notices."""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.deploy.replicas import Replica, behind_nginx
from tests.web.client import PROBLEM, trace_of

pytestmark = pytest.mark.chaos

#: Clients that ask at the same time, each one thing after another.
CLIENTS = 8
VERSION = "9.9.9"
#: Steps of the problem: none of its numbers changes how many there are.
TOTAL = trace_of(PROBLEM)["total"]


@pytest.fixture
def replicas(tmp_path: Path) -> Iterator[list[Replica]]:
    made = []
    try:
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            made.append(Replica(tmp_path / name))
        yield made
    finally:
        for replica in made:
            replica.process.kill()
            replica.process.wait()


class Load:
    """Students who step on, edit, and reload, for as long as they are let."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: Counter[int] = Counter()
        self.faults: list[str] = []
        self.answered = asyncio.Event()
        self.going = True

    async def more(self, count: int) -> None:
        """Wait until so many further requests have been answered."""
        wanted = self.answers.total() + count
        while self.answers.total() < wanted and not self.faults:
            self.answered.clear()
            await self.answered.wait()

    async def student(self, number: int) -> None:
        """One after another, without trying anything again."""
        async with httpx.AsyncClient(base_url=self.url, timeout=60) as client:
            turn = 0
            while self.going and not self.faults:
                turn += 1
                await self._ask(client, number, turn)

    async def _ask(self, client: httpx.AsyncClient, number: int, turn: int) -> None:
        try:
            if turn % 4 == 0:
                answer = await client.get("/")
                right = 'id="app"' in answer.text
            else:
                # Numbers of one's own: the answer has to be theirs.
                given = number + turn / 1000
                problem = {**PROBLEM, "samples": [{"input": [given, 0.1], "target": [0.0, 1.0]}]}
                body = {"problem": problem, "start": TOTAL, "count": 0}
                answer = await client.post("/api/trace", json=body)
                right = _is_of(answer, given)
        except httpx.HTTPError as error:
            self.faults.append(f"{type(error).__name__}: {error}")
        else:
            self.answers[answer.status_code] += 1
            if answer.status_code != 200 or not right:
                self.faults.append(f"{answer.status_code}: {answer.text[:200]}")
        self.answered.set()


def _is_of(answer: httpx.Response, given: float) -> bool:
    """Whether the answer's net of the first unit is that of the input: w·x + b."""
    if answer.status_code != 200:
        return False
    net: Any = answer.json()["keyframe"]["net"]
    return bool(net[0][0] == pytest.approx(0.15 * given + 0.2 * 0.1 + 0.35, rel=1e-12))


@asynccontextmanager
async def load_on(url: str) -> AsyncIterator[Load]:
    load = Load(url)
    students = [asyncio.create_task(load.student(number)) for number in range(CLIENTS)]
    await load.more(50)
    try:
        yield load
    finally:
        load.going = False
        await asyncio.gather(*students)


def versions(url: str) -> set[str]:
    """What the replicas call themselves, asked often enough to have met each."""
    return {httpx.get(f"{url}/healthz").json()["version"] for _ in range(20)}


def test_no_request_is_lost_while_one_is_killed_comes_back_and_both_are_rolled(
    replicas: list[Replica], tmp_path: Path
) -> None:
    async def trial(url: str) -> Load:
        async with load_on(url) as load:
            replicas[0].end(signal.SIGKILL)
            await load.more(200)
            await asyncio.to_thread(replicas[0].start)
            await load.more(100)
            for replica in replicas:
                await asyncio.to_thread(replica.end, signal.SIGTERM)
                await load.more(50)
                await asyncio.to_thread(replica.start, VERSION)
                await load.more(100)
            return load

    with behind_nginx(replicas, tmp_path) as url:
        assert VERSION not in versions(url)
        load = asyncio.run(trial(url))
        assert load.faults == []
        assert set(load.answers) == {200}
        assert load.answers.total() >= 650
        assert versions(url) == {VERSION}


def test_requests_under_way_when_a_replica_is_killed_are_answered_by_the_other(
    replicas: list[Replica], tmp_path: Path
) -> None:
    async def trial(url: str) -> Any:
        for replica in replicas:  # none will ever answer, but they accept
            replica.process.send_signal(signal.SIGSTOP)
        async with httpx.AsyncClient(base_url=url, timeout=60) as client:
            # To the one that has least to do, so one to each.
            asked = [
                asyncio.create_task(client.post("/api/trace", json={"problem": PROBLEM}))
                for _ in replicas
            ]
            await asyncio.sleep(1)
            assert not any(each.done() for each in asked)
            replicas[1].process.send_signal(signal.SIGCONT)
            await asyncio.to_thread(replicas[0].end, signal.SIGKILL)
            return await asyncio.gather(*asked)

    with behind_nginx(replicas, tmp_path) as url:
        answers = asyncio.run(trial(url))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert {answer.json()["total"] for answer in answers} == {TOTAL}
