"""The larger of 0 and x."""

from ..activation import activation

OP = activation(
    "relu",
    formula="max(0, x)",
    derivative="1 if x > 0 else 0",
    numpy="np.maximum(0, {x})",
    backward="{g} * ({x} > 0)",
    torch="torch.relu({x})",
    sign="ReLU",
    lesson="ReLU lets through what comes back where its input was above 0, and stops it elsewhere.",
)
