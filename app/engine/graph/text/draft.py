"""The equations while the text is read: arrays without names, and their names in the end."""

from collections import Counter
from collections.abc import Iterable
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


def named(drafted: list[Drafted], targets: Iterable[Target], given: Iterable[str]) -> None:
    """Give every array its name.

    A name that is assigned again is another array: ``h`` in the third round of a loop is ``h@3``.
    An expression within a line is named after it, ``L.1``; where ``L`` has an axis more than it,
    and ``L.1`` would be a number of it too, the counting starts behind these.
    """
    taken = set(given)
    first = dict.fromkeys(taken, 1)
    rounds: Counter[str] = Counter()
    for target in targets:
        if target.in_loop:
            rounds[target.base] += 1
            number = rounds[target.base]
        elif target.base not in taken:
            target.name = target.base
            taken.add(target.name)
            first[target.base] = 2
            continue
        else:
            number = first[target.base]
        while f"{target.base}@{number}" in taken:
            number += 1
        target.name = f"{target.base}@{number}"
        taken.add(target.name)
    for target in targets:
        start = max((_behind(target, part) for part in target.parts), default=1)
        for number, part in enumerate(target.parts, start=start):
            part.name = f"{target.name}.{number}"
    for each in drafted:
        if each.given is not None:
            each.name = each.given
        elif each.is_whole and each.target is not None:
            each.name = each.target.name


def _behind(target: Target, part: Drafted) -> int:
    shape = target.shape
    if shape and len(shape) == len(part.shape) + 1:
        return max(1, shape[0])
    return 1


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
