"""Mean 0 and variance 1 over the last axis, then γ and β."""

from ..normalising import normalisation

OP = normalisation(
    "layer_norm",
    -1,
    "the last axis",
    "torch.nn.functional.layer_norm({x}, {x}.shape[-1:], {gamma}, {beta})",
)
