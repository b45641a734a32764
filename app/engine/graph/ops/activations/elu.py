"""x above 0, e^x − 1 below."""

from ..activation import activation

OP = activation(
    "elu",
    formula="x if x > 0 else exp(x) - 1",
    derivative="1 if x > 0 else exp(x)",
    numpy="np.where({x} > 0, {x}, np.exp(np.minimum({x}, 0)) - 1)",
    backward="{g} * np.where({x} > 0, 1.0, np.exp(np.minimum({x}, 0)))",
    torch="torch.nn.functional.elu({x})",
    sign="ELU",
    lesson="Below 0 the local derivative of ELU is e to the power of what went in.",
)
