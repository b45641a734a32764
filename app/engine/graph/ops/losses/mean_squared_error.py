"""(1/n) Σ (y − o)² over all numbers."""

from ..losing import loss

OP = loss(
    "mean_squared_error",
    ("o", "y"),
    lambda o, y: ((y - o) ** 2).mean(),
    lambda o, y: (2.0 * (o - y) / o.size, 2.0 * (y - o) / o.size),
    formula="sum((y - o)**2) / n",
    derivatives=("2 * (o - y) / n", "2 * (y - o) / n"),
    numpy="np.mean(({y} - {o})**2)",
    backward=("{g} * 2 * ({o} - {y}) / {o}.size", "{g} * 2 * ({y} - {o}) / {o}.size"),
    torch="torch.mean(({y} - {o})**2)",
    sign="mean (y−o)²",
    words="the mean squared distance of {o} from {y}",
    lesson="Every number counts for 1/n, and the 2 of the square stays.",
)
