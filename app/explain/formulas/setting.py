"""What the formula of a step is written from."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...trace.refs import Ref
from ...trace.trace import Step, Trace
from ..notation import Notation
from ..tree import Node, call, fraction, number, product, row, symbol, terms

#: The lines of a formula, from the symbols to the numbers.
Lines = Iterator[Node]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a step's formula is written from: the trace, its notation, and the step."""

    trace: Trace
    notation: Notation
    step: Step

    @property
    def layer(self) -> int:
        """The step's layer."""
        return self.step.layer

    @property
    def letter(self) -> str:
        """The running index of the step's layer."""
        return self.notation.letter(self.layer)

    @property
    def is_output(self) -> bool:
        """Whether the step's layer is the output layer."""
        return self.layer == self.notation.depth

    @property
    def activation(self) -> str:
        """The name of the activation of the step's layer."""
        return self.trace.problem.layers[self.layer - 1].activation.name

    def number(self, ref: Ref, sample: int | None = None) -> Node:
        """The number that ``ref`` names, of the step's sample unless another is given."""
        of = self.step.sample if sample is None else sample
        return number(self.trace.value(ref, of), str(ref), sample)

    def net(self, index: int | str) -> Node:
        """net of a unit of the step's layer, as a symbol."""
        return self.notation.net(self.layer, index)

    def delta(self, index: int | str, layer: int | None = None) -> Node:
        """δ of a unit, as a symbol."""
        return self.notation.of_unit("δ", layer or self.layer, index)

    def slope(self) -> Node:
        """g′(net_j), as a symbol."""
        return call(self.notation.g(self.layer, prime=True), self.net(self.letter))

    def error(self, index: int | str) -> Node:
        """∂L/∂output of a unit of the step's layer, as a symbol."""
        loss = self.notation.loss("n" if isinstance(index, str) else self.step.sample)
        return derivative(loss, self.notation.unit(self.layer, index))

    def below(self) -> tuple[str, Node]:
        """The running index of the layer below and what comes from there, as a symbol."""
        letter = self.notation.letter(self.layer - 1, seen_from=self.layer)
        return letter, self.notation.unit(self.layer - 1, letter)


def derivative(of: Node, by: Node) -> Node:
    """∂of/∂by."""
    return fraction(row(symbol("∂"), of), row(symbol("∂"), by))


def gradient(of: Node, loss: Node | None = None) -> Node:
    """∇_w L, as the lecture writes it; of a sample's ``loss`` in a batch."""
    return row(symbol("∇", of), loss or symbol("L"))


def products_of_pairs(at: Setting) -> Node:
    """The sum of products of what the step reads, two and two; what is left over stands alone."""
    reads = at.step.reads
    pairs = (len(reads) + 1) // 2

    def pair(place: int) -> Node:
        return product(*(at.number(ref) for ref in reads[2 * place : 2 * place + 2]))

    return terms(pairs, pair)
