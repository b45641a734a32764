"""The ops: each file of these folders adds its ``OP``, and nothing else is to be done."""

from importlib import import_module
from pkgutil import walk_packages

from .op import Op


def _found() -> dict[str, Op]:
    """Every op by its name, as the files of this package have them."""
    ops = {}
    for module in walk_packages(__path__, f"{__name__}."):
        op = getattr(import_module(module.name), "OP", None)
        if isinstance(op, Op):
            ops[op.name] = op
    return ops


#: Every op by its name.
OPS = _found()
