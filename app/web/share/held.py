"""What a shared address holds.

A server does not see the fragment, in which the page's own address holds its state. So what is
shared has it in the query: ``/s?s=…`` is a card that leads on to ``/#s=…``, and likewise for all
else that a fragment may say (``state=``, ``problem=``, ``graph=``, ``lesson=``, ``exercise=``).
``/s?example=mazur-2-2-2`` is the address of a worked example.
"""

import binascii
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from ...examples import load_examples, load_graph_examples
from ...lessons.lesson import Lesson
from ..http.answer import encode

#: Characters of a query that is read; what is longer opens, but has no card of its own.
MOST_CHARACTERS = 8000
#: Bytes that a packed state may unpack to: more than a query of that length holds of a problem.
_MOST_BYTES = 256 << 10
_MOST_PARTS = 20
#: What may stand in a fragment as it is.
_SAFE = "%!$&()*+,;=:@/?-._~"
_NAME = re.compile(r"[\w-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Held:
    """The fragment that opens it, and the state as JSON text, if it has one of its own.

    ``query`` is that of the shared address. ``title`` and ``description`` are set where they do
    not follow from the state.
    """

    query: str
    fragment: str
    state: bytes | None = None
    title: str = ""
    description: str = ""


def held_in(query: str, lessons: Mapping[str, Lesson]) -> Held:
    """What the query of a shared address holds; with nothing of ours in it, an empty fragment."""
    key, _, rest = query.partition("=")
    if key not in _OPENED:
        return Held("", "")
    fragment = quote(query, safe=_SAFE)
    if len(query) > MOST_CHARACTERS:
        return Held("", fragment)
    return _OPENED[key](fragment, rest, lessons)


def packed(state: Any) -> str:
    """The state as the page packs it: ``s=…``."""
    pressed = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    content = pressed.compress(encode(state)) + pressed.flush()
    return f"s={urlsafe_b64encode(content).decode().rstrip('=')}"


def _of_packed(fragment: str, rest: str, _: Mapping[str, Lesson]) -> Held:
    found = _NAME.match(rest)
    text = found.group() if found else ""
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpacked = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        state = unpacked.decompress(content, _MOST_BYTES)
    except (binascii.Error, zlib.error):
        return Held(fragment, fragment)
    return Held(fragment, fragment, state if unpacked.eof else None)


def _of_state(fragment: str, rest: str, _: Mapping[str, Lesson]) -> Held:
    return Held(fragment, fragment, _json(rest))


def _of_problem(fragment: str, rest: str, _: Mapping[str, Lesson]) -> Held:
    return Held(fragment, fragment, b'{"problem":%s}' % _json(rest))


def _of_graph(fragment: str, rest: str, _: Mapping[str, Lesson]) -> Held:
    return Held(fragment, fragment, b'{"graph":%s}' % _json(rest))


def _of_lesson(fragment: str, _: str, lessons: Mapping[str, Lesson]) -> Held:
    lesson = lessons.get(_first(fragment).get("lesson", ""))
    if lesson is None:
        return Held(fragment, fragment)
    problem = next(iter(lesson.problems.values()))
    state = problem if "graph" in problem else {"problem": problem}
    return Held(fragment, fragment, encode(state), f"Lesson: {lesson.title}", lesson.summary)


def _of_exercise(fragment: str, _: str, __: Mapping[str, Lesson]) -> Held:
    told = _first(fragment)
    seed = re.match(r"\d{1,10}", told.get("exercise", ""), re.ASCII)
    if seed is None:
        return Held(fragment, fragment)
    return Held(
        fragment,
        fragment,
        title=f"Exercise {seed.group()}: backpropagation by hand",
        description="Work each number by hand. A wrong one is told by which mistake it was made.",
    )


def _of_example(fragment: str, _: str, __: Mapping[str, Lesson]) -> Held:
    name = _NAME.match(_first(fragment).get("example", ""))
    for example in load_examples():
        if name and example.id == name.group():
            state = {"problem": example.problem, "example": example.id, "cursor": 0}
            return _of_worked(fragment, {**state, "grain": "node"}, example.title, example.note)
    for graph in load_graph_examples():
        if name and graph.id == name.group():
            state = {"graph": graph.graph, "title": graph.title, "cursor": 0, "grain": "number"}
            return _of_worked(fragment, state, graph.title, graph.note)
    return Held("", "")


def _of_worked(query: str, state: dict[str, Any], title: str, note: str) -> Held:
    return Held(query, packed(state), encode(state), title, note)


_OPENED = {
    "s": _of_packed,
    "state": _of_state,
    "problem": _of_problem,
    "graph": _of_graph,
    "lesson": _of_lesson,
    "exercise": _of_exercise,
    "example": _of_example,
}


def _first(query: str) -> dict[str, str]:
    """The first values of the query's fields."""
    try:
        pairs = parse_qsl(query, max_num_fields=_MOST_PARTS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def _json(rest: str) -> bytes:
    """The JSON of a query, which ends with its last brace whatever mail has put behind it."""
    pairs = _first(f"json={rest.replace('&', '%26')}")
    text = pairs.get("json", "")
    return text[: text.rfind("}") + 1].encode("utf-8", "replace")
