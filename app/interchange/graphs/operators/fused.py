"""Operators of ONNX that several nodes write together, and nodes that nothing needs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....engine.arrays import Array
from ..node import Node


def needed(nodes: Sequence[Node], output: str) -> list[Node]:
    """The nodes that the output depends on, in their order.

    Outputs that nothing reads have no name.
    """
    wanted, kept = {output}, []
    for node in reversed(nodes):
        read = tuple(name if name in wanted else "" for name in node.outputs)
        if any(read):
            wanted.update(node.inputs)
            kept.append(replace(node, outputs=read))
    return kept[::-1]


def fused(nodes: Sequence[Node], tensors: Mapping[str, Array]) -> list[Node]:
    """The nodes, with ½ x (1 + erf(x/√2)) in one: GELU, as exporters of older versions write it."""
    found = _Gelus(nodes, tensors)
    replaced = dict(filter(None, map(found.at, nodes)))
    return [replaced.get(node, node) for node in nodes]


class _Gelus:
    """Who reads and who makes what; ``at`` finds the GELU around an erf."""

    def __init__(self, nodes: Sequence[Node], tensors: Mapping[str, Array]) -> None:
        self.tensors = tensors
        self.makers = {name: node for node in nodes for name in node.outputs}
        self.readers: dict[str, list[Node]] = {}
        for node in nodes:
            for name in node.inputs:
                self.readers.setdefault(name, []).append(node)

    def at(self, erf: Node) -> tuple[Node, Node] | None:
        """The last node of the GELU, and the one in its place; None where there is no GELU."""
        if erf.kind != "Erf" or not erf.inputs or not erf.outputs:
            return None
        x = self._times(self.makers.get(erf.inputs[0]), math.sqrt(0.5))
        plus = self._reader(erf.outputs[0], "Add")
        product = self._reader(plus.outputs[0], "Mul") if plus and self._adds_one(plus) else None
        if x is None or plus is None or product is None:
            return None
        other = [name for name in product.inputs if name != plus.outputs[0]]
        last: Node | None = None
        if other == [x]:
            last = self._reader(product.outputs[0], "Mul")
            last = last if self._times(last, 0.5) == product.outputs[0] else None
        elif len(other) == 1 and self._times(self.makers.get(other[0]), 0.5) == x:
            last = product
        if last is None:
            return None
        return last, replace(last, kind="Gelu", inputs=(x,), attributes={})

    def _times(self, node: Node | None, value: float) -> str | None:
        """What a node multiplies by that number of the file."""
        if node is None or node.kind not in ("Mul", "Div") or len(node.inputs) != 2:
            return None
        for other, name in (node.inputs, node.inputs[::-1]):
            factor = self._number(name)
            if factor is not None and node.kind == "Div":
                factor = 1 / factor if factor and name == node.inputs[1] else None
            if factor is not None and math.isclose(factor, value, rel_tol=1e-6):
                return other
        return None

    def _number(self, name: str) -> float | None:
        found = self.tensors.get(name)
        sound = found is not None and found.size == 1 and found.dtype.kind in "fiu"
        return float(found.item()) if found is not None and sound else None

    def _adds_one(self, node: Node) -> bool:
        given = [self._number(name) for name in node.inputs if name in self.tensors]
        return given == [1.0]

    def _reader(self, name: str, kind: str) -> Node | None:
        found = [node for node in self.readers.get(name, ()) if node.kind == kind]
        return found[0] if len(found) == 1 and found[0].outputs else None
