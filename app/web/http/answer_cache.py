"""Answers that have been given, by the bytes of the request: a class asks the same again."""

from collections import OrderedDict
from hashlib import blake2b

from fastapi import Request, Response

#: Bytes of answers that are kept, and of one that is.
_MOST, _LARGEST = 16 << 20, 1 << 20

Key = tuple[str, bool, bytes]


class AnswerCache:
    """The answers asked for last, up to so many bytes of them."""

    def __init__(self, most: int = _MOST) -> None:
        self.most = most
        self.held = 0
        self._answers: OrderedDict[Key, tuple[bytes, bool]] = OrderedDict()

    def get(self, key: Key) -> tuple[bytes, bool] | None:
        """The answer, and whether it is compressed."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Key, answer: tuple[bytes, bool]) -> None:
        """Keep an answer, and let go of those asked for longest ago."""
        size = len(answer[0])
        if size > min(self.most, _LARGEST) or key in self._answers:
            return
        self._answers[key] = answer
        self.held += size
        while self.held > self.most:
            _, (forgotten, _) = self._answers.popitem(last=False)
            self.held -= len(forgotten)


async def key_of(request: Request) -> Key:
    """What the answer depends on."""
    body = await request.body()
    return (
        f"{request.url.path}?{request.url.query}",
        takes_gzip(request),
        blake2b(body, digest_size=16).digest(),
    )


def takes_gzip(request: Request) -> bool:
    """Whether the client takes answers compressed."""
    return "gzip" in request.headers.get("accept-encoding", "")


def encoded_response(answer: tuple[bytes, bool], media_type: str = "application/json") -> Response:
    """The answer, of JSON or of another type, compressed already or not."""
    content, compressed = answer
    headers = {"Vary": "Accept-Encoding"}
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=media_type, headers=headers)
