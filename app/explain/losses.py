"""The formulas of the losses: one output's share, its derivative, and the share from net."""

from collections.abc import Callable
from dataclasses import dataclass

from .functions import e_to
from .tree import Node, call, fraction, number, parens, power, product, row, signed


@dataclass(frozen=True, slots=True)
class LossFormula:
    """``name`` in a sentence; ``term(y, o, C)``; ``error(o, y, C)`` = ∂L/∂o.

    ``term_from_net(y, net, total)`` is the share computed from net, for a loss that fuses with an
    output activation; ``total`` is Σ_m e^net_m.
    """

    name: str
    term: Callable[[Node, Node, Node], Node]
    error: Callable[[Node, Node, Node], Node]
    term_from_net: Callable[[Node, Node, Node], Node] | None = None


def _one_minus(node: Node) -> Node:
    return parens(row(number(1), "−", signed(node)))


def _square(y: Node, o: Node) -> Node:
    return power(parens(row(y, "−", signed(o))), number(2))


def _softplus(exponent: Node) -> Node:
    return call("ln", row(number(1), "+", e_to(exponent)))


LOSSES: dict[str, LossFormula] = {
    "half_squared_error": LossFormula(
        "half squared error",
        term=lambda y, o, _: row(fraction(number(1), number(2)), _square(y, o)),
        error=lambda o, y, _: row(o, "−", signed(y)),
    ),
    "mean_squared_error": LossFormula(
        "mean squared error",
        term=lambda y, o, c: row(fraction(number(1), c), _square(y, o)),
        error=lambda o, y, c: row(fraction(number(2), c), parens(row(o, "−", signed(y)))),
    ),
    "absolute_error": LossFormula(
        "absolute error",
        term=lambda y, o, _: call("abs", row(y, "−", signed(o))),
        error=lambda o, y, _: call("sgn", row(o, "−", signed(y))),
    ),
    "binary_cross_entropy": LossFormula(
        "binary cross-entropy",
        term=lambda y, o, _: row(
            "−",
            product(y, call("ln", o)),
            "−",
            product(_one_minus(y), call("ln", row(number(1), "−", o))),
        ),
        error=lambda o, y, _: row(
            "−", fraction(y, o), "+", fraction(_one_minus(y)["body"], _one_minus(o)["body"])
        ),
        term_from_net=lambda y, net, _: row(
            product(y, _softplus(row("−", signed(net)))),
            "+",
            product(_one_minus(y), _softplus(net)),
        ),
    ),
    "categorical_cross_entropy": LossFormula(
        "categorical cross-entropy",
        term=lambda y, o, _: row("−", product(y, call("ln", o))),
        error=lambda o, y, _: row("−", fraction(y, o)),
        term_from_net=lambda y, net, total: product(
            y, parens(row(call("ln", total), "−", signed(net)))
        ),
    ),
}
