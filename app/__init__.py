"""Backstep: see backpropagation happen, one small step at a time.

In a notebook, ``show(model, x, y, loss=…)`` displays the simulator under the cell,
``trace(model, x, y, loss=…)`` is the sequence of its steps, and ``check(model, x, y, loss=…)``
compares the model's own gradients with those of backpropagation. A model is a
``torch.nn.Sequential``, a Keras model, a fitted ``MLPClassifier`` or ``MLPRegressor`` of
scikit-learn, arrays ``(W1, b1, W2, b2)``, a problem as the page exports it, or the text of a
computational graph: ``show("q = x + y\\nf = q * z", {"x": -2.0, "y": 5.0, "z": -4.0})``.

``backstep serve`` serves the page, ``backstep --help`` tells of the other commands.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .notebook import check as check
    from .notebook import show as show
    from .notebook import trace as trace

__all__ = ["check", "show", "trace"]


class _Package(ModuleType):
    """Imports what it offers when that is first asked for: the command line needs none of it.

    A package of the name ``trace`` is in here too; ``backstep.trace`` is the function all the same.
    """

    @property
    def trace(self) -> Any:
        """The steps of one iteration of backpropagation through a model."""
        return _offered("trace")

    @trace.setter
    def trace(self, _: Any) -> None:
        """Importing the package would put itself in the function's place."""


def _offered(name: str) -> Any:
    return getattr(import_module(".notebook", __name__), name)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return _offered(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
