"""x above 0, a hundredth of it below."""

from ..activation import activation

OP = activation(
    "leaky_relu",
    formula="x if x > 0 else 0.01 * x",
    derivative="1 if x > 0 else 0.01",
    numpy="np.where({x} > 0, {x}, 0.01 * {x})",
    backward="{g} * np.where({x} > 0, 1.0, 0.01)",
    torch="torch.nn.functional.leaky_relu({x}, 0.01)",
    sign="leaky ReLU",
    lesson="Leaky ReLU lets all that comes back through above 0, and a hundredth below.",
)
