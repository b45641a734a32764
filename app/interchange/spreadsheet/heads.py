"""What stands above the columns."""

#: The heads of the columns; {x} is what arrives through a weight, {o} what a unit passes on.
_HEADS = {
    "weight": "w from {x}",
    "bias": "b",
    "power": "e^(net − max)",
    "net": "net",
    "output": "{o}",
    "target": "y",
    "loss_term": "L of {o}",
    "error": "∂L/∂{o}",
    "slope": "g′(net)",
    "delta": "δ",
    "weight_gradient": "∇w from {x}",
    "bias_gradient": "∇b",
    "batch_weight_gradient": "batch ∇w, {x}",
    "batch_bias_gradient": "batch ∇b",
    "updated_weight": "new w from {x}",
    "updated_bias": "new b",
}
#: What the optimizer computes, in a few letters.
_OF_OPTIMIZER = {
    "clipped_gradient": "clipped ∇",
    "decayed_gradient": "decayed ∇",
    "velocity": "v",
    "squared_sum": "Σ ∇²",
    "squared_mean": "mean ∇²",
    "first_moment": "m",
    "second_moment": "v",
    "first_corrected": "m̂",
    "second_corrected": "v̂",
}
#: The optimizer's own numbers, as they are printed.
SYMBOLS = {
    "eta": "η",
    "mu": "μ",
    "lam": "λ",
    "eps": "ε",
    "alpha": "α",
    "beta1": "β₁",
    "beta2": "β₂",
    "t": "t",
    "most": "clip at",
    "norm": "norm of ∇",
    "clip": "factor",
}


def is_old(quantity: str) -> bool:
    """Whether it is what the iteration before has left."""
    return quantity.startswith("old_")


def head_of(quantity: str, x: str, o: str) -> str:
    """The head of a column: ``x`` is the source of the weight, ``o`` the layer's letter."""
    if quantity in _HEADS:
        return _HEADS[quantity].format(x=x, o=o)
    kind, _, name = quantity.removeprefix("old_").partition("_")
    old = "old " if is_old(quantity) else ""
    return f"{old}{_OF_OPTIMIZER[name]} of {f'w, {x}' if kind == 'weight' else 'b'}"
