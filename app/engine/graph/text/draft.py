"""The equations while the text is read: arrays without names, and their names in the end."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..graph import Equation, Round, Span
from ..ops.op import Op, Params, Shape


@dataclass(eq=False, slots=True)
class Target:
    """A name that a line of the text assigns to, and the expressions within that line so far."""

    base: str
    in_loop: bool
    shape: Shape | None = None
    parts: list["Drafted"] = field(default_factory=list)
    name: str = ""


@dataclass(eq=False, slots=True)
class Drafted:
    """An array: given, where it has no target, or that of an equation."""

    shape: Shape
    given: str | None = None
    op: Op | None = None
    arguments: tuple["Drafted | float", ...] = ()
    params: Params = field(default_factory=dict)
    span: Span | None = None
    target_span: Span | None = None
    spans: tuple[Span, ...] = ()
    group: str | None = None
    rounds: tuple[Round, ...] = ()
    target: Target | None = None
    is_whole: bool = False
    name: str = ""


def named(drafted: list[Drafted], targets: Iterable[Target], given: Mapping[str, Shape]) -> None:
    """Give every array its name.

    A name that is assigned again is another array: ``h`` in the third round of a loop is ``h@3``.
    An expression within a line is named after it, ``L.1``; where ``L`` has an axis more than it,
    and ``L.1`` would be a number of it too, the counting starts behind these.
    """
    shapes = dict(given)
    first = dict.fromkeys(shapes, 1)
    rounds: Counter[str] = Counter()
    for target in targets:
        target.name = _free(target, shapes, first, rounds)
        if target.shape is not None:
            shapes[target.name] = target.shape
    parts: Counter[str] = Counter()
    for target in targets:
        for part in target.parts:
            parts[target.name] += 1
            whole = shapes.get(target.name, ())
            if len(whole) == len(part.shape) + 1:
                parts[target.name] = max(parts[target.name], whole[0])
            part.name = f"{target.name}.{parts[target.name]}"
    for each in drafted:
        if each.given is not None:
            each.name = each.given
        elif each.is_whole and each.target is not None:
            each.name = each.target.name


def _free(
    target: Target, taken: Mapping[str, Shape], first: dict[str, int], rounds: Counter[str]
) -> str:
    """The name of a target; one that is no array itself shares its name with the next that is."""
    base, is_array = target.base, target.shape is not None
    if target.in_loop:
        number = rounds[base] + 1
        rounds[base] += is_array
    elif base not in taken:
        if is_array:
            first[base] = 2
        return base
    else:
        number = first[base]
    while f"{base}@{number}" in taken:
        number += 1
    return f"{base}@{number}"


def equations(drafted: list[Drafted]) -> tuple[Equation, ...]:
    """The equations, once the arrays have names."""
    return tuple(
        Equation(
            name=each.name,
            op=each.op,
            arguments=tuple(a.name if isinstance(a, Drafted) else a for a in each.arguments),
            params=each.params,
            shape=each.shape,
            span=each.span,
            target=each.target_span,
            spans=each.spans,
            group=each.group,
            rounds=each.rounds,
        )
        for each in drafted
        if each.op is not None and each.span is not None
    )
