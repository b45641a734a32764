"""NumPy: the program that stands beside the steps, as a file."""

from ...engine.problem import Problem
from ...explain.program import program


def write(problem: Problem) -> bytes:
    """The program: it runs as it stands and prints the loss, the gradients and the update."""
    return program(problem).code.encode()
