"""The sigmoid, 1 / (1 + e^−x)."""

from ..activation import activation

OP = activation(
    "sigmoid",
    formula="1 / (1 + exp(-x))",
    derivative="out * (1 - out)",
    numpy="1 / (1 + np.exp(-{x}))",
    backward="{g} * {out} * (1 - {out})",
    torch="torch.sigmoid({x})",
    sign="σ",
    lesson="The sigmoid’s local derivative needs its output alone: out · (1 − out), at most ¼.",
)
