"""The formula of each step: in symbols, with its numbers, and the result.

One function an op gives the lines; a running index is a letter, a number carries its ref.
"""

from collections.abc import Callable

from ...trace.trace import Step, Trace
from ..notation import Notation
from ..tree import Node, line, number
from . import backward, forward, gradients, optimizer
from .setting import Lines, Setting

_LINES: dict[str, Callable[[Setting], Lines]] = {
    "net": forward.net,
    "output": forward.output,
    "loss_term": forward.loss_term,
    "loss": forward.loss,
    "error": backward.error,
    "slope": backward.slope,
    "delta": backward.delta,
    "weight_gradient": gradients.weight_gradient,
    "bias_gradient": gradients.bias_gradient,
    "batch_gradient": gradients.batch_gradient,
    "optimizer": optimizer.quantity,
    "update": optimizer.quantity,
}


def formula_lines(trace: Trace, notation: Notation, step: Step) -> list[Node]:
    """The lines of the step's formula, down to its result where there is one."""
    lines = list(_LINES[step.op](Setting(trace, notation, step)))
    lines += [line("result", None, number(value, str(ref))) for ref, value in step.writes]
    return lines
