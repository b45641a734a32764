"""NumPy, PyTorch and JAX: a graph as a program that prints its result and its gradients."""

from ....engine.graph.graph import Graph
from ....explain.graph.program import jax_program, numpy_program, pytorch_program


def write_numpy(graph: Graph) -> bytes:
    """The program in NumPy, both passes written out: it runs as it stands."""
    return numpy_program(graph).code.encode()


def write_pytorch(graph: Graph) -> bytes:
    """The program in PyTorch, which goes backward by itself."""
    return pytorch_program(graph).code.encode()


def write_jax(graph: Graph) -> bytes:
    """The program in JAX, which goes backward by itself."""
    return jax_program(graph).code.encode()
