"""The steps of a page of any trace, as many as a page holds."""

from collections.abc import Iterable
from typing import Any

import orjson

from ..http.answer import encode
from ..problem.limits import DEFAULT_PAGE, PAGE_BYTES


def encoded_steps(
    steps: Iterable[dict[str, Any]], fewest: int = DEFAULT_PAGE
) -> list[orjson.Fragment]:
    """Steps as JSON, to be encoded with the rest of the answer.

    They end with the step by which they are more than PAGE_BYTES, not before there are
    ``fewest``.
    """
    encoded: list[orjson.Fragment] = []
    size = 0
    for step in steps:
        # Copied, as orjson leaves what it returns in a buffer many times as large.
        json = bytes(memoryview(encode(step)))
        encoded.append(orjson.Fragment(json))
        size += len(json)
        if size > PAGE_BYTES and len(encoded) >= fewest:
            break
    return encoded
