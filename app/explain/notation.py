"""The names of things: the lecture's for its own network, with layer superscripts for deeper ones.

Up to one hidden layer the symbols are those of lecture 10: x_i, h_j, o_k, W and U, net_j, net_k,
g_h, g_o, δ_j, δ_k, y_k. With concrete numbers net_1 would be two things there, so it takes the
name of its unit: net_{h₁}, net_{o₁}. Deeper networks write w_ji^(l), h_j^(l), net_j^(l), δ_j^(l).
Textbooks write z_j^(l) for net and a_j^(l) for every output, W^(l) in every layer.
Indices count from 1, as in the lecture; a concrete index is given from 0, as in a ref.
"""

from dataclasses import dataclass
from typing import Any, Final

from ..engine.problem import Problem
from ..trace.refs import Ref
from .tree import Node, symbol

Index = int | str

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Style:
    """The letters of a way of writing: of net, of a hidden unit's and of an output's value.

    ``nets`` stands for several nets in a sentence. ``always_layered`` says that even small
    networks number their layers, the output's included.
    """

    net: str
    nets: str
    hidden: str
    output: str
    always_layered: bool


STYLES: Final = {
    "lecture": Style("net", "nets", "h", "o", always_layered=False),
    "textbook": Style("z", "z values", "a", "a", always_layered=True),
}


class Notation:
    """How the numbers of one problem are named, in one of the STYLES."""

    def __init__(self, problem: Problem, style: str = "lecture") -> None:
        self.sizes = problem.sizes
        self.samples = len(problem.inputs)
        self.depth = len(problem.layers)
        self.style = STYLES[style]
        self.layered = self.style.always_layered or self.depth > 2

    def letter(self, layer: int, seen_from: int | None = None) -> str:
        """The running index of a layer: i, j, k from the input to the output.

        In a deeper network it is j in the hidden layer at hand, i before it and k after it, so it
        depends on the layer it is ``seen_from``.
        """
        if layer == 0:
            return "i"
        if layer == self.depth:
            return "k"
        at = layer if seen_from is None or seen_from == self.depth else seen_from
        return "ijk"[1 + layer - at]

    def layer_name(self, layer: int) -> str:
        """hidden layer; hidden layer 2 where there are several; output layer."""
        if layer == self.depth:
            return "output layer"
        return f"hidden layer {layer}" if self.depth > 2 else "hidden layer"

    def layer_count(self, layer: int) -> Node:
        """The number of units of a layer as a symbol: d, n_H, C; n_l in a deeper network."""
        if layer == 0:
            return symbol("d")
        if layer == self.depth:
            return symbol("C")
        return symbol("n", str(layer) if self.layered else "H")

    def unit(self, layer: int, index: Index) -> Node:
        """x_i, h_j or o_k: what a unit passes on."""
        if layer == 0:
            return symbol("x", _index(index))
        base = self.style.output if layer == self.depth else self.style.hidden
        return symbol(base, _index(index), self._sup(layer))

    def net(self, layer: int, index: Index) -> Node:
        """net of a unit."""
        return self.of_unit(self.style.net, layer, index)

    def weight(self, layer: int, to: Index, source: Index) -> Node:
        """w_ji, or u_kj between the lecture's hidden and output layers."""
        base = "u" if layer == 2 and not self.layered else "w"
        sup = f"({layer})" if self.layered else ""
        return symbol(base, _pair(to, source), sup)

    def weights(self, layer: int) -> Node:
        """W or U: the matrix of a layer's weights."""
        weight = self.weight(layer, 0, 0)
        return symbol(weight["base"].upper(), sup=weight.get("sup", ""))

    def biases(self, layer: int) -> Node:
        """b_h or b_o, b^(l) in a deeper network: the vector of a layer's biases."""
        unit = self.unit(layer, 0)
        sup = unit.get("sup", "")
        return symbol("b", "" if sup else unit["base"], sup)

    def of_unit(self, base: str, layer: int, index: Index) -> Node:
        """δ or b of a unit, or another letter."""
        sup = self._sup(layer)
        if isinstance(index, str) or sup:
            return symbol(base, _index(index), sup)
        return symbol(base, self.unit(layer, index))

    def g(self, layer: int, *, prime: bool = False) -> Node:
        """g_h, g_o, or g_l of a hidden layer of a deeper network; in a textbook g."""
        if self.style.always_layered:
            return symbol("g", prime=prime)
        hidden = str(layer) if self.layered else "h"
        return symbol("g", "o" if layer == self.depth else hidden, prime=prime)

    def parameter(self, ref: Ref) -> Node:
        """The weight or bias that a gradient or an update of any kind belongs to."""
        layer, unit = ref.layer or 0, ref.unit or 0
        if ref.source is None:
            return self.of_unit("b", layer, unit)
        return self.weight(layer, unit, ref.source)

    def loss(self, sample: int | str | None = None) -> Node:
        """L; in a batch, where L is the batch's, L^(n) of one ``sample``, which counts from 0."""
        if sample is None or self.samples == 1:
            return symbol("L")
        return symbol("L", sup=f"({_index(sample)})")

    def name(self, ref: Ref) -> str:
        """The weight or bias of ``ref`` in a sentence: w₂₁, the bias of h₁."""
        if ref.unit is None:
            return "the gradient"
        if ref.source is None:
            return f"the bias of {plain(self.unit(ref.layer or 0, ref.unit or 0))}"
        return plain(self.parameter(ref))

    def describe(self) -> dict[str, Any]:
        """What the page needs to name units and weights: letters and superscripts per layer."""
        layers = range(1, self.depth + 1)
        return {
            "style": "layered" if self.layered else "lecture",
            "net": self.style.net,
            "samples": self.samples,
            "g": [self.g(layer).get("sub", {}).get("text", "") for layer in layers],
            "units": [_letters(self.unit(layer, 0)) for layer in range(self.depth + 1)],
            "weights": [_letters(self.weight(layer, 0, 0)) for layer in layers],
        }

    def _sup(self, layer: int) -> str:
        last = self.depth + 1 if self.style.always_layered else self.depth
        return f"({layer})" if self.layered and 0 < layer < last else ""


def plain(node: Node) -> str:
    """A symbol as running text: h₁, w₂₁, h₁⁽²⁾."""
    sub = node.get("sub")
    below = "" if sub is None else sub["text"] if sub["kind"] == "text" else plain(sub)
    above = node.get("sup", "").translate(str.maketrans("()n0123456789", "⁽⁾ⁿ⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{node['base']}{below.translate(_SUBSCRIPTS)}{above}"


def _index(index: Index) -> str:
    return index if isinstance(index, str) else str(index + 1)


def _pair(to: Index, source: Index) -> str:
    first, second = _index(to), _index(source)
    one_each = len(first) == len(second) == 1
    return first + second if one_each else f"{first},{second}"


def _letters(node: Node) -> dict[str, str]:
    return {"base": node["base"], "sup": node.get("sup", "")}
