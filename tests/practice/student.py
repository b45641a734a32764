"""A student who works a problem through number by number, and makes one mistake.

Written apart from the application, in loops over scalars, with autograd's derivatives: what the
grading engine says of these numbers is held against how they came about here.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.engine.problem import Problem
from tests import oracle

Numbers = dict[str, float]

#: Slopes as they are worked out on paper, from the output.
_SLOPES: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda out: out * (1.0 - out),
    "tanh": lambda out: 1.0 - out**2,
}


@dataclass
class Student:
    """One who makes ``mistake``; ``choice`` picks a term or a sample, or one of two such mistakes.

    ``rounding`` is what the one does who rounds too early.
    """

    problem: Problem
    mistake: str = ""
    choice: int = 0
    rounding: Callable[[float], float] = round
    #: Numbers this student writes instead of what they worked out, by sample and ref.
    slips: dict[tuple[int, str], float] = field(default_factory=dict)
    #: What is written down of each number, and so worked with, beside any mistake.
    writes: Callable[[float], float] | None = None

    def __post_init__(self) -> None:
        self.work: dict[tuple[int, str], float] = {}

    def numbers(self, sample: int = 0) -> Numbers:
        """Everything worked out for one sample and for the batch, by ref."""
        self.work = {}
        with np.errstate(invalid="ignore", divide="ignore"):  # the logarithm of a wrong output
            for n in range(len(self.problem.inputs)):
                self._forward(n)
            for layer in range(len(self.problem.layers), 0, -1):
                for n in range(len(self.problem.inputs)):
                    self._backward(n, layer)
                self._batch_and_update(layer)
        return {ref: value for (n, ref), value in self.work.items() if n in (sample, -1)}

    def _write(self, sample: int, ref: str, value: float) -> None:
        written = float(value) if self.writes is None else self.writes(float(value))
        self.work[sample, ref] = self.slips.get((sample, ref), written)

    def _read(self, sample: int, ref: str) -> float:
        value = self.work[sample, ref]
        return self.rounding(value) if self.mistake == "rounded_too_early" else value

    def _below(self, sample: int, layer: int, unit: int, quantity: str = "output") -> float:
        if layer == 1:
            return float(self.problem.inputs[sample, unit])
        return self._read(sample, f"{quantity}.{layer - 1}.{unit}")

    def _row(self, sample: int, quantity: str, layer: int) -> Any:
        units = self.problem.sizes[layer]
        return np.array([self._read(sample, f"{quantity}.{layer}.{j}") for j in range(units)])

    def _forward(self, n: int) -> None:
        problem = self.problem
        for at, layer in enumerate(problem.layers, start=1):
            for j in range(layer.units):
                net = sum(
                    float(layer.weights[j, i]) * self._below(n, at, i)
                    for i in range(problem.sizes[at - 1])
                )
                if layer.biases is not None and self.mistake != "bias_ignored":
                    net += float(layer.biases[j])
                self._write(n, f"net.{at}.{j}", net)
            g = oracle.ACTIVATIONS[layer.activation.name]
            nets = self._row(n, "net", at)
            for j, out in enumerate(self._wrong_outputs(nets, layer.activation.name) or g(nets)):
                self._write(n, f"output.{at}.{j}", out)
        terms = oracle.LOSSES[problem.loss.name](
            self._row(n, "output", len(problem.layers)), problem.targets[n]
        )
        for k, term in enumerate(terms):
            self._write(n, f"loss_term.{k}", term * self._loss_factor())
        self._write(n, "loss", sum(self._read(n, f"loss_term.{k}") for k in range(len(terms))))

    def _wrong_outputs(self, nets: Any, activation: str) -> list[float]:
        if self.mistake == "activation_left_out":
            return list(nets)
        if self.mistake == "softmax_without_exponentials" and activation == "softmax":
            return list(nets / sum(nets))
        if self.mistake == "sigmoid_for_softmax" and activation == "softmax":
            return [1.0 / (1.0 + math.exp(-net)) for net in nets]
        return []

    def _loss_factor(self, *, of_error: bool = False) -> float:
        outputs, loss = self.problem.sizes[-1], self.problem.loss.name
        if self.mistake == "common_logarithm" and "entropy" in loss and not of_error:
            return math.log10(math.e)
        if self.mistake == "factor_two" and loss == "half_squared_error":
            return 2.0 if self.choice == 0 or not of_error else 0.5
        if self.mistake == "factor_two" and loss == "mean_squared_error":
            return 0.5
        if self.mistake == "mean_for_sum" and self.choice == 0 and loss != "mean_squared_error":
            return 1.0 / outputs
        if self.mistake == "sum_for_mean" and self.choice == 0 and loss == "mean_squared_error":
            return float(outputs)
        return 1.0

    def _backward(self, n: int, at: int) -> None:
        problem, layer = self.problem, self.problem.layers[at - 1]
        units, last = range(layer.units), at == len(problem.layers)
        if last:
            outputs = self._row(n, "output", at)
            errors = oracle.loss_error(problem.loss.name, outputs, problem.targets[n])
            errors = errors * self._loss_factor(of_error=True)
            if self.mistake == "sign_flipped":
                errors = -errors
        else:
            errors = np.array([self._fed_back(n, at, j) for j in units])
        for j in units:
            self._write(n, f"error.{at}.{j}", errors[j])
        if layer.activation.slope is not None:
            for j in units:
                self._write(n, f"slope.{at}.{j}", self._slope(n, at, j))
        for j in units:
            self._write(n, f"delta.{at}.{j}", self._delta(n, at, j, last))
        for j in units:
            for i in range(problem.sizes[at - 1]):
                self._accumulate(n, f"weight_gradient.{at}.{j}.{i}", self._gradient(n, at, j, i))
            if layer.biases is not None:
                self._accumulate(n, f"bias_gradient.{at}.{j}", self._bias_gradient(n, at, j))

    def _accumulate(self, n: int, ref: str, gradient: float) -> None:
        """Write a gradient; who never empties the buffer adds it to what is there."""
        if self.mistake == "learning_rate_included":
            gradient *= self.problem.optimizer.learning_rate
        left = self._read(n - 1, ref) if n and self.mistake == "gradients_added_up" else 0.0
        self._write(n, ref, left + gradient)

    def _slope(self, n: int, at: int, j: int) -> float:
        net, out = self._read(n, f"net.{at}.{j}"), self._read(n, f"output.{at}.{j}")
        name = self.problem.layers[at - 1].activation.name
        if self.mistake == "rounded_too_early" and name in _SLOPES:
            return _SLOPES[name](out)
        if self.mistake == "slope_of_another_activation":
            wrong = ("sigmoid", "tanh")[self.choice]
            if name != wrong:
                return _SLOPES[wrong](out)
        point = out if self.mistake == "slope_at_output" else net
        return float(oracle.slope(name, np.array([point]))[0])

    def _fed_back(self, n: int, at: int, j: int) -> float:
        above = self.problem.layers[at]
        deltas = [self._read(n, f"delta.{at + 1}.{k}") for k in range(above.units)]
        if self.mistake == "missing_sum":
            k = min(self.choice, above.units - 1)
            return deltas[k] * float(above.weights[k, j])
        if self.mistake == "wrong_weight_direction":
            if j >= above.units:
                return math.nan
            return sum(delta * float(w) for delta, w in zip(deltas, above.weights[j], strict=False))
        if self.mistake == "updated_weights":
            return sum(
                d * self._read(-1, f"updated_weight.{at + 1}.{k}.{j}") for k, d in enumerate(deltas)
            )
        return sum(delta * float(above.weights[k, j]) for k, delta in enumerate(deltas))

    def _delta(self, n: int, at: int, j: int, last: bool) -> float:
        problem = self.problem
        error, out = self._read(n, f"error.{at}.{j}"), self._read(n, f"output.{at}.{j}")
        softmax = problem.layers[at - 1].activation.name == "softmax"
        fused = (problem.layers[at - 1].activation.name, problem.loss.name) in oracle.LOSSES_OF_NET
        if self.mistake == "missing_slope" or (
            self.mistake == "lecture_summary_delta" and not last
        ):
            return error
        if self.mistake == "softmax_diagonal_only" and softmax:
            return error * out * (1.0 - out)
        if last and fused:
            difference = out - float(problem.targets[n, j])
            if self.mistake == "slope_kept_with_cross_entropy":
                return difference * out * (1.0 - out)
            sign = -1.0 if self.mistake == "sign_flipped" else 1.0
            return sign * difference * self._loss_factor(of_error=True)
        if softmax:
            errors, outs = self._row(n, "error", at), self._row(n, "output", at)
            return float(sum(errors[m] * outs[m] * ((m == j) - outs[j]) for m in range(len(outs))))
        return error * self._read(n, f"slope.{at}.{j}")

    def _bias_gradient(self, n: int, at: int, j: int) -> float:
        softmax = self.problem.layers[at - 1].activation.name == "softmax"
        shared = self.mistake == "shared_bias" and not softmax
        units = range(self.problem.sizes[at]) if shared else [j]
        return sum(self._read(n, f"delta.{at}.{k}") for k in units)

    def _gradient(self, n: int, at: int, j: int, i: int) -> float:
        if self.mistake == "swapped_indices":
            if i >= self.problem.sizes[at] or j >= self.problem.sizes[at - 1]:
                return math.nan
            j, i = i, j
        delta = self._read(n, f"delta.{at}.{j}")
        if self.mistake == "net_for_output":
            return delta * self._below(n, at, i, "net")
        if self.mistake == "weight_for_activation":
            return delta * float(self.problem.layers[at - 1].weights[j, i])
        return delta * self._below(n, at, i)

    def _batch_and_update(self, at: int) -> None:
        problem, layer = self.problem, self.problem.layers[at - 1]
        samples = len(problem.inputs)
        names = [
            ("weight", f"{at}.{j}.{i}", float(layer.weights[j, i]))
            for j in range(layer.units)
            for i in range(problem.sizes[at - 1])
        ]
        if layer.biases is not None:
            names += [("bias", f"{at}.{j}", float(layer.biases[j])) for j in range(layer.units)]
        for kind, place, parameter in names:
            gradient = self._read(0, f"{kind}_gradient.{place}")
            if samples > 1:
                self._write(-1, f"batch_{kind}_gradient.{place}", self._joined(kind, place))
                gradient = self._read(-1, f"batch_{kind}_gradient.{place}")
            if kind == "weight" or layer.train_biases:
                left_out = self.mistake == "learning_rate_left_out"
                step = gradient * (1.0 if left_out else problem.optimizer.learning_rate)
                step = -step if self.mistake == "ascent" else step
                unchanged = {"frozen_biases": "bias", "weight_not_updated": "weight"}
                if unchanged.get(self.mistake) == kind:
                    step = 0.0
                self._write(-1, f"updated_{kind}.{place}", parameter - step)

    def _joined(self, kind: str, place: str) -> float:
        samples = len(self.problem.inputs)
        if self.mistake == "bias_gradient_one_sample" and kind == "bias":
            return self._read(-self.choice % samples, f"{kind}_gradient.{place}")
        total = sum(self._read(n, f"{kind}_gradient.{place}") for n in range(samples))
        mean = self.problem.reduction == "mean"
        if self.mistake in ("mean_for_sum", "sum_for_mean") and self.choice == 1:
            mean = self.mistake == "mean_for_sum"
        return total / samples if mean else total
