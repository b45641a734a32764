"""The formulas of what optimizers do, one for each form of ``engine/optimizers``.

A formula asks a ``Writing`` for what it needs by name, and so is written once: w − η v and
0.4 − 0.5 · 0.08 come from the same line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ...engine.optimizers.optimizer import CLIP_EPSILON
from ..tree import Node, call, fraction, number, operator, parens, power, product, root, row, signed


@dataclass(frozen=True, slots=True)
class Writing:
    """What a formula is written with: nodes by name, all symbols or all numbers."""

    node: Callable[[str], Node]
    in_symbols: bool

    def __call__(self, name: str) -> Node:
        """The node of that name."""
        return self.node(name)

    def times(self, *factors: Node) -> Node:
        """Letters stand side by side; numbers need a dot."""
        return row(*factors) if self.in_symbols else product(*factors)

    def square(self, name: str) -> Node:
        """(…)²; a gradient is two letters, or a fraction of them, and takes parentheses."""
        base = self(name)
        whole = parens(base) if base["kind"] in ("row", "fraction") else signed(base)
        return power(whole, number(2))


def _moved(w: Writing, by: Node) -> Node:
    return row(w("parameter"), "−", w.times(w("rate"), by))


def _rest(w: Writing, name: str) -> Node:
    return parens(row(number(1), "−", w(name)))


def _mean(w: Writing, beta: str, old: str, new: Node) -> Node:
    """β · old + (1 − β) · new."""
    return row(w.times(w(beta), w(old)), "+", w.times(_rest(w, beta), new))


def _scaled(w: Writing, top: str, squared: str) -> Node:
    return fraction(w(top), row(root(w(squared)), "+", w("epsilon")))


def _corrected(w: Writing, moment: str, beta: str) -> Node:
    return fraction(w(moment), row(number(1), "−", power(w(beta), w("iteration"))))


def _momentum_of(w: Writing, velocity: str) -> Node:
    return w.times(w("momentum"), w(velocity))


def _clipped(w: Writing) -> Node:
    share = fraction(w("clip_norm"), row(w("gradient_norm"), "+", number(CLIP_EPSILON)))
    return w.times(call("min", row(number(1), operator(","), share)), w("gradient"))


def _adamw(w: Writing) -> Node:
    decay = w.times(w("rate"), w("weight_decay"), w("parameter"))
    return row(_moved(w, _scaled(w, "first_corrected", "second_corrected")), "−", decay)


FORMULAS: dict[str, Callable[[Writing], Node]] = {
    "clipped_gradient": _clipped,
    "decayed_gradient": lambda w: row(
        w("gradient"), "+", w.times(w("weight_decay"), w("parameter"))
    ),
    "velocity": lambda w: row(_momentum_of(w, "old_velocity"), "+", signed(w("gradient"))),
    "velocity_classical": lambda w: row(
        _momentum_of(w, "old_velocity"), "−", w.times(w("rate"), w("gradient"))
    ),
    "velocity_averaged": lambda w: _mean(w, "momentum", "old_velocity", w("gradient")),
    "plain": lambda w: _moved(w, w("gradient")),
    "with_velocity": lambda w: _moved(w, w("velocity")),
    "with_velocity_classical": lambda w: row(w("parameter"), "+", signed(w("velocity"))),
    "nesterov": lambda w: _moved(w, parens(row(w("gradient"), "+", _momentum_of(w, "velocity")))),
    "nesterov_classical": lambda w: row(_moved(w, w("gradient")), "+", _momentum_of(w, "velocity")),
    "nesterov_averaged": lambda w: _moved(
        w,
        parens(row(w.times(_rest(w, "momentum"), w("gradient")), "+", _momentum_of(w, "velocity"))),
    ),
    "squared_sum": lambda w: row(w("old_squared_sum"), "+", w.square("gradient")),
    "scaled_by_sum": lambda w: _moved(w, _scaled(w, "gradient", "squared_sum")),
    "squared_mean": lambda w: _mean(w, "alpha", "old_squared_mean", w.square("gradient")),
    "scaled_by_mean": lambda w: _moved(w, _scaled(w, "gradient", "squared_mean")),
    "velocity_scaled": lambda w: row(
        _momentum_of(w, "old_velocity"), "+", _scaled(w, "gradient", "squared_mean")
    ),
    "first_moment": lambda w: _mean(w, "beta1", "old_first_moment", w("gradient")),
    "second_moment": lambda w: _mean(w, "beta2", "old_second_moment", w.square("gradient")),
    "first_corrected": lambda w: _corrected(w, "first_moment", "beta1"),
    "second_corrected": lambda w: _corrected(w, "second_moment", "beta2"),
    "adam": lambda w: _moved(w, _scaled(w, "first_corrected", "second_corrected")),
    "adamw": _adamw,
}
