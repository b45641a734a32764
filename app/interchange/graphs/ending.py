"""What makes one number of a model's output: a loss, guessed by its last operator."""

from math import prod

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.ops.op import Shape
from ..reading.found import FoundGraph
from .node import Node
from .writer import Term, Writer


class Ending:
    """Puts the loss behind the text of ``writer``, and numbers into its ``inputs``."""

    def __init__(self, writer: Writer, inputs: list[str], notes: list[str]) -> None:
        self.writer, self.inputs, self.notes = writer, inputs, notes

    def of(self, last: Node) -> FoundGraph:
        """The whole graph, of which that is the last node."""
        writer = self.writer
        output = last.stand(last.outputs[0])
        if output is None:
            raise LookupError(last.outputs[0])
        learned = [name for name in writer.values if name not in writer.fixed]
        samples = self._samples()
        if output.shape:
            result = self._loss(last, output)
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

    def _loss(self, last: Node, output: Term) -> str:
        writer = self.writer
        kind, words = last.kind, "half the squared error"
        target = np.zeros(prod(output.shape))
        target[0] = 1.0
        y = writer.given("y", target.reshape(output.shape), fixed=True).code
        code = f"half_squared_error({output.code}, {y})"
        if kind == "Softmax" and writer.lines[-1].endswith(f" = softmax({last.term(0).code})"):
            # Loss and softmax in one, which a share of 0 does not break.
            writer.lines.pop()
            code, words = f"cross_entropy({last.term(0).code}, {y})", "cross-entropy"
        elif kind == "LogSoftmax":
            code, words = f"-sum({y} * {output.code})", "cross-entropy"
        elif kind == "Sigmoid":
            code, words = f"binary_cross_entropy({output.code}, {y})", "binary cross-entropy"
        self.notes.append(f"The file does not say which loss it is trained by: {words} is a guess.")
        return writer.line("L", code, ()).code


def _numbers(shape: Shape, rows: int | None) -> Array:
    """Numbers between −1 and 1, no two beside each other alike; or rows of a table in turn."""
    at = np.arange(prod(shape))
    numbers = at % rows if rows is not None else np.round(np.sin(1 + 2.4 * at), 3)
    return np.asarray(numbers, np.float64).reshape(shape)
