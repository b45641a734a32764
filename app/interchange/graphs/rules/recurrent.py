"""Recurrent operators of ONNX, in a graph's text, where each step in time has its lines.

The input is (T, N, I), or (N, T, I) with ``layout`` 1; the outputs are all states (T, D, N, H), the
last one (D, N, H), and of an LSTM the last cell, for D directions. Two attributes are not ONNX's:
with ``plain`` the weights are those of one direction, (I, gates · H), as Keras has them, and the
outputs have no axis of directions; ``gates`` says in which order the gates stand.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..node import Node
from ..writer import Term, UnfitError, Writer, whole_numbers
from .cells import Cell, Step, Weights, gru, lstm, rnn
from .numbers import Rule

#: Steps in time; each has some twenty lines at most.
_MOST_STEPS = 100


def _recurrent(step: Step, states: int) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        run = _Run(writer, node, step, states)
        return run.plain() if node.attribute("plain", 0) else run.onnx()

    return rule


class _Run:
    """Writes the lines of all steps, for each direction."""

    def __init__(self, writer: Writer, node: Node, step: Step, states: int) -> None:
        self.writer, self.node, self.step, self.states = writer, node, step, states
        self.x = node.term(0)
        if len(self.x.shape) != 3:
            raise UnfitError(f"{self.x.code} has {len(self.x.shape)} axes; here it has three")
        self.batch_first = bool(node.attribute("layout", 0))
        self.rows, self.steps = self.x.shape[:2] if self.batch_first else self.x.shape[1::-1]
        if self.steps > _MOST_STEPS:
            raise UnfitError(f"it takes {self.steps:,} steps in time; at most {_MOST_STEPS} here")
        for place, what in ((4, "the lengths of its rows"), (7, "peepholes")):
            if node.known(place) is not None and not self._is_usual(place):
                raise UnfitError(f"it has {what}, which is not read")
        for name, what in (("clip", "it clips its nets"), ("input_forget", "its gates are one")):
            if node.attribute(name, 0):
                raise UnfitError(what)

    def _is_usual(self, place: int) -> bool:
        known = self.node.known(place)
        if place != 4 or known is None or known.known is None:
            return False
        return set(whole_numbers(known, "lengths")) == {self.steps}

    def plain(self) -> list[Term]:
        """Of one direction, with weights as Keras has them: all states, or the last."""
        bias = self.node.optional(3)
        biases: tuple[Term | None, Term | None] = (bias, None)
        if bias is not None and len(bias.shape) == 2:
            # Those of the input and those of the state.
            of = [self.writer.line("b", f"{bias.code}[{k}]", bias.shape[1:]) for k in (0, 1)]
            biases = (of[0], of[1])
        weights = Weights(self.node.term(1), self.node.term(2), biases)
        reverse = self.node.attribute("direction", "forward") == "reverse"
        every, last = self._direction(weights, 0, reverse)
        return [self._stacked(every)] if self.node.attribute("sequences", 0) else [last[0]]

    def onnx(self) -> list[Term]:
        """All states, the last one, and of an LSTM the last cell."""
        told: Any = self.node.attribute("direction", "forward")
        told = told.decode() if isinstance(told, bytes) else str(told)
        directions = {"forward": [False], "reverse": [True], "bidirectional": [False, True]}
        if told not in directions or self.node.term(1).shape[0] != len(directions[told]):
            raise UnfitError(f"its direction is {told[:20]}, and its weights are of another number")
        found = [
            self._direction(self._weights(at), at, reverse)
            for at, reverse in enumerate(directions[told])
        ]
        axis, wanted = 2 if self.batch_first else 1, self.node.outputs
        made = [Term("", ())] * (1 + self.states)
        if wanted[0]:
            made[0] = self._joined("states", axis, [self._stacked(every) for every, _ in found])
        for at in range(self.states):
            if any(wanted[1 + at : 2 + at]):
                made[1 + at] = self._joined("last", axis - 1, [last[at] for _, last in found])
        return made

    def _weights(self, at: int) -> Weights:
        """Those of a direction. W is (D, G, I), R (D, G, H) and B (D, 2 G)."""
        writer, w, r, b = self.writer, self.node.term(1), self.node.term(2), self.node.optional(3)
        turned = [
            writer.line(name, f"{of.code}[{at}].T", of.shape[:0:-1])
            for name, of in (("w", w), ("r", r))
        ]
        biases: list[Term | None] = [None, None]
        if b is not None:
            half = b.shape[1] // 2
            biases = [
                writer.line("b", f"{b.code}[{at}, {k * half}:{(k + 1) * half}]", (half,))
                for k in (0, 1)
            ]
        return Weights(turned[0], turned[1], (biases[0], biases[1]))

    def _direction(
        self, weights: Weights, at: int, reverse: bool
    ) -> tuple[list[Term], Sequence[Term]]:
        """The state at each step, in the order of the input, and the last states."""
        cell = Cell(self.writer, self.node, weights, self.rows)
        columns = len(cell.gates) * cell.size
        sound = weights.input.shape == (self.x.shape[2], columns)
        if not sound or weights.state.shape != (cell.size, columns):
            raise UnfitError("its weights do not go with its input and its gates")
        states: Sequence[Term] = [self._first(k, at, cell.size) for k in range(self.states)]
        every = []
        for t in reversed(range(self.steps)) if reverse else range(self.steps):
            place = f"[:, {t}]" if self.batch_first else f"[{t}]"
            x = self.writer.line("x_t", f"{self.x.code}{place}", (self.rows, self.x.shape[2]))
            states = self.step(cell, x, states)
            every.append(states[0])
        return every[::-1] if reverse else every, states

    def _first(self, state: int, at: int, size: int) -> Term:
        """The state before the first step: zeros where none is given."""
        given = None if self.node.attribute("plain", 0) else self.node.optional(5 + state)
        if given is None:
            zeros = np.broadcast_to(0.0, (self.rows, size))
            return self.writer.given(f"{'hc'[state]}_0", zeros, fixed=True)
        place = f"[:, {at}]" if self.batch_first else f"[{at}]"
        return self.writer.line("h", f"{given.code}{place}", (self.rows, size))

    def _stacked(self, every: Sequence[Term]) -> Term:
        axis = {"axis": 1} if self.batch_first else {}
        return self.writer.call("states", "stack", *every, **axis)

    def _joined(self, wanted: str, axis: int, of: Sequence[Term]) -> Term:
        """The directions side by side."""
        return self.writer.call(wanted, "stack", *of, **({"axis": axis} if axis else {}))


RULES: dict[str, Rule] = {
    "RNN": _recurrent(rnn, 1),
    "LSTM": _recurrent(lstm, 2),
    "GRU": _recurrent(gru, 1),
}
