"""What is done with a gradient once backpropagation has computed it."""

from .forms import FORMS, Form
from .optimizer import SGD, Optimizer, optimizer
from .rules import RULES, Option, Rule
from .state import OptimizerState, of_layers

__all__ = [
    "FORMS",
    "RULES",
    "SGD",
    "Form",
    "Optimizer",
    "OptimizerState",
    "Option",
    "Rule",
    "of_layers",
    "optimizer",
]
