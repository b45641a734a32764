"""What each step of a graph means: a title, a sentence, the formula, and the uses it sums over."""

from .explanation import GraphExplanation, explain_graph

__all__ = ["GraphExplanation", "explain_graph"]
