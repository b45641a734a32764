"""What the process holds of requests and answers at the same time has a bound."""

import asyncio
import json
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.web.http.bounds.in_flight import PIECE, SMALL, InFlight
from app.web.http.refused import Refused

POST: Scope = {"type": "http", "method": "POST", "path": "/", "headers": []}


async def echo(_: Scope, receive: Receive, send: Send) -> None:
    """Answers with the body it was sent."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


async def asked(app: InFlight, body: bytes, scope: Scope = POST) -> list[Message]:
    """Everything that the app sends to who asks."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


class Unread:
    """A request whose client sends all of its body and reads nothing of the answer."""

    def __init__(self, app: InFlight, size: int) -> None:
        self.read = asyncio.Event()
        self.begun = asyncio.Event()
        self.task = asyncio.create_task(app(POST, self._receive, self._send))
        self.body = b"x" * size

    async def _receive(self) -> Message:
        return {"type": "http.request", "body": self.body}

    async def _send(self, _: Message) -> None:
        self.begun.set()
        await self.read.wait()


def test_a_body_is_counted_until_its_answer_has_gone() -> None:
    async def trial() -> None:
        app = InFlight(echo, most=1000)
        unread = Unread(app, 400)
        await unread.begun.wait()
        assert app.held == 400
        unread.read.set()
        await unread.task
        assert app.held == 0

    asyncio.run(trial())


def test_what_comes_while_too_much_is_held_is_told_to_come_later() -> None:
    async def trial() -> None:
        app = InFlight(echo, most=1000)
        unread = Unread(app, 1000)
        await unread.begun.wait()
        start, body = await asked(app, b"a")
        assert start["status"] == 503
        headers = dict(start["headers"])
        assert headers[b"retry-after"] == b"1"
        assert headers[b"content-type"] == b"application/problem+json"
        assert "ask again" in json.loads(body["body"])["detail"]
        # The page has no body to hold.
        assert (await asked(app, b"", {**POST, "method": "GET"}))[0]["status"] == 200
        unread.read.set()
        await unread.task
        assert (await asked(app, b"a"))[0]["status"] == 200

    asyncio.run(trial())


def test_what_was_held_is_given_back_when_the_app_fails_or_the_client_leaves() -> None:
    async def fail(_: Scope, receive: Receive, __: Send) -> None:
        await receive()
        raise RuntimeError("a bug")

    async def trial() -> None:
        app: Any = InFlight(fail, most=1000)
        result = await asyncio.gather(asked(app, b"x" * 10), return_exceptions=True)
        assert isinstance(result[0], RuntimeError)
        assert app.held == 0
        app = InFlight(echo, most=1000)
        unread = Unread(app, 500)
        await unread.begun.wait()
        unread.task.cancel()
        await asyncio.gather(unread.task, return_exceptions=True)
        assert app.held == 0

    asyncio.run(trial())


def test_a_large_answer_is_written_in_pieces_that_make_the_whole() -> None:
    body = bytes(range(256)) * (PIECE * 5 // 512)
    _, *pieces = asyncio.run(asked(InFlight(echo), body))
    assert b"".join(piece["body"] for piece in pieces) == body
    assert len(pieces) == 3
    assert all(len(piece["body"]) <= PIECE for piece in pieces)
    assert [piece["more_body"] for piece in pieces] == [True, True, False]


def announced(length: int) -> Scope:
    return {**POST, "headers": [(b"content-length", str(length).encode())]}


def test_a_body_is_not_asked_for_whose_announced_length_there_is_no_room_for() -> None:
    async def trial() -> None:
        app = InFlight(echo, most=1000)
        unread = Unread(app, 400)
        await unread.begun.wait()
        assert (await asked(app, b"a" * 700, announced(700)))[0]["status"] == 503
        assert (await asked(app, b"a" * 600, announced(600)))[0]["status"] == 200
        assert app.held == 400
        unread.read.set()
        await unread.task

    asyncio.run(trial())


@pytest.mark.parametrize("scope", [POST, announced(900)])
def test_a_body_is_read_no_further_than_there_is_room(scope: Scope) -> None:
    async def trial() -> None:
        app = InFlight(echo, most=1000)
        with pytest.raises(Refused) as told:
            await asked(app, b"a" * 1001, scope)
        assert told.value.status == 503
        assert app.held == 0

    asyncio.run(trial())


def test_what_is_only_announced_keeps_nothing_small_out() -> None:
    begun = asyncio.Event()

    async def never() -> Message:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def send(_: Message) -> None:
        raise AssertionError

    async def trial() -> None:
        app = InFlight(echo, most=1000, reserve=500)
        slow = asyncio.create_task(app(announced(1000), never, send))
        await begun.wait()
        assert (await asked(app, b"a" * 400, announced(400)))[0]["status"] == 200
        slow.cancel()

    asyncio.run(trial())


def test_what_goes_on_answering_no_longer_counts_its_body() -> None:
    held: list[int] = []

    async def stream(_: Scope, receive: Receive, send: Send) -> None:
        await receive()
        held.append(app.held)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        held.append(app.held)
        await send({"type": "http.response.body", "body": b"a line"})

    app = InFlight(stream, most=1000)
    asyncio.run(asked(app, b"a" * 600, announced(600)))
    assert held == [600, 0]
    assert app.held == 0


def test_what_is_small_is_taken_while_large_bodies_take_all_up_to_a_reserve() -> None:
    async def trial() -> None:
        app = InFlight(echo, most=SMALL + 1000, reserve=500)
        unread = Unread(app, SMALL + 1000)
        await unread.begun.wait()
        assert (await asked(app, b"a" * 400, announced(400)))[0]["status"] == 200
        assert (await asked(app, b"a" * 600, announced(600)))[0]["status"] == 503
        assert (await asked(app, b"", announced(SMALL + 1)))[0]["status"] == 503
        unread.read.set()
        await unread.task

    asyncio.run(trial())
