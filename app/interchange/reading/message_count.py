"""How many messages a Protocol Buffers file would become, counted before it is parsed.

An empty message takes two bytes in the file and hundreds in memory.
"""

from typing import Any

from ..fault import InterchangeError

_MOST, _DEEPEST = 50_000, 24
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def check(content: bytes, descriptor: Any) -> None:
    """Raise InterchangeError where the file has too many messages, or no such form at all."""
    left = _MOST
    waiting = [(memoryview(content), descriptor, 0)]
    while waiting:
        data, of, depth = waiting.pop()
        at = 0
        while at < len(data):
            tag, at = _varint(data, at)
            field, kind = of.fields_by_number.get(tag >> 3), tag & 7
            if kind == _VARINT:
                _, at = _varint(data, at)
            elif kind in (_FIXED64, _FIXED32):
                at += 8 if kind == _FIXED64 else 4
            elif kind == _BYTES:
                length, at = _varint(data, at)
                left -= 1
                if field is not None and field.message_type is not None:
                    waiting.append((data[at : at + length], field.message_type, depth + 1))
                at += length
            else:
                raise _damaged()
            if at > len(data):
                raise _damaged()
            if left < 0 or depth > _DEEPEST:
                raise InterchangeError("The file has more parts than a network here could have.")


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise _damaged()


def _damaged() -> InterchangeError:
    return InterchangeError("This is no ONNX model, or a damaged one.")
