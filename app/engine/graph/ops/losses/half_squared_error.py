"""½ Σ (y − o)²."""

from ..losing import loss

OP = loss(
    "half_squared_error",
    ("o", "y"),
    lambda o, y: 0.5 * ((y - o) ** 2).sum(),
    lambda o, y: (o - y, y - o),
    formula="sum((y - o)**2) / 2",
    derivatives=("o - y", "y - o"),
    numpy="0.5 * np.sum(({y} - {o})**2)",
    backward=("{g} * ({o} - {y})", "{g} * ({y} - {o})"),
    torch="0.5 * torch.sum(({y} - {o})**2)",
    sign="½Σ(y−o)²",
    words="half the squared distance of {o} from {y}",
    lesson="The half is there so that the 2 of the square goes: o − y is left.",
)
