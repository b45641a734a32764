"""How far careful work by hand may be off: a running error analysis.

Whoever writes every number down to four significant digits reads it with an error of up to half
a unit in the fourth, and every rule passes the errors of what it reads on: a sum adds them,
|δ(a·b)| ≤ |a|·δb + |b|·δa + δa·δb, and a function of one number is tried at both ends.
"""

from collections.abc import Callable, Mapping

import numpy as np

from ...engine.arrays import Array
from ...engine.optimizers.forms import QUANTITIES
from ..numbers.answer import WORKING_DIGITS
from ..numbers.rounding import last_unit
from .calculation import Calculation
from .optimizer_rules import sensitivities
from .rules import delta, joined, outer

#: Replaces the reading error of numbers that were written down otherwise than to four digits.
Reading = Callable[[str, int, Array], Array]
#: One unit in the last digit that is written down of a number.
Unit = Callable[[Array], Array]


def as_read(_quantity: str, _layer: int, error: Array) -> Array:
    """The reading error of a number written down to four digits, after the error it had."""
    return error


def digit(count: int) -> Unit:
    """One unit in the last of so many significant digits."""
    return lambda numbers: last_unit(numbers, count)


#: One unit in the last digit that careful work by hand writes down.
fourth_digit = digit(WORKING_DIGITS)


class ErrorBounds:
    """Bounds on the error of every number of a calculation, each found when it is asked for."""

    def __init__(
        self, work: Calculation, reading: Reading = as_read, unit: Unit = fourth_digit
    ) -> None:
        self.work = work
        self._reading = reading
        self._unit = unit
        self._of: dict[tuple[str, int], Array] = {}

    def of(self, quantity: str, layer: int) -> Array:
        """The bound on what is computed, before it is written down, in the quantity's shape."""
        found = self._of.get((quantity, layer))
        if found is None:
            with np.errstate(all="ignore"):
                found = np.nan_to_num(_RULES[quantity](self, layer), nan=0.0, posinf=0.0)
            self._of[quantity, layer] = found
        return found

    def read(self, quantity: str, layer: int) -> Array:
        """The bound on what a later rule reads."""
        if layer == 0:
            return np.zeros_like(self.work.problem.inputs)
        numbers = self.work(quantity, layer)
        written = np.where(numbers == 0, 0.0, 0.5 * self._unit(numbers))
        return self._reading(quantity, layer, self.of(quantity, layer) + written)


def _product(a: Array, error_a: Array, b: Array, error_b: Array) -> Array:
    """|a|·δb + |b|·δa + δa·δb: the bound on a·b."""
    bound: Array = abs(a) * error_b + abs(b) * error_a + error_a * error_b
    return bound


def _at_ends(function: Callable[[Array], Array], numbers: Array, error: Array) -> Array:
    """How far ``function`` moves when its argument does, to either end of its error."""
    here = function(numbers)
    above, below = function(numbers + error), function(numbers - error)
    moved: Array = np.maximum(abs(above - here), abs(below - here))
    return moved


def _net(m: ErrorBounds, layer: int) -> Array:
    """Σ_i |w_ji| · δ(output_i): weights and biases are given, and read without error."""
    bound: Array = m.read("output", layer - 1) @ abs(m.work.problem.layers[layer - 1].weights).T
    return bound


def _output(m: ErrorBounds, layer: int) -> Array:
    activation = m.work.problem.layers[layer - 1].activation
    net, error = m.work("net", layer), m.read("net", layer)
    if activation.slope is not None:
        return _at_ends(activation.g, net, error)
    # |∂o_k/∂net_m| = o_k |1[m=k] − o_m| ≤ o_k for each of the nets.
    shares = m.work("output", layer)
    bound: Array = shares * ((1 - shares) * error + (shares * error).sum(axis=1, keepdims=True))
    return bound


def _loss_term(m: ErrorBounds, layer: int) -> Array:
    loss, target = m.work.problem.loss, m.work.problem.targets
    return _at_ends(
        lambda out: loss.terms(out, target), m.work("output", layer), m.read("output", layer)
    )


def _loss(m: ErrorBounds, layer: int) -> Array:
    bound: Array = m.read("loss_term", layer).sum(axis=1)
    return bound


def _error(m: ErrorBounds, layer: int) -> Array:
    """At the output the loss's derivative at both ends; Σ_k |u_kj| · δ(δ_k) below it."""
    problem = m.work.problem
    if layer == len(problem.layers):
        return _at_ends(
            lambda out: problem.loss.error(out, problem.targets),
            m.work("output", layer),
            m.read("output", layer),
        )
    bound: Array = m.read("delta", layer + 1) @ abs(problem.layers[layer].weights)
    return bound


