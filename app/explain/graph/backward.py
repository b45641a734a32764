"""The formula of a gradient: over the uses, the sum of what comes back times how it got there."""

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

#: So many uses are written out with numbers also where they give 0.
_FEW = 3
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
        self._of = letter(step.name, shown(step.result.index, trace.graph.shapes[step.name]))

    def lines(self) -> Iterator[Node]:
        """Symbols, then numbers."""
        left = derivative(self.result, self._of)
        if self.step.name == self.trace.graph.result:
            yield line("symbols", left, number(1))
            return
        yield line("symbols", left, self._symbols())
        for kind in kinds(self.step.uses):
            if kind.uses[0].equation.op.where:
                yield self._involved(kind)
        yield line("numbers", left, self._numbers())

    # --- with numbers

    def _numbers(self) -> Node:
        total = sum(len(uses.outputs) for uses in self.step.uses)
        counted = [
            Local(self.trace, uses, int(k))
            for uses in self.step.uses
            for k in (range(total) if total <= _FEW else np.flatnonzero(uses.products))
            if k < len(uses.outputs)
        ]
        zeros = total - len(counted)
        if len(counted) == 1 and not zeros:
            return self._one(counted[0], reasons=True)
        if not counted:
            return _zeros(zeros) if zeros else number(0)
        written = terms(len(counted), lambda k: self._one(counted[k]))
        return row(written, "+", _zeros(zeros)) if zeros else written

    def _one(self, local: Local, *, reasons: bool = False) -> Node:
        back = number(self.trace.value(local.use), str(local.use))
        tree = local.tree
        if local.uses.equation.op.where:
            return product(back, number(float(local.uses.locals[local.term])))
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
        """What comes back times the local derivative, which may be named and told of below."""
        use = self._use(kind, running)
        if kind.uses[0].equation.op.where:
            return product(derivative(self.result, use), derivative(use, self._of))
        return product(derivative(self.result, use), self._local(kind, running).factor(_tree(kind)))

    def _involved(self, kind: Kind) -> Node:
        """A local derivative that is too long to stand in a sum, on a line of its own."""
        running = Running(kind.count)
        use = self._use(kind, running)
        local = self._local(kind, running).node(_tree(kind))
        return line("symbols", derivative(use, self._of), local)

    def _use(self, kind: Kind, running: Running) -> Node:
        names = [uses.equation.name for uses in kind.uses]
        return self._letter(names, [uses.outputs for uses in kind.uses], running)

    def _local(self, kind: Kind, running: Running) -> Writer:
        """Writes the local derivative in symbols."""
        first = kind.uses[0]
        leaves = [u.leaves for u in kind.uses]

        def leaf(name: str) -> Node:
            if name in leaves[0]:
                names = [each[name][0] for each in leaves]
                return self._letter(names, [each[name][1] for each in leaves], running)
            if name == "n":
                return count(int(Local(self.trace, first, 0).known("n")))
            if name == "own":
                return self._own(kind, running)
            if name == "won":
                return symbol("1", "max")
            if name in first.equation.op.arguments:
                return number(Local(self.trace, first, 0).known(name))
            return intermediate(name)

        return Writer(leaf, lambda *_: text("…"))

    def _own(self, kind: Kind, running: Running) -> Node:
        """1 where the use stands at the number's own place, as 1_{i=0}."""
        first = kind.uses[0]
        shape = first.equation.shape
        at = running.index(np.unravel_index(np.concatenate([u.outputs for u in kind.uses]), shape))
        own = np.unravel_index(first.element, shape)
        differ = [f"{a}={b}" for a, b in zip(at, own, strict=True) if str(a) != str(b)]
        running_ones = [a for a in at if isinstance(a, str)]
        if not running_ones:
            return number(0 if differ else 1)
        return symbol("1", ", ".join(differ))

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


def _tree(kind: Kind) -> ast.expr:
    first = kind.uses[0]
    return parsed(first.equation.op.derivative(first.argument) or "0")


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


def _zeros(count_: int) -> Node:
    return number(0) if count_ == 1 else row(number(count_), "·", number(0))
