"""Names of a program's variables: h@2 is h_2, z.1 is z_1, and the gradient of z is d_z."""

import keyword

from ....engine.graph.graph import Argument, Graph
from .helpers import HELPERS, TORCH_HELPERS

_RESERVED = {
    *("np", "torch", "print", "range", "tuple", "len", "int", "float", "erfc", "grad", "forward"),
    *HELPERS,
    *TORCH_HELPERS,
    *keyword.kwlist,
}


class Names:
    """A Python name for every array of a graph, no two alike."""

    def __init__(self, graph: Graph) -> None:
        self._names: dict[str, str] = {}
        taken = set(_RESERVED)
        for name in graph.shapes:
            plain = name.replace("@", "_").replace(".", "_")
            while plain in taken or f"d_{plain}" in taken:
                plain += "_"
            taken |= {plain, f"d_{plain}"}
            self._names[name] = plain

    def of(self, name: str) -> str:
        """The variable of an array."""
        return self._names[name]

    def gradient(self, name: str) -> str:
        """The variable of an array's gradient."""
        return f"d_{self._names[name]}"

    def argument(self, argument: Argument) -> str:
        """The variable of an array, or a constant, in parentheses where it is negative."""
        if isinstance(argument, str):
            return self.of(argument)
        whole = float(argument).is_integer() and abs(argument) < 1e6
        written = repr(int(argument)) if whole else repr(float(argument))
        return f"({written})" if argument < 0 else written
