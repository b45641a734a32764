"""A model of operators that the graph knows, as a graph's text."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import prod
from typing import Any, NamedTuple

import numpy as np

from ....engine.arrays import Array
from ...fault import InterchangeError
from ...reading.found import NOT_LAST, FoundGraph, ToldLoss
from ..model import Model
from ..node import Node
from ..rules import RULES
from ..writer import Term, UnfitError, Writer, number
from .ending import Ending
from .fused import fused, needed
from .size import check_size, picked
from .sizes import known_sizes

_NOTES = {
    "Dropout": "Dropout was left out: it changes nothing once training is over.",
    "BatchNormalization": "Batch normalisation takes the mean and the variance in the file, as it "
    "does once training is over.",
}
#: Faults that are told of at once, and numbers beyond which no array is thought of.
_TOLD, _BEYOND = 6, 10**9
#: What a rule may raise for attributes that no sound model has.
UNSOUND = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Operator(NamedTuple):
    """An operator of ONNX as a file has it."""

    kind: str
    label: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]


class OperatorModel(Model):
    """A model as it is written, operator by operator, by the names of ONNX.

    ``tensors`` are the arrays in the file, and ``learned`` the names of those that are trained;
    ``output`` is what is wanted of it all.
    """

    def __init__(
        self,
        operators: Iterable[Operator],
        tensors: Mapping[str, Array],
        learned: Iterable[str],
        output: str,
        opset: int,
    ) -> None:
        self.notes: list[str] = []
        self.loss = ToldLoss()
        self.terms = {name: Term("", array.shape, array) for name, array in tensors.items()}
        self._learned = set(learned)
        nodes = [Node(*each, opset, self.terms.get, self._stand) for each in operators]
        self.nodes = needed(fused(nodes, tensors), output)
        if not self.nodes:
            raise InterchangeError("The model computes nothing: no operator makes its output.")
        self._refuse_unknown()
        self.writer = Writer()
        #: The names in the text of what comes in from outside.
        self.inputs: list[str] = []
        #: What nodes that could not be written would have computed.
        self.unwritten: set[str] = set()

    def come_in(self, name: str, sizes: Iterable[int]) -> None:
        """Let an array come in from outside; a size below 1 is left open in the file."""
        shape = []
        for axis, size in enumerate(sizes, start=1):
            if size < 1:
                self.notes.append(f"Axis {axis} of its input “{name[:60]}” is left open: 1 here.")
            shape.append(max(1, size))
        if prod(shape) > _BEYOND:
            raise InterchangeError(
                f"The input “{name[:60]}” has more numbers than a graph can have."
            )
        self.terms[name] = Term("", tuple(shape))

    def _refuse_unknown(self) -> None:
        """Raise InterchangeError where there are operators that a graph has not."""
        unknown = Counter(node.kind[:40] for node in self.nodes if node.kind not in RULES)
        if unknown:
            told = ", ".join(f"{kind} ({n}×)" if n > 1 else kind for kind, n in unknown.items())
            raise InterchangeError(
                f"These operators of the model cannot be read: {told[:600]}. What is read: "
                f"{', '.join(RULES)}."
            )

    def _stand(self, name: str) -> Term | None:
        """The term of a name as it stands in the text: what is not there yet is given to it."""
        term = self.terms.get(name)
        if term is None or term.code:
            return term
        if term.known is None:
            # A place for numbers, which come once it is known that there is room for them.
            made = self.writer.given(name, np.broadcast_to(0.0, term.shape), fixed=True)
            self.inputs.append(made.code)
        elif not term.shape and term.known.size == 1:
            made = number(float(term.known.item()))
        else:
            fixed = name not in self._learned or term.known.dtype.kind != "f"
            made = self.writer.given(name, term.known, fixed=fixed)
        self.terms[name] = Term(made.code, term.shape, term.known)
        return self.terms[name]

    def written(self, layers: str) -> FoundGraph:
        """The graph, of some of its operators alone where ``layers`` says which.

        Raises InterchangeError, which names each operator that does not fit.
        """
        first, last = picked(layers, len(self.nodes))
        faults: list[str] = []
        for place, node in enumerate(self.nodes, start=1):
            if place == first > 1:
                self._begin_anew()
            if place <= last or not layers:
                faults += self._write(node)
        if faults:
            more = f" and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
            raise InterchangeError(f"{'; '.join(faults[:_TOLD])}{more}.")
        check_size(self.nodes, self.terms, first, last)
        if (first, last) != (1, len(self.nodes)):
            self.notes.append(
                f"Of the {len(self.nodes)} operators of the file, these are {first} to {last}."
            )
        node = self.nodes[last - 1]
        if node.output not in self.terms:
            raise InterchangeError(f"{node.told} has no output that a graph knows.")
        ending = Ending(self.writer, self.inputs, self.notes)
        # Of some of the operators alone the end is another one.
        return ending.of(node, self.loss if last == len(self.nodes) else ToldLoss(None, NOT_LAST))

    def _begin_anew(self) -> None:
        """What has been computed so far comes in from outside."""
        self.writer, self.inputs = Writer(), []
        self.terms.update({k: Term("", of.shape, of.known) for k, of in self.terms.items()})

    def _write(self, node: Node) -> list[str]:
        """Write the lines of a node; what keeps it from being written."""
        missing = [name for name in node.inputs if name and name not in self.terms]
        if missing:
            # Told of where it should have been computed, if it should.
            made = any(missing[0] in each.outputs for each in self.nodes)
            told = missing[0] in self.unwritten
            self.unwritten.update(node.outputs)
            where = "is computed behind it" if made else "is nowhere"
            return [] if told else [f"{node.told} reads “{missing[0][:60]}”, which {where}"]
        try:
            sizes = known_sizes(node)
            terms = [sizes] if sizes else RULES[node.kind](self.writer, node)
        except UnfitError as error:
            self.unwritten.update(node.outputs)
            return [f"{node.told}: {error}"[:400].rstrip(".")]
        except InterchangeError:
            raise
        except UNSOUND:
            self.unwritten.update(node.outputs)
            return [f"{node.told}: its inputs and attributes do not go together"]
        if node.kind in _NOTES and _NOTES[node.kind] not in self.notes:
            self.notes.append(_NOTES[node.kind])
        # Of an operator that has more, such as the mask of a dropout, there is only the first.
        self.unwritten.update(node.outputs[len(terms) :])
        named = [each for each in zip(node.outputs, terms, strict=False) if each[0]]
        for name, term in named:
            if prod(term.shape) > _BEYOND:
                return [f"{node.told} makes more numbers than a graph can have"]
            self.terms[name] = term
        return []
