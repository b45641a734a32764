"""ln(1 + e^x)."""

from ..activation import activation

OP = activation(
    "softplus",
    formula="log(1 + exp(x))",
    derivative="1 / (1 + exp(-x))",
    numpy="np.logaddexp(0, {x})",
    backward="{g} / (1 + np.exp(-{x}))",
    torch="torch.nn.functional.softplus({x}, threshold=1e9)",
    sign="softplus",
    lesson="The local derivative of softplus is the sigmoid of what went in.",
)
