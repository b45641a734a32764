"""What makes one number of a model's output: its loss, or one guessed by its last operator."""

from math import prod

import numpy as np

from ....engine.arrays import Array
from ....engine.graph.ops.op import Shape
from ...reading.found import FoundGraph, ToldLoss
from ..node import Node
from ..writer import Term, Writer


class Ending:
    """Puts the loss behind the text of ``writer``, and numbers into its ``inputs``."""

    def __init__(self, writer: Writer, inputs: list[str], notes: list[str]) -> None:
        self.writer, self.inputs, self.notes = writer, inputs, notes

    def of(self, last: Node, loss: ToldLoss) -> FoundGraph:
        """The whole graph, of which that is the last node."""
        writer = self.writer
        output = last.stand(last.output)
        if output is None:
            raise LookupError(last.output)
        learned = [name for name in writer.values if name not in writer.fixed]
        samples = self._samples()
        if output.shape:
            result = self._loss(last, output, loss)
            samples.append("the first target is 1, the others are 0")
        else:
            # One number, which the model computes itself; its name is what the last line assigns.
            result = (
                output.code if writer.lines else writer.line("L", f"1 * {output.code}", ()).code
            )
        self.notes.append(f"The file holds no sample: {' and '.join(samples)}. Put in your own.")
        return FoundGraph(
            "\n".join(writer.lines),
            {name: np.asarray(array, np.float64) for name, array in writer.values.items()},
            tuple(learned or self.inputs),
            result,
            self.notes,
        )

    def _samples(self) -> list[str]:
        """Put numbers into what comes in from outside, and say so."""
        for name in self.inputs:
            array = self.writer.values[name]
            self.writer.values[name] = _numbers(array.shape, self.writer.rows.get(name))
        return [f"the numbers of {', '.join(self.inputs)} are made up"] if self.inputs else []

    def _loss(self, last: Node, output: Term, told: ToldLoss) -> str:
        writer = self.writer
        target = np.zeros(prod(output.shape))
        target[0] = 1.0
        y = writer.given("y", target.reshape(output.shape), fixed=True).code
        loss = told.name or _GUESSED.get(last.kind, "half_squared_error")
        if told.name is None:
            self.notes.append(f"{told.why_none}: {_WORDS[loss]} is a guess.")
        self.notes.extend(told.notes)
        if loss == "categorical_cross_entropy":
            code = self._cross_entropy(last, output, y, told)
        else:
            if loss == "binary_cross_entropy" and told.from_nets:
                output = writer.call("sigmoid", "sigmoid", output)
            code = f"{loss}({output.code}, {y})"
        count = _summed(loss, output.shape) if told.is_mean else 1
        return writer.line("L", code if count == 1 else f"{code} / {count}", ()).code

    def _cross_entropy(self, last: Node, output: Term, y: str, told: ToldLoss) -> str:
        lines = self.writer.lines
        if told.from_nets:
            return f"cross_entropy({output.code}, {y})"
        if last.kind == "Softmax" and lines[-1].endswith(f" = softmax({last.term(0).code})"):
            # Loss and softmax in one, which a share of 0 does not break.
            lines.pop()
            return f"cross_entropy({last.term(0).code}, {y})"
        if told.name is None:
            shares = output.code if last.kind == "LogSoftmax" else f"log({output.code})"
            return f"-sum({y} * {shares})"
        # What may be no shares is made such, as Keras makes it.
        total = f"sum({output.code}, axis={len(output.shape) - 1}, keepdims=True)"
        return f"-sum({y} * log({output.code} / {total}))"


#: The loss that goes with an output, and how the losses are called.
_GUESSED = {
    "LogSoftmax": "categorical_cross_entropy",
    "Sigmoid": "binary_cross_entropy",
    "Softmax": "categorical_cross_entropy",
}
_WORDS = {
    "binary_cross_entropy": "binary cross-entropy",
    "categorical_cross_entropy": "cross-entropy",
    "half_squared_error": "half the squared error",
}


def _summed(loss: str, shape: Shape) -> int:
    """Over how many the engine takes a sum where others take a mean."""
    if loss == "binary_cross_entropy":
        return prod(shape)
    return prod(shape[:-1]) if loss == "categorical_cross_entropy" else 1


def _numbers(shape: Shape, rows: int | None) -> Array:
    """Numbers between −1 and 1, no two beside each other alike; or rows of a table in turn."""
    at = np.arange(prod(shape))
    numbers = at % rows if rows is not None else np.round(np.sin(1 + 2.4 * at), 3)
    return np.asarray(numbers, np.float64).reshape(shape)
