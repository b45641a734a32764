"""What the programs have in common: their given numbers, and what they print."""

from collections.abc import Iterator

from ...engine.problem import Problem
from ...explain.literals import array_source
from ...explain.notation import Notation
from ...explain.program_names import ProgramNames
from ...explain.program_update import Kind


class Parts:
    """A problem with the names that the NumPy program gives its numbers.

    ``array`` is how the program's library makes an array of nested lists: ``torch.tensor``.
    """

    def __init__(self, problem: Problem, array: str) -> None:
        self.problem = problem
        self.names = ProgramNames(Notation(problem))
        self.array = array
        self.in_batch = len(problem.inputs) > 1

    def given(self) -> Iterator[str]:
        """The lines that hold the batch, X and Y, and every weight and bias in full."""
        yield from self._literal("X", self.problem.inputs)
        yield from self._literal("Y", self.problem.targets)
        for at, layer in enumerate(self.problem.layers, start=1):
            yield from self._literal(self.names.weight(at), layer.weights)
            if layer.biases is not None:
                yield from self._literal(self.names.bias(at), layer.biases)

    def _literal(self, name: str, array: object) -> Iterator[str]:
        for line in array_source(name, array):  # type: ignore[arg-type]
            yield line.replace("np.array(", f"{self.array}(", 1)

    def parameters(self) -> Iterator[tuple[int, Kind, str, str, bool]]:
        """Layer, kind, name, the gradient's name and whether it is trained, in order."""
        for at, layer in enumerate(self.problem.layers, start=1):
            yield at, "weight", self.names.weight(at), self.names.weight_gradient(at), True
            if layer.biases is not None:
                trained = layer.train_biases
                yield at, "bias", self.names.bias(at), self.names.bias_gradient(at), trained

    @property
    def prefix(self) -> str:
        """What the loss and the gradients of a whole batch are called with."""
        return "batch_" if self.in_batch else ""

    @property
    def join(self) -> str:
        """How the losses of the samples become that of the batch."""
        return "mean" if self.problem.reduction == "mean" else "sum"
