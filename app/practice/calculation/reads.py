"""What a rule sees of the work so far, and what a rule is."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from ...engine.arrays import Array
from ...engine.problem import Problem


class Reads(Protocol):
    """What a rule sees of the work so far: the problem, and the numbers written down."""

    @property
    def problem(self) -> Problem:
        """What is given."""

    def __call__(self, quantity: str, layer: int) -> Array:
        """The numbers of a quantity in one layer; ``output`` of layer 0 is the input."""


#: Computes the numbers of one quantity in one layer.
Rule: TypeAlias = Callable[[Reads, int], Array]
Rules: TypeAlias = Mapping[str, Rule]
