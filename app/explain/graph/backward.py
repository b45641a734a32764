"""The formula of a gradient: the sum, over the uses, of what comes back times the local derivative."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...engine.graph.formula import parsed
from ...engine.graph.ops.op import Places
from ...trace.graph.trace import GraphStep, GraphTrace
from ...trace.graph.uses import Uses
from ..tree import Node, line, number, product, row, sum_of, sum_over, symbol, terms, text
from .expression import Writer
from .local import Local
from .naming import derivative, letter, shown
from .running import Running
from .symbols import count, intermediate

#: Uses written out with symbols where they are of several kinds.
_MOST_KINDS = 4


def split_round(name: str) -> tuple[str, int]:
    """h@2 is h in round 2, h in round 0."""
    base, _, rest = name.partition("@")
    number_, dot, part = rest.partition(".")
    return (base + dot + part, int(number_)) if rest else (name, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Uses that are alike: of one op on one line of the text, in whatever round."""

    uses: list[Uses]

    @property
    def count(self) -> int:
        """How many uses there are."""
        return sum(len(each.outputs) for each in self.uses)


def kinds(uses: tuple[Uses, ...]) -> list[Kind]:
    """The uses by their kind, in their order."""
    found: dict[tuple[object, ...], Kind] = {}
    for each in uses:
        equation = each.equation
        base, _ = split_round(equation.name)
        key = equation.op.name, each.argument, base, equation.span, equation.shape
        found.setdefault(key, Kind([])).uses.append(each)
    return list(found.values())


class BackwardFormula:
    """Writes one gradient, in symbols and with numbers."""

    def __init__(self, trace: GraphTrace, step: GraphStep) -> None:
        self.trace = trace
        self.step = step
        self.result = letter(trace.graph.result)

    def lines(self) -> Iterator[Node]:
        """Symbols, then numbers."""
        shape = self.trace.graph.shapes[self.step.name]
        of = letter(self.step.name, shown(self.step.result.index, shape))
        left = derivative(self.result, of)
        if self.step.name == self.trace.graph.result:
            yield line("symbols", left, number(1))
            return
        yield line("symbols", left, self._symbols())
        yield line("numbers", left, self._numbers())

    # --- with numbers

    def _numbers(self) -> Node:
        found = [Local(self.trace, u, k) for u in self.step.uses for k in range(len(u.outputs))]
        counted = [local for local in found if _counts(local)]
        zeros = len(found) - len(counted)
        if len(counted) == 1 and not zeros:
            return self._one(counted[0], reasons=True)
        if not counted:
            return _zeros(zeros) if zeros else number(0)
        written = terms(len(counted), lambda k: self._one(counted[k]))
        return row(written, "+", _zeros(zeros)) if zeros else written

    def _one(self, local: Local, *, reasons: bool = False) -> Node:
        back = number(self.trace.value(local.use), str(local.use))
        tree = local.tree
        writer = local.writer(reasons=reasons)
        if reasons and isinstance(tree, ast.IfExp):
            piece = writer.node(tree)
            value, *reason = piece["items"]
            return row(product(back, value), *reason)
        return product(back, writer.factor(tree))

    # --- in symbols

    def _symbols(self) -> Node:
        of_kinds = kinds(self.step.uses)
        parts: list[Node] = []
        for kind in of_kinds[:_MOST_KINDS]:
            parts += self._kind(kind)
        if len(of_kinds) > _MOST_KINDS:
            parts.append(text(f"… {len(of_kinds) - _MOST_KINDS} more …"))
        if not parts:
            return number(0)
        return parts[0] if len(parts) == 1 else {"kind": "terms", "items": parts}

    def _kind(self, kind: Kind) -> list[Node]:
        if kind.count == 1:
            return [self._product(kind, Running(1))]
        running = Running(kind.count)
        body = self._product(kind, running)
        if running.letters and running.covers():
            bounds = running.bounds()
            if bounds is not None:
                return [sum_over(bounds[0], number(bounds[1]), body, "0")]
            return [sum_of("".join(running.letters), body)]
        singles = [(u, k) for u in kind.uses for k in range(len(u.outputs))]
        shown_ones = singles if len(singles) <= _MOST_KINDS else singles[: _MOST_KINDS - 1]
        parts = [self._product(Kind([_only(u, k)]), Running(1)) for u, k in shown_ones]
        if len(shown_ones) < len(singles):
            parts.append(text(f"… {len(singles) - len(shown_ones)} more …"))
        return parts

    def _product(self, kind: Kind, running: Running) -> Node:
        first = kind.uses[0]
        equation, op = first.equation, first.equation.op
        gradient = self._letter(
            [u.equation.name for u in kind.uses], [u.outputs for u in kind.uses], running
        )
        leaves = [u.leaves() for u in kind.uses]

        def leaf(name: str) -> Node:
            if name in leaves[0]:
                names = [each[name][0] for each in leaves]
                return self._letter(names, [each[name][1] for each in leaves], running)
            if name == "n":
                return count(int(Local(self.trace, first, 0).known("n")))
            if name == "own":
                return symbol("1", "=")
            if name == "won":
                return symbol("1", "max")
            if name in op.arguments:
                return number(Local(self.trace, first, 0).known(name))
            return intermediate(name)

        tree = parsed(op.derivative(first.argument) or "0")
        writer = Writer(leaf, lambda *_: text("…"))
        local = writer.factor(tree)
        del equation
        return product(derivative(self.result, gradient), local)

    def _letter(self, names: list[str], places: list[Places], running: Running) -> Node:
        """The symbol of numbers that differ from use to use, by place and by round."""
        shape = self.trace.graph.shapes[names[0]]
        every = np.concatenate(places)
        axes = np.unravel_index(every, shape) if shape else ()
        split = [split_round(name) for name in names]
        rounds = np.concatenate(
            [np.full(len(p), number_) for (_, number_), p in zip(split, places, strict=True)]
        )
        round_ = None
        if len(set(names)) > 1 and len({base for base, _ in split}) == 1:
            (told,) = running.index([rounds], letter="t")
            round_ = str(told)
        index = shown(running.index(axes), shape)
        return letter(names[0], index, round_)


def _only(uses: Uses, k: int) -> Uses:
    one = slice(k, k + 1)
    return Uses(
        uses.equation,
        uses.applied,
        uses.argument,
        uses.element,
        uses.outputs[one],
        uses.columns[one],
        uses.gradients[one],
        uses.locals[one],
    )


def _counts(local: Local) -> bool:
    return bool(local.uses.products[local.term] != 0)


def _zeros(count_: int) -> Node:
    return number(0) if count_ == 1 else row(number(count_), "·", number(0))
