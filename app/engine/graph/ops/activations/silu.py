"""x times its sigmoid."""

from ..activation import activation

OP = activation(
    "silu",
    formula="x / (1 + exp(-x))",
    derivative="1 / (1 + exp(-x)) + out * (1 - 1 / (1 + exp(-x)))",
    numpy="{x} / (1 + np.exp(-{x}))",
    backward="{g} * (1 + {out} * np.exp(-{x})) / (1 + np.exp(-{x}))",
    torch="torch.nn.functional.silu({x})",
    sign="SiLU",
    lesson="SiLU is x · σ(x): by the product rule, σ + out · (1 − σ).",
)