def _slope(m: ErrorBounds, layer: int) -> Array:
    """By both of what a formula of g′ may read, net and output."""
    activation = m.work.problem.layers[layer - 1].activation
    of_net = activation.slope
    if of_net is None:
        raise LookupError(f"layer {layer} has no slope of one unit")
    net, out = m.work("net", layer), m.work("output", layer)
    by_net = _at_ends(lambda moved: of_net(moved, out), net, m.read("net", layer))
    by_output = _at_ends(lambda moved: of_net(net, moved), out, m.read("output", layer))
    bound: Array = by_net + by_output
    return bound


def _delta(m: ErrorBounds, layer: int) -> Array:
    problem, activation = m.work.problem, m.work.problem.layers[layer - 1].activation
    if layer == len(problem.layers) and problem.fused and m.work.rules["delta"] is delta:
        return m.read("output", layer)
    error, error_error = m.work("error", layer), m.read("error", layer)
    out, out_error = m.work("output", layer), m.read("output", layer)
    if activation.slope is not None:
        return _product(error, error_error, m.work("slope", layer), m.read("slope", layer))
    # δ_k = o_k (error_k − Σ_m error_m o_m)
    mean = (error * out).sum(axis=1, keepdims=True)
    mean_error = _product(error, error_error, out, out_error).sum(axis=1, keepdims=True)
    return _product(out, out_error, error - mean, error_error + mean_error)


def _weight_gradient(m: ErrorBounds, layer: int) -> Array:
    """The bound on the product δ_j · output_i, for every pair."""
    above, above_error = m.work("delta", layer), m.read("delta", layer)
    out, out_error = m.work("output", layer - 1), m.read("output", layer - 1)
    bound: Array = (
        outer(abs(above), out_error) + outer(above_error, abs(out)) + outer(above_error, out_error)
    )
    return bound


def _joined(quantity: str) -> Callable[[ErrorBounds, int], Array]:
    """Σ_n, or (1/N) Σ_n, of the bounds on the samples' losses or gradients."""

    def rule(m: ErrorBounds, layer: int) -> Array:
        return np.asarray(joined(m.work.problem, m.read(quantity, layer)))

    return rule


def _stepped(kind: str, quantity: str) -> Callable[[ErrorBounds, int], Array]:
    """Σ |∂quantity/∂read| · bound on it, η times that of the gradient in plain descent."""

    def rule(m: ErrorBounds, layer: int) -> Array:
        many = len(m.work.problem.inputs) > 1
        gradient = f"batch_{kind}_gradient" if many else f"{kind}_gradient"
        total: Array = np.zeros(())
        for name, share in sensitivities(m.work, kind, quantity, layer).items():
            bound = m.read(gradient if name == "gradient" else name, layer)
            alone = name == "gradient" and not many
            total = total + share * (bound[0] if alone else bound)
        return total

    return rule


def _norm(m: ErrorBounds, _: int) -> Array:
    """√Σ bound²: no less than how far the norm may be off."""
    problem, total = m.work.problem, 0.0
    many = len(problem.inputs) > 1
    for at, layer in enumerate(problem.layers, start=1):
        trained = layer.biases is not None and layer.train_biases
        for kind in ("weight", "bias") if trained else ("weight",):
            bound = m.read(f"batch_{kind}_gradient" if many else f"{kind}_gradient", at)
            total += float(((bound if many else bound[0]) ** 2).sum())
    return np.asarray(np.sqrt(total))


_RULES: Mapping[str, Callable[[ErrorBounds, int], Array]] = {
    "net": _net,
    "output": _output,
    "loss_term": _loss_term,
    "loss": _loss,
    "batch_loss": _joined("loss"),
    "error": _error,
    "slope": _slope,
    "delta": _delta,
    "weight_gradient": _weight_gradient,
    "bias_gradient": lambda m, layer: m.read("delta", layer),
    "batch_weight_gradient": _joined("weight_gradient"),
    "batch_bias_gradient": _joined("bias_gradient"),
    "updated_weight": _stepped("weight", "updated"),
    "updated_bias": _stepped("bias", "updated"),
    **{f"{kind}_{q}": _stepped(kind, q) for kind in ("weight", "bias") for q in QUANTITIES},
    "gradient_norm": _norm,
    "learning_rate": lambda *_: np.zeros(()),
}
