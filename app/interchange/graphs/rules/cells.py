"""What one step in time of a recurrent operator computes, in lines of a graph's text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..node import Node
from ..writer import Term, UnfitError, Writer

_FUNCTIONS = ("sigmoid", "tanh", "relu")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Of one direction: from the input (I, G) and the state (H, G), and their biases (G,)."""

    input: Term
    state: Term
    biases: tuple[Term | None, Term | None]


class Cell:
    """What the lines of one step are written with.

    ``functions`` are the names of the activations, ``gates`` the letters of the gates in order.
    """

    def __init__(self, writer: Writer, node: Node, weights: Weights, rows: int) -> None:
        self.writer, self.weights, self.rows = writer, weights, rows
        self.size = weights.state.shape[0]
        self.functions = _functions(node)
        self.gates: str = node.attribute("gates", _GATES[node.kind])
        self.resets_first = not node.attribute("linear_before_reset", 0)

    def net(self, x: Term, h: Term) -> Term:
        """x W + h R + b: what all gates take, side by side."""
        return self.sum("net", self.from_input(x), self.from_state(h))

    def from_input(self, x: Term) -> str:
        """x W and its biases."""
        return _biased(f"{x.code} @ {self.weights.input.code}", self.weights.biases[0])

    def from_state(self, h: Term) -> str:
        """h R and its biases."""
        return _biased(f"{h.code} @ {self.weights.state.code}", self.weights.biases[1])

    def sum(self, wanted: str, *codes: str) -> Term:
        """A line of as many columns as there are gates and units."""
        shape = (self.rows, self.weights.state.shape[1])
        return self.writer.line(wanted, " + ".join(codes), shape)

    def part(self, net: Term, gate: str) -> str:
        """The columns of a gate."""
        if len(self.gates) == 1:
            return net.code
        first = self.gates.index(gate) * self.size
        return f"{net.code}[:, {first}:{first + self.size}]"

    def line(self, wanted: str, code: str) -> Term:
        """A line of a number for each unit."""
        return self.writer.line(wanted, code, (self.rows, self.size))

    def gate(self, name: str, code: str, function: int = 0) -> Term:
        """A line of a gate, or of what is let through."""
        return self.line(name, f"{self.functions[function]}({code})")


def _biased(code: str, bias: Term | None) -> str:
    return f"{code} + {bias.code}" if bias else code


def rnn(cell: Cell, x: Term, states: Sequence[Term]) -> list[Term]:
    """h = f(x W + h R + b)."""
    code = f"{cell.from_input(x)} + {cell.from_state(states[0])}"
    return [cell.gate("h", code)]


def lstm(cell: Cell, x: Term, states: Sequence[Term]) -> list[Term]:
    """c = f ⊙ c + i ⊙ g; h = o ⊙ tanh(c)."""
    h, c = states
    net = cell.net(x, h)
    i, f, o = (cell.gate(name, cell.part(net, name)) for name in "ifo")
    g = cell.gate("g", cell.part(net, "c"), 1)
    c = cell.line("c", f"{f.code} * {c.code} + {i.code} * {g.code}")
    return [cell.line("h", f"{o.code} * {cell.functions[2]}({c.code})"), c]


def gru(cell: Cell, x: Term, states: Sequence[Term]) -> list[Term]:
    """h = (1 − z) ⊙ n + z ⊙ h, where n takes h through the gate r, before R or behind it."""
    (h,) = states
    of_x = cell.sum("of_x", cell.from_input(x))
    of_h = cell.sum("of_h", cell.from_state(h))
    z, r = (cell.gate(name, f"{cell.part(of_x, name)} + {cell.part(of_h, name)}") for name in "zr")
    kept = f"{r.code} * {cell.part(of_h, 'h')}"
    if cell.resets_first:
        last = cell.gates.index("h") * cell.size
        columns = f"{last}:{last + cell.size}"
        bias = cell.weights.biases[1]
        kept = f"({r.code} * {h.code}) @ {cell.weights.state.code}[:, {columns}]"
        kept += f" + {bias.code}[{columns}]" if bias else ""
    n = cell.gate("n", f"{cell.part(of_x, 'h')} + {kept}", 1)
    return [cell.line("h", f"(1 - {z.code}) * {n.code} + {z.code} * {h.code}")]


Step: TypeAlias = Callable[[Cell, Term, Sequence[Term]], list[Term]]
#: The gates of each kind, as ONNX orders them, and what its functions are where it does not say.
_GATES = {"RNN": "h", "LSTM": "iofc", "GRU": "zrh"}
_USUAL = {"RNN": ["tanh"], "LSTM": ["sigmoid", "tanh", "tanh"], "GRU": ["sigmoid", "tanh"]}


def _functions(node: Node) -> list[str]:
    usual = _USUAL[node.kind]
    told = node.attribute("activations", None) or usual
    names = [(each.decode() if isinstance(each, bytes) else str(each)).lower() for each in told]
    first, count = names[: len(usual)], len(usual)
    alike = all(names[at : at + count] == first for at in range(0, len(names), count))
    if not alike or not {*first} <= {*_FUNCTIONS}:
        raise UnfitError(
            f"its activations are {', '.join(names)[:60]}; here each direction has the same, of "
            f"{', '.join(_FUNCTIONS)}"
        )
    return first
