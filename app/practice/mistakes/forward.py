"""Mistakes of the forward pass, and of the pencil."""

from collections.abc import Callable, Container, Sequence

from ...engine.activations import sigmoid
from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import RIGHT, Reads, Rule
from ..calculation.rules import slope as right_slope
from ..numbers.rounding import Rounding, to_decimals, to_digits
from .record import Change, Mistake, Way, always, at_output, instead


def _net_without_bias(work: Reads, layer: int) -> Array:
    """Σ_i w_ji x_i, without b_j."""
    total: Array = work("output", layer - 1) @ work.problem.layers[layer - 1].weights.T
    return total


def _net_passed_on(work: Reads, layer: int) -> Array:
    """net_j for g(net_j)."""
    return work("net", layer)


def _slope_at_net(work: Reads, layer: int) -> Array:
    """g′(net_j), whatever was passed on."""
    activation, net = work.problem.layers[layer - 1].activation, work("net", layer)
    if activation.slope is None:
        return right_slope(work, layer)
    return activation.slope(net, activation.g(net))


def _nets_shared(work: Reads, layer: int) -> Array:
    """net_k / Σ_m net_m, for e^net_k / Σ_m e^net_m."""
    nets = work("net", layer)
    shares: Array = nets / nets.sum(axis=1, keepdims=True)
    return shares


def _each_by_itself(work: Reads, layer: int) -> Array:
    """1 / (1 + e^−net_k), which looks at no other output."""
    return sigmoid(work("net", layer))


def _for_softmax(wrong: Rule) -> Callable[[Problem], Sequence[Way]]:
    def ways(problem: Problem) -> Sequence[Way]:
        softmax = problem.layers[-1].activation.slope is None and problem.sizes[-1] > 1
        return ({"output": at_output(wrong)},) if softmax else ()

    return ways


class _RoundedReads:
    """A calculation of which some quantities are read rounded; the given is read as given."""

    def __init__(self, work: Reads, rounding: Rounding, rounded: Container[str]) -> None:
        self.problem = work.problem
        self._work = work
        self._rounding = rounding
        self._rounded = rounded

    def __call__(self, quantity: str, layer: int) -> Array:
        numbers = self._work(quantity, layer)
        return self._rounding(numbers) if layer and quantity in self._rounded else numbers


def reading_rounded(rounding: Rounding, rounded: Container[str]) -> Change:
    """The rule, working on rounded numbers."""
    return lambda right: lambda work, layer: right(_RoundedReads(work, rounding, rounded), layer)


def _roundings(_: Problem) -> tuple[Way, ...]:
    """Whoever writes down every step rounds each; whoever works in one go, the outputs."""
    return tuple(
        dict.fromkeys(RIGHT, reading_rounded(rounding, rounded))
        for rounding in (to_decimals(2), to_decimals(3), to_digits(2), to_digits(3))
        for rounded in (RIGHT, ("output",))
    )


FORWARD_MISTAKES = (
    Mistake(
        "bias_ignored",
        "Bias left out",
        "net was computed without its bias: net_j = Σ_i w_ji · x_i + b_j, and b_j is missing.",
        "Is the weighted sum all that goes into net?",
        always(net=instead(_net_without_bias)),
    ),
    Mistake(
        "activation_left_out",
        "Activation left out",
        "net itself was passed on. What a unit passes on is g(net): the activation comes between.",
        "What does a unit do with its net before it passes anything on?",
        always(output=instead(_net_passed_on), slope=instead(_slope_at_net)),
    ),
    Mistake(
        "softmax_without_exponentials",
        "Softmax without exponentials",
        "The nets themselves were divided by their sum. Softmax divides e^net_k by the sum of all "
        "e^net_m, so that every share is above 0.",
        "What does softmax make of each net before it divides?",
        _for_softmax(_nets_shared),
    ),
    Mistake(
        "sigmoid_for_softmax",
        "Sigmoid in place of softmax",
        "Each net went through a sigmoid by itself. With softmax every output depends on all nets, "
        "and the outputs sum to 1.",
        "What do the outputs sum to?",
        _for_softmax(_each_by_itself),
    ),
    Mistake(
        "rounded_too_early",
        "Rounded too early",
        "The numbers on the way were rounded to two or three digits and then worked with; "
        "the rounding grew until it showed in the result.",
        "Carry at least four digits from step to step, and round only what you hand in.",
        _roundings,
        combines=False,
    ),
)
