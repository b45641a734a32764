"""From a graph's text to its equations: a subset of Python, parsed and never executed."""

from .reader import read_graph

__all__ = ["read_graph"]
