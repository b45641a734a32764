"""The formulas of the ops' records, which are written in Python's notation."""

import ast
from functools import cache


@cache
def parsed(formula: str) -> ast.expr:
    """The formula as a tree."""
    return ast.parse(formula, mode="eval").body


@cache
def names_in(formula: str) -> frozenset[str]:
    """The names in a formula that stand for numbers."""
    tree = parsed(formula)
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called
    )
