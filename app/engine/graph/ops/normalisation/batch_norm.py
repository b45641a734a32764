"""Mean 0 and variance 1 over the first axis, the batch, then γ and β."""

from ..normalising import normalisation

OP = normalisation(
    "batch_norm",
    0,
    "the first axis",
    "batch_norm({x}, {gamma}, {beta})",
)
