"""Checks that nested lists are matrices, which numpy can only be asked once they are."""

from collections.abc import Sequence

from ...engine.counted import counted
from ...engine.problem import ProblemError
from .limits import WEIGHTS

Numbers = Sequence[float]


def check_shapes(
    weights: Sequence[Sequence[Numbers]], inputs: Sequence[Numbers], targets: Sequence[Numbers]
) -> None:
    """Raise ProblemError where rows of a layer, inputs or targets are not all of one length.

    Also where there are more weights than may be. Whether each layer fits the one before it, the
    engine checks.
    """
    total = sum(len(row) for layer in weights for row in layer)
    if total > WEIGHTS:
        raise ProblemError(
            f"The network has {total:,} weights; at most {WEIGHTS:,} are allowed.",
            "/network/layers",
        )
    units = len(inputs[0])
    for at, layer in enumerate(weights):
        if any(len(row) != len(layer[0]) for row in layer):
            _raise_for_ragged(at, layer, units)
        units = len(layer)
    for n, (given, target) in enumerate(zip(inputs, targets, strict=True)):
        if len(given) != len(inputs[0]):
            raise ProblemError(
                f"Sample {n + 1} has {counted(len(given), 'input')}: "
                f"it needs {len(inputs[0])}, as sample 1 has.",
                f"/samples/{n}/input",
            )
        if len(target) != units:
            raise ProblemError(
                f"Sample {n + 1} has {counted(len(target), 'target')}: "
                f"it needs {units}, one for each unit of the output layer.",
                f"/samples/{n}/target",
            )


def _raise_for_ragged(at: int, layer: Sequence[Numbers], n_in: int) -> None:
    before = "value of the input" if at == 0 else f"unit of layer {at}"
    for j, row in enumerate(layer):
        if len(row) != n_in:
            raise ProblemError(
                f"Layer {at + 1}, row {j + 1} has {counted(len(row), 'weight')}: "
                f"it needs {n_in}, one for each {before}.",
                f"/network/layers/{at}/weights/{j}",
            )
