"""Names that have no value, and values that have no name."""

import ast
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ...arrays import Array
from .. import limits
from ..errors import GraphError
from .calls import FUNCTIONS
from .source import Source

#: Missing names that a fault lists.
_LISTED = 8


def meant(name: str, known: Iterable[str]) -> str:
    """Which of the known names may be meant, in parentheses; empty where none is close."""
    names = list(known)
    close = [each for each in names if each.lower() == name.lower()]
    close = close or get_close_matches(name, names, 1, 0.75)
    return f" (did you mean `{close[0]}`?)" if close else ""


def check_missing(source: Source, given: Iterable[str]) -> None:
    """Raise GraphError, which asks for all values that are missing at once."""
    values = list(given)
    stored: set[str] = set()
    loaded: dict[str, ast.Name] = {}
    called = set(FUNCTIONS)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            stored.add(node.id)
        elif isinstance(node, ast.Name):
            loaded.setdefault(node.id, node)
        elif isinstance(node, ast.arg):
            stored.add(node.arg)
        elif isinstance(node, ast.FunctionDef):
            called.add(node.name)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called.add(node.func.id)
    known = stored | called | set(values) | {"np", "numpy", "math"}
    found = sorted(loaded.values(), key=lambda node: (node.lineno, node.col_offset))
    missing = [node.id for node in found if node.id not in known]
    if missing:
        hint = meant(missing[0], [*values, *stored]) if len(missing) == 1 else ""
        raise source.fault(loaded[missing[0]], _told(missing, hint), missing=tuple(missing))


def _told(missing: list[str], hint: str) -> str:
    *before, last = (f"`{name}`" for name in missing[:_LISTED])
    listed = f"{', '.join(before)} and {last}" if before else last
    more = f" (and {len(missing) - _LISTED} more)" if len(missing) > _LISTED else ""
    verb, them = ("has", "it") if len(missing) == 1 else ("have", "them")
    return (
        f"{listed}{more} {verb} no value yet{hint}: give {them} in the values, or assign {them} on "
        "a line above."
    )


def check_values(values: Mapping[str, Array]) -> None:
    """Raise GraphError where a value's name is none."""
    for name in values:
        pointer = "/values/" + name.replace("~", "~0").replace("/", "~1")
        if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
            raise GraphError(
                f"“{name[:40]}” is no name: a name has letters, digits and _, and begins with no "
                "digit.",
                pointer=pointer,
            )
        if name in FUNCTIONS:
            raise GraphError(
                f"“{name}” is a function: choose another name for the value.", pointer=pointer
            )
        if len(name) > limits.NAME:
            raise GraphError(
                f"“{name[:20]}…” has {len(name)} characters: a name has at most {limits.NAME}.",
                pointer=pointer,
            )
