"""What is done with a gradient once backpropagation has computed it."""

from .forms import FORMS, Form
from .optimizer import SGD, Optimizer, optimizer
from .option import Option
from .rules import RULES, Rule
from .schedules import SCHEDULES, Schedule, schedule
from .state import OptimizerState, of_layers

__all__ = [
    "FORMS",
    "RULES",
    "SCHEDULES",
    "SGD",
    "Form",
    "Optimizer",
    "OptimizerState",
    "Option",
    "Rule",
    "Schedule",
    "of_layers",
    "optimizer",
    "schedule",
]
