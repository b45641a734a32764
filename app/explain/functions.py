"""The formulas of the activation functions and of their derivatives, as rows of a table.

Each takes nodes, symbols or numbers alike: x is net and o is the output.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..engine.activations import LEAKY_SLOPE, TANH_HEIGHT
from .tree import (
    Node,
    call,
    cases,
    fraction,
    number,
    operator,
    parens,
    power,
    product,
    root,
    row,
    signed,
    symbol,
    text,
)


@dataclass(frozen=True, slots=True)
class Branches:
    """A function in two pieces: one above 0, the other from 0 down."""

    above: Node
    below: Node

    def in_symbols(self, x: Node) -> Node:
        """Both pieces with their conditions."""
        positive = row(x, ">", number(0))
        return cases((self.above, positive), (self.below, text("otherwise")))

    def in_numbers(self, x: Node) -> Node:
        """The piece that holds at the number x, and why."""
        holds, sign = (self.above, ">") if x["value"] > 0 else (self.below, "≤")
        return row(holds, text(", as "), x, sign, number(0))


@dataclass(frozen=True, slots=True)
class FunctionFormula:
    """``name`` in a sentence, g(x), g′(x) in terms of x and o, and in words where g is flat."""

    name: str
    g: Callable[[Node], Node | Branches]
    slope: Callable[[Node, Node], Node | Branches]
    flat_where: str = ""


def e_to(exponent: Node) -> Node:
    """e^exponent."""
    return power(symbol("e"), exponent)


def _minus(x: Node) -> Node:
    return row("−", signed(x))


def _one() -> Node:
    return number(1)


def _logistic(x: Node) -> Node:
    return fraction(_one(), row(_one(), "+", e_to(_minus(x))))


def _normal_distribution(x: Node) -> Node:
    erf = call("erf", fraction(x, root(number(2))))
    return product(fraction(_one(), number(2)), parens(row(_one(), "+", erf)))


def _normal_density(x: Node) -> Node:
    exponent = row("−", fraction(power(signed(x), number(2)), number(2)))
    return fraction(e_to(exponent), root(row(number(2), symbol("π"))))


FUNCTIONS: dict[str, FunctionFormula] = {
    "identity": FunctionFormula("identity", g=lambda x: x, slope=lambda *_: _one()),
    "sigmoid": FunctionFormula(
        "sigmoid",
        g=_logistic,
        slope=lambda _, o: product(o, parens(row(_one(), "−", signed(o)))),
        flat_where="far from 0",
    ),
    "tanh": FunctionFormula(
        "tanh",
        g=lambda x: call("tanh", x),
        slope=lambda _, o: row(_one(), "−", power(signed(o), number(2))),
        flat_where="far from 0",
    ),
    "bipolar_sigmoid": FunctionFormula(
        "bipolar sigmoid",
        g=lambda x: fraction(row(_one(), "−", e_to(_minus(x))), row(_one(), "+", e_to(_minus(x)))),
        slope=lambda _, o: product(
            fraction(_one(), number(2)), parens(row(_one(), "−", power(signed(o), number(2))))
        ),
        flat_where="far from 0",
    ),
    "scaled_tanh": FunctionFormula(
        "scaled tanh",
        g=lambda x: product(
            number(TANH_HEIGHT), call("tanh", product(fraction(number(2), number(3)), x))
        ),
        slope=lambda _, o: product(
            fraction(number(2), number(3)),
            parens(
                row(
                    number(TANH_HEIGHT),
                    "−",
                    fraction(power(signed(o), number(2)), number(TANH_HEIGHT)),
                )
            ),
        ),
        flat_where="far from 0",
    ),
    "relu": FunctionFormula(
        "ReLU",
        g=lambda x: call("max", row(number(0), operator(","), x)),
        slope=lambda *_: Branches(_one(), number(0)),
        flat_where="below 0",
    ),
    "leaky_relu": FunctionFormula(
        "leaky ReLU",
        g=lambda x: Branches(x, product(number(LEAKY_SLOPE), x)),
        slope=lambda *_: Branches(_one(), number(LEAKY_SLOPE)),
        flat_where="below 0",
    ),
    "elu": FunctionFormula(
        "ELU",
        g=lambda x: Branches(x, row(e_to(x), "−", _one())),
        slope=lambda x, _: Branches(_one(), e_to(x)),
        flat_where="far below 0",
    ),
    "softplus": FunctionFormula(
        "softplus",
        g=lambda x: call("ln", row(_one(), "+", e_to(x))),
        slope=lambda x, _: _logistic(x),
        flat_where="far below 0",
    ),
    "silu": FunctionFormula(
        "SiLU",
        g=lambda x: product(x, _logistic(x)),
        slope=lambda x, o: row(
            _logistic(x), "+", product(o, parens(row(_one(), "−", _logistic(x))))
        ),
        flat_where="far below 0 and at its lowest point",
    ),
    "gelu": FunctionFormula(
        "GELU",
        g=lambda x: product(x, _normal_distribution(x)),
        slope=lambda x, _: row(_normal_distribution(x), "+", product(x, _normal_density(x))),
        flat_where="far below 0 and at its lowest point",
    ),
}

SOFTMAX_NAME = "softmax"


def function_name(activation: str) -> str:
    """The activation's name in a sentence."""
    return SOFTMAX_NAME if activation == "softmax" else FUNCTIONS[activation].name


def softmax(of: Node, total: Node) -> Node:
    """e^x_k / Σ_m e^x_m, given the sum."""
    return fraction(e_to(of), total)


def in_symbols(formula: Node | Branches, x: Node) -> Node:
    """The formula as it is written with symbols."""
    return formula.in_symbols(x) if isinstance(formula, Branches) else formula


def in_numbers(formula: Node | Branches, x: Node) -> Node:
    """The formula as it is written with numbers: of two pieces, the one that holds."""
    return formula.in_numbers(x) if isinstance(formula, Branches) else formula
