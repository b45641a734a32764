"""The whole iteration as a program in plain NumPy, and which lines do which steps.

The program runs as it stands and prints the gradients, the loss and the updated parameters. Each
block of the trace, (op, quantity, layer), is one or a few lines of it over the whole layer; a batch
is a loop over its samples.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..engine.iteration import Iteration, iterate
from ..engine.problem import Problem
from ..trace.schedule import Op
from .literals import array_source
from .notation import Notation
from .numpy_code import ACTIVATION_CODE, LOSS_CODE, SOFTMAX_DELTA
from .optimizer_code import HEADINGS
from .program_names import ProgramNames
from .program_update import Kind, clip_lines, given_lines, schedule_lines, update_lines


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines ``first`` to ``last``, counted from 1, compute one quantity of one layer."""

    op: Op
    quantity: str
    layer: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Program:
    """The source; the lines of each block; the first and the last line with given numbers."""

    code: str
    lines: tuple[Lines, ...]
    given: tuple[int, int]


def program(problem: Problem, style: str = "lecture") -> Program:
    """The program of one iteration, with the names of one of the notation's STYLES."""
    return _Writer(problem, style).written()


class _Writer:
    """Writes the program from top to bottom."""

    def __init__(self, problem: Problem, style: str) -> None:
        self.problem = problem
        self.iteration: Iteration = iterate(problem)
        self.names = ProgramNames(Notation(problem, style))
        self.depth = len(problem.layers)
        self.in_batch = len(problem.inputs) > 1
        self.indent = ""
        self.source: list[str] = []
        self.lines: list[Lines] = []
        self.updated: list[str] = []

    def written(self) -> Program:
        self._imports()
        first = len(self.source) + 2
        self._given()
        given = (first, len(self.source))
        if self.in_batch:
            self._lists()
            self.indent = "    "
        self._forward()
        self._backward()
        if self.in_batch:
            self._collect()
            self.indent = ""
            self._join()
        self._update()
        self._print()
        return Program("\n".join(self.source) + "\n", tuple(self.lines), given)

    def _write(self, *lines: str) -> None:
        self.source += [self.indent + line if line else "" for line in lines]

    def _step(self, op: Op, quantity: str, layer: int, lines: Iterable[str]) -> None:
        """Write the lines of a block; they may use the names of its layer."""
        first = len(self.source) + 1
        self._write(*(line.format(**self.names.of_layer(layer)) for line in lines))
        self.lines.append(Lines(op, quantity, layer, first, len(self.source)))

    def _imports(self) -> None:
        codes = [ACTIVATION_CODE[layer.activation.name] for layer in self.problem.layers]
        needs_erfc = any(code.needs_erfc for code in codes)
        self._write("# One iteration: forward pass, loss, backward pass, update.")
        self._write(*(["from math import erfc", ""] if needs_erfc else []), "import numpy as np")
        if needs_erfc:
            self._write("", "erfc = np.vectorize(erfc)")
        nets = zip(codes, self.iteration.forward.net, strict=True)
        if any(abs(net).max() > code.overflows_beyond for code, net in nets):
            self._write("", "# e to a large power may be infinite: 1 / (1 + inf) = 0 is right.")
            self._write('np.seterr(over="ignore")')

    def _given(self) -> None:
        self._write("", f"# {self.names.legend()}")
        inputs, targets = self.problem.inputs, self.problem.targets
        if self.in_batch:
            self._write(*array_source("X", inputs), *array_source("Y", targets))
        else:
            self._write(*array_source("x", inputs[0]), *array_source("y", targets[0]))
        for at, layer in enumerate(self.problem.layers, start=1):
            self._write(*array_source(self.names.weight(at), layer.weights))
            if layer.biases is not None:
                self._write(*array_source(self.names.bias(at), layer.biases))
        self._write(*given_lines(self.problem, self._parameters()))

    def _forward(self) -> None:
        self._write(*([] if self.in_batch else [""]), "# Forward pass")
        for at, layer in enumerate(self.problem.layers, start=1):
            bias = "" if layer.biases is None else " + {bias}"
            self._step("net", "net", at, [f"{{net}} = {{weight}} @ {{below}}{bias}"])
            self._step("output", "output", at, ACTIVATION_CODE[layer.activation.name].output)
        self._write("", "# Loss")
        self._step("loss_term", "loss_term", self.depth, self._loss_terms())
        self._step("loss", "loss", self.depth, ["loss = loss_terms.sum()"])

    def _loss_terms(self) -> list[str]:
        """In the usual form if that keeps its digits; else in one that does."""
        problem, passed = self.problem, self.iteration.forward
        code = LOSS_CODE[problem.loss.name]
        with np.errstate(all="ignore"):
            usual = problem.loss.terms(passed.output[-1], problem.targets)
        keeps_digits = np.allclose(usual, passed.loss_term, rtol=1e-11, atol=0.0)
        if problem.fused and not keeps_digits and code.terms_from_net:
            why = f"# By {self.names.net(self.depth)}, as an output is 0 or 1 but for rounding."
            return [why, f"loss_terms = {code.terms_from_net}"]
        guarded = code.guarded_terms if self._is_saturated() else None
        return [f"loss_terms = {guarded or code.terms}"]

    def _is_saturated(self) -> bool:
        """Whether an output has rounded to where a logarithm's derivative is not finite."""
        output = self.iteration.forward.output[-1]
        is_binary = self.problem.loss.name == "binary_cross_entropy"
        return bool((output <= 0).any() or (is_binary and (output >= 1).any()))

    def _backward(self) -> None:
        for at in range(self.depth, 0, -1):
            self._write("", f"# Backward pass: {self.names.notation.layer_name(at)}")
            self._step("error", "error", at, self._error(at))
            layer = self.problem.layers[at - 1]
            slope = ACTIVATION_CODE[layer.activation.name].slope
            if slope:
                self._step("slope", "slope", at, slope)
            self._step("delta", "delta", at, self._delta(at))
            self._step(
                "weight_gradient",
                "weight_gradient",
                at,
                ["{weight_gradient} = np.outer({delta}, {below})"],
            )
            if layer.biases is not None:
                self._step("bias_gradient", "bias_gradient", at, ["{bias_gradient} = {delta}"])

    def _error(self, at: int) -> list[str]:
        if at < self.depth:
            return ["{error} = {weight_above}.T @ {delta_above}"]
        code = LOSS_CODE[self.problem.loss.name]
        if not np.isfinite(self.iteration.backward.error[-1]).all():
            return ["# {error} is not finite where an output has rounded; {delta} is."]
        guarded = code.guarded_error if self._is_saturated() else None
        return [f"{{error}} = {guarded or code.error}"]

    def _delta(self, at: int) -> tuple[str, ...]:
        if at == self.depth and self.problem.fused:
            return ("{delta} = {out} - y",)
        if self.problem.layers[at - 1].activation.slope is None:
            return SOFTMAX_DELTA
        return ("{delta} = {error} * {slope}",)

    def _lists(self) -> None:
        self._write("", "# What each sample gives", "losses = []")
        self._write(*(f"samples_{name} = []" for _, _, name in self._gradients()))
        self._write("", "for x, y in zip(X, Y):")

    def _collect(self) -> None:
        self._write("", "# Kept for the batch", "losses.append(loss)")
        self._write(*(f"samples_{name}.append({name})" for _, _, name in self._gradients()))

    def _join(self) -> None:
        join = "np.mean" if self.problem.reduction == "mean" else "np.sum"
        self._write("", "# The whole batch", f"batch_loss = {join}(losses)")
        for at in range(self.depth, 0, -1):
            for layer, kind, name in self._gradients():
                if layer == at:
                    line = f"batch_{name} = {join}(samples_{name}, axis=0)"
                    self._step("batch_gradient", f"batch_{kind}_gradient", at, [line])

    def _update(self) -> None:
        optimizer = self.problem.optimizer
        self._write("", f"# Update: {HEADINGS[optimizer.name]}")
        if optimizer.options["clip_norm"] is not None:
            gradients = [
                f"{self._prefix}{gradient}"
                for at, kind, gradient in self._gradients()
                if kind == "weight" or self.problem.layers[at - 1].train_biases
            ]
            self._step("optimizer", "gradient_norm", self.depth, clip_lines(optimizer, gradients))
        if optimizer.schedule is not None:
            self._step("optimizer", "learning_rate", self.depth, schedule_lines(optimizer))
        for at, kind, gradient in self._gradients():
            name = self.names.weight(at) if kind == "weight" else self.names.bias(at)
            if kind == "bias" and not self.problem.layers[at - 1].train_biases:
                self._write(f"# {name} is frozen: it stays as it is.")
                continue
            self.updated.append(f"{name}_new")
            for quantity, line in update_lines(optimizer, name, f"{self._prefix}{gradient}"):
                op: Op = "update" if quantity == "updated" else "optimizer"
                written = f"updated_{kind}" if quantity == "updated" else f"{kind}_{quantity}"
                self._step(op, written, at, [line])

    def _parameters(self) -> list[tuple[int, Kind, str]]:
        """(layer, weight or bias, its name) of each parameter that is trained."""
        found: list[tuple[int, Kind, str]] = []
        for at, layer in enumerate(self.problem.layers, start=1):
            found.append((at, "weight", self.names.weight(at)))
            if layer.biases is not None and layer.train_biases:
                found.append((at, "bias", self.names.bias(at)))
        return found

    def _print(self) -> None:
        loss = f"{self._prefix}loss"
        self._write("", f'print("{loss} =", {loss})')
        results = [f"{self._prefix}{name}" for _, _, name in self._gradients()]
        self._write(*(f'print("{n} =", {n}.tolist())' for n in [*results, *self.updated]))

    @property
    def _prefix(self) -> str:
        return "batch_" if self.in_batch else ""

    def _gradients(self) -> list[tuple[int, str, str]]:
        """(layer, weight or bias, the gradient's name), in the order of the layers."""
        found = []
        for at, layer in enumerate(self.problem.layers, start=1):
            found.append((at, "weight", self.names.weight_gradient(at)))
            if layer.biases is not None:
                found.append((at, "bias", self.names.bias_gradient(at)))
        return found
