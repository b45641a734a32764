"""Slips at the calculator: parentheses, an exponent’s sign, a square, digits swapped or cut off."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import RIGHT, Reads, Rule, gradient_to_use, trained_biases
from ..calculation.rules import net as right_net
from ..numbers.answer import WORKING_DIGITS
from ..numbers.rounding import cut_off
from .record import Change, Mistake, Way, instead

#: The digits after which a number may be cut off. Of one or two digits it could be anything.
_DIGITS_CUT_OFF = range(3, 8)


def _in_layers_of(activation: str, wrong: Rule) -> Change:
    """Another rule in the layers that have the activation."""

    def change(right: Rule) -> Rule:
        def changed(work: Reads, layer: int) -> Array:
            name = work.problem.layers[layer - 1].activation.name
            return (wrong if name == activation else right)(work, layer)

        return changed

    return change


def _exponential_alone(work: Reads, layer: int) -> Array:
    """1 / 1 + e^−net."""
    wrong: Array = 1 + np.exp(-work("net", layer))
    return wrong


def _delta_without_parentheses(work: Reads, layer: int) -> Array:
    """error · o · 1 − o."""
    out = work("output", layer)
    wrong: Array = work("error", layer) * out - out
    return wrong


def _updated_without_order(kind: str) -> Change:
    """(w − η) · ∇w."""

    def rule(work: Reads, layer: int) -> Array:
        problem = work.problem
        given = (
            problem.layers[layer - 1].weights
            if kind == "weight"
            else trained_biases(problem, layer)
        )
        gradient = gradient_to_use(work, kind, layer)
        wrong: Array = (given - problem.optimizer.learning_rate) * gradient
        return wrong

    return instead(rule)


def _order(_: Problem) -> Sequence[Way]:
    return (
        {"output": _in_layers_of("sigmoid", _exponential_alone)},
        {"delta": _in_layers_of("sigmoid", _delta_without_parentheses)},
        {f"updated_{kind}": _updated_without_order(kind) for kind in ("weight", "bias")},
    )


def _exponent_sign(work: Reads, layer: int) -> Array:
    """1 / (1 + e^net) = g(−net)."""
    return work.problem.layers[layer - 1].activation.g(-work("net", layer))


def _slope_by_net(formula: str) -> Rule:
    """The formula that takes the output, fed with net: net (1 − net), or 1 − net²."""

    def rule(work: Reads, layer: int) -> Array:
        nets = work("net", layer)
        wrong: Array = nets * (1 - nets) if formula == "sigmoid" else 1 - nets**2
        return wrong

    return rule


def _slopes_by_net(_: Problem) -> Sequence[Way]:
    return [{"slope": _in_layers_of(name, _slope_by_net(name))} for name in ("sigmoid", "tanh")]


def _halved(sign: float) -> Rule:
    """½ (y − o), or ½ (o − y)."""

    def rule(work: Reads, layer: int) -> Array:
        wrong: Array = sign * 0.5 * (work.problem.targets - work("output", layer))
        return wrong

    return rule


def _square_forgotten(problem: Problem) -> Sequence[Way]:
    if problem.loss.name != "half_squared_error":
        return ()
    return [{"loss_term": instead(_halved(sign))} for sign in (1.0, -1.0)]


def swapped_digits(number: float, at: int) -> float:
    """The number with the significant digits ``at`` and ``at + 1`` swapped: 0.54 for 0.45.

    NaN where there are no two such digits, or where they are the same. A number is taken to the
    digits that it was given with, up to those of work by hand.
    """
    mantissa, _, exponent = f"{abs(number):.{WORKING_DIGITS - 1}e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    if not np.isfinite(number) or at + 1 >= len(digits) or digits[at] == digits[at + 1]:
        return float("nan")
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    return float(np.copysign(float(f"{swapped[0]}.{swapped[1:]}e{exponent}"), number))


_swapped = np.vectorize(swapped_digits, otypes=[float])


def _result_swapped(at: int) -> Change:
    return lambda right: lambda work, layer: _swapped(right(work, layer), at)


def _net_with_swapped(source: int, at: int, *, weight: bool) -> Rule:
    """net_j with digits swapped in the one weight w_ji, or in the one input x_i."""

    def rule(work: Reads, layer: int) -> Array:
        given, below = work.problem.layers[layer - 1], work("output", layer - 1)
        if source >= below.shape[1]:
            return right_net(work, layer)
        weights, x = given.weights[:, source], below[:, source : source + 1]
        moved = x * (_swapped(weights, at) - weights) if weight else (_swapped(x, at) - x) * weights
        wrong: Array = right_net(work, layer) + moved
        return wrong

    return rule


def _digits_swapped(problem: Problem) -> Sequence[Way]:
    results = ("net", "output", "error", "delta", "weight_gradient", "updated_weight")
    ways: list[Way] = [
        dict.fromkeys(results, _result_swapped(at)) for at in range(WORKING_DIGITS - 1)
    ]
    ways += [
        {"net": instead(_net_with_swapped(source, at, weight=weight))}
        for source in range(max(problem.sizes[:-1]))
        for at in (0, 1)
        for weight in (True, False)
    ]
    return ways


def _cut_off(digits: int) -> Change:
    return lambda right: lambda work, layer: cut_off(right(work, layer), digits)


def _digits_cut_off(_: Problem) -> Sequence[Way]:
    return [dict.fromkeys(RIGHT, _cut_off(digits)) for digits in _DIGITS_CUT_OFF]


SLIPS_OF_CALCULATOR = (
    Mistake(
        "parentheses_left_out",
        "Parentheses left out",
        "The calculator did this in another order than the formula: products before sums, unless "
        "there are parentheses.",
        "Put parentheses round each sum and difference before you multiply or divide.",
        _order,
        slip=True,
    ),
    Mistake(
        "sign_of_exponent",
        "Sign of the exponent",
        "The minus in the exponent was lost: the sigmoid has e to the power of −net.",
        "Does the output of the sigmoid rise or fall as net rises?",
        lambda _: ({"output": _in_layers_of("sigmoid", _exponent_sign)},),
        slip=True,
    ),
    Mistake(
        "slope_formula_with_net",
        "Slope formula fed with net",
        "The short formula for the slope takes the output, and was given net.",
        "Is the slope written here by what goes into the activation, or by what comes out?",
        _slopes_by_net,
        slip=True,
    ),
    Mistake(
        "square_forgotten",
        "Square forgotten",
        "The half was taken of the difference itself, not of its square.",
        "Can a squared error be negative? And what is squared in it?",
        _square_forgotten,
        slip=True,
    ),
    Mistake(
        "digits_swapped",
        "Two digits swapped",
        "Two digits that stand side by side were swapped, in a number that was copied or in the "
        "result.",
        "Compare each digit with the one that you copied.",
        _digits_swapped,
        slip=True,
    ),
    Mistake(
        "cut_off",
        "Cut off, not rounded",
        "The digits after the last one were cut off. The last digit goes up by one where the next "
        "would be 5 or more.",
        "Which digit comes after the last one that you gave?",
        _digits_cut_off,
        slip=True,
    ),
)
