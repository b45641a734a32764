"""x times the normal distribution's share below x."""

from ..activation import activation

#: NumPy has no error function, and autograd takes its own.
NORMAL = '''
def normal_distribution(x):
    """The share of the normal distribution below x."""
    return np.vectorize(erfc, otypes=[float])(-x / np.sqrt(2)) / 2
'''

OP = activation(
    "gelu",
    formula="x * (1 + erf(x / sqrt(2))) / 2",
    derivative="(1 + erf(x / sqrt(2))) / 2 + x * exp(-x**2 / 2) / sqrt(2 * pi)",
    numpy="{x} * normal_distribution({x})",
    backward="{g} * (normal_distribution({x}) + {x} * np.exp(-({x}**2) / 2) / np.sqrt(2 * np.pi))",
    torch="torch.nn.functional.gelu({x})",
    sign="GELU",
    lesson="GELU is x · Φ(x): by the product rule, Φ(x) + x · φ(x), φ being the bell curve.",
    helpers=(NORMAL,),
)
