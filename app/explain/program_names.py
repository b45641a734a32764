"""The variables of the NumPy program: the names of the notation, as Python can write them."""

from .notation import Notation


class ProgramNames:
    """net_h, h, delta_h, W, grad_W; net1, h1, delta1, W1, grad_W1 where layers are numbered.

    In a textbook's notation z1, a1, delta1, W1. What ``layer`` receives is x in the first one.
    """

    def __init__(self, notation: Notation) -> None:
        self.notation = notation
        self.depth = notation.depth

    def net(self, layer: int) -> str:
        """net of a layer."""
        return self.notation.style.net + self.suffix(layer)

    def output(self, layer: int) -> str:
        """What a layer passes on: h, or o from the last one."""
        style = self.notation.style
        if layer == 0:
            return "x"
        if not self.notation.layered:
            return style.output if layer == self.depth else style.hidden
        if layer == self.depth and style.output != style.hidden:
            return style.output
        return f"{style.hidden}{layer}"

    def weight(self, layer: int) -> str:
        """W, and U between the lecture's hidden and output layers."""
        if self.notation.layered:
            return f"W{layer}"
        return "U" if layer == 2 else "W"

    def bias(self, layer: int) -> str:
        """The biases of a layer."""
        return f"b{self.suffix(layer)}"

    def weight_gradient(self, layer: int) -> str:
        """∇W."""
        return f"grad_{self.weight(layer)}"

    def bias_gradient(self, layer: int) -> str:
        """∇b."""
        return f"grad_{self.bias(layer)}"

    def suffix(self, layer: int) -> str:
        """What tells the layers' variables apart: _h and _o, or a number."""
        if self.notation.layered:
            return str(layer)
        return "_o" if layer == self.depth else "_h"

    def of_layer(self, layer: int) -> dict[str, str]:
        """All names that the lines of a layer use."""
        end = self.suffix(layer)
        names = {
            "net": self.net(layer),
            "out": self.output(layer),
            "below": self.output(layer - 1),
            "weight": self.weight(layer),
            "bias": self.bias(layer),
            "error": f"error{end}",
            "slope": f"slope{end}",
            "delta": f"delta{end}",
            "part": end,
            "weight_gradient": self.weight_gradient(layer),
            "bias_gradient": self.bias_gradient(layer),
        }
        if layer < self.depth:
            names["weight_above"] = self.weight(layer + 1)
            names["delta_above"] = f"delta{self.suffix(layer + 1)}"
        return names

    def legend(self) -> str:
        """What the given numbers are."""
        if self.depth == 1:
            return "x: input, y: target, W: weights, b: biases, eta: learning rate"
        if self.notation.layered:
            return "x: input, y: target, W1, W2, …: weights layer by layer, eta: learning rate"
        return "x: input, y: target, W and U: weights, b: biases, eta: learning rate"
