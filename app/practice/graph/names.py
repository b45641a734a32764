"""The names that people write for a graph's numbers, beside refs: ∂L/∂x, dL/dW[0,1], x.grad, q.

A derivative is written as a fraction, in LaTeX too, as ``grad x``, ``x.grad`` or ∇x, or as a
program calls it: ``dx``. A place stands in brackets, as in the text, or below: W_{01}, W₀₁. It
counts from 0, and leading axes of length 1 may be left out, as they are where numbers are shown. A
round of a loop is ``h@2``, h^(2), or h2 where no array is called so.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from ...engine.graph.graph import Graph
from ...explain.graph.naming import GREEK, shown
from ...trace.graph.refs import GraphRef, Quantity
from ..naming.lookup import NotToFindError

#: What the result may be called whatever it is called in the text.
_RESULTS = {"l", "j", "e", "c", "loss", "cost", "error"}
_FRACTION = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\partial|d|∂)\s*(?P<of>(?:[^{}]|\{[^{}]*\})+)\}"
    r"\s*\{\s*(?:\\partial|d|∂)\s*(?P<by>(?:[^{}]|\{[^{}]*\})+)\}"
)
_STYLES = re.compile(r"\\(?:mathrm|text|operatorname|mathbf|boldsymbol|left|right|,|;)(?![a-z])")
_LEFT_OUT = re.compile(r"[\s$\\{}]")
_INDEX = re.compile(r"(?P<name>.*?)(?P<index>(?:\[[^\[\]]*\])+)(?P<grad>\.?grad)?", re.ASCII)
#: An index of nine digits is past every array already.
_NUMBERS = re.compile(r"\d{1,9}(?:,\d{1,9})*", re.ASCII)
_DERIVATIVES = tuple(
    re.compile(form)
    for form in (
        r"\(?[d∂](?P<of>[^/]+)/[d∂](?P<by>[^/()]+)\)?(?P<at>\[.*\])?",
        r"(?P<by>[^/]+)\.grad(?P<at>\[.*\])?",
        r"(?:∇|nabla|grad(?:ient)?_?(?:of)?)[_.]?\(?(?P<by>[^/()]+)\)?(?P<at>\[.*\])?",
    )
)
#: As a program calls it, where that is no array itself.
_BARE = re.compile(r"[d∂]_?(?P<by>[^/]+)")
_LETTERS = {letter: name for name, letter in GREEK.items()}


def graph_ref_named(graph: Graph, text: str) -> GraphRef | None:
    """The ref that a name stands for, None if for none.

    Raises NotToFindError where it is a derivative of something else than the result.
    """
    plain = _plain(text)
    for form in _DERIVATIVES:
        if found := form.fullmatch(plain):
            named = found.groupdict()
            ref = _number(graph, "gradient", named["by"] + (named["at"] or ""))
            if ref is not None:
                _check_result(graph, text, named.get("of"))
                return ref
    if ref := _number(graph, "value", plain):
        return ref
    if plain.lower() in _RESULTS:
        return GraphRef("value", graph.result, (0,) * len(graph.shapes[graph.result]))
    bare = _BARE.fullmatch(plain)
    return _number(graph, "gradient", bare["by"]) if bare else None


def _plain(text: str) -> str:
    """The name without what is there for its looks: spaces, braces, LaTeX."""
    text = _FRACTION.sub(r"∂\g<of>/∂\g<by>", text)
    text = _STYLES.sub("", text).replace("\\partial", "∂").replace("\\nabla", "∇")
    text = re.sub(r"\\([A-Za-z]+)", r"\1", text)
    text = re.sub(r"_\{?(\d+(?:\s*,\s*\d+)+)\}?", r"[\1]", text)
    text = re.sub(r"\^\{?\(?@?(\d+)\)?\}?", r"@\1", text)
    plain = _LEFT_OUT.sub("", normalize("NFKC", text))
    for letter, name in _LETTERS.items():
        plain = plain.replace(letter, name)
    return plain.replace("][", ",")


def _check_result(graph: Graph, text: str, of: str | None) -> None:
    if of is None or of.lower() in _RESULTS or of in (graph.result, graph.result.partition("@")[0]):
        return
    raise NotToFindError(
        f"{text.strip()} is a derivative of {of}: the gradients here are of {graph.result}, such "
        f"as ∂{graph.result}/∂{graph.with_respect_to[0]}."
    )


def _number(graph: Graph, quantity: Quantity, text: str) -> GraphRef | None:
    for name, index in _readings(graph, text):
        shape = graph.shapes[name]
        left_out = len(shape) - len(shown(shape, shape))
        for places in (index, (0,) * left_out + index):
            if len(places) == len(shape) and all(map(int.__lt__, places, shape)):
                return GraphRef(quantity, name, places)
        if not index and all(size == 1 for size in shape):
            return GraphRef(quantity, name, (0,) * len(shape))
    return None


def _readings(graph: Graph, text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Arrays and places that the name may be meant for, the likeliest first."""
    index: tuple[int, ...] = ()
    if found := _INDEX.fullmatch(text):
        inside = found["index"][1:-1]
        if not _NUMBERS.fullmatch(inside):
            return
        text, index = found["name"], tuple(map(int, inside.split(",")))
    for written in dict.fromkeys((text, text.replace("_", ""))):
        if name := _array(graph, written):
            yield name, index
    # W01 and W_01 of a matrix W, h2 of the second round.
    below = None if index else re.fullmatch(r"(.+?)_?(\d{1,9})", text, re.ASCII)
    if below:
        letters, digits = below.groups()
        if name := _array(graph, letters):
            yield name, tuple(map(int, digits))
            yield name, (int(digits),)
        if name := _array(graph, f"{letters}@{digits}"):
            yield name, ()


def _array(graph: Graph, written: str) -> str | None:
    """The array of this name, in small or capital letters where only one is so called."""
    if written in graph.shapes:
        return written
    near = [name for name in graph.shapes if name.lower() == written.lower()]
    return near[0] if len(near) == 1 else None
