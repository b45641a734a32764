"""A fault of what was given, whether that came in a request or in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the pointer to the field at fault."""

    detail: str
    pointer: str | None = None


def pointer_to(*path: str | int) -> str:
    """The JSON Pointer of the field at ``path``."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def quoted(text: str) -> str:
    """What a request said, shortened."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
