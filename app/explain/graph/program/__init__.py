"""A graph as a program: in NumPy with its backward lines, and for autograd and PyTorch."""

from .libraries import autograd_program, jax_program, pytorch_program
from .numpy_program import numpy_program
from .written import GraphLines, GraphProgram

__all__ = [
    "GraphLines",
    "GraphProgram",
    "autograd_program",
    "jax_program",
    "numpy_program",
    "pytorch_program",
]
