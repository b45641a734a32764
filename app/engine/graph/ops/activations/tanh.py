"""The hyperbolic tangent."""

from ..activation import activation

OP = activation(
    "tanh",
    formula="tanh(x)",
    derivative="1 - out**2",
    numpy="np.tanh({x})",
    backward="{g} * (1 - {out}**2)",
    torch="torch.tanh({x})",
    sign="tanh",
    lesson="The local derivative of tanh needs its output alone: 1 − out².",
)
