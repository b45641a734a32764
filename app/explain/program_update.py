"""The lines of the program that are the optimizer's: what it is given, and what it does."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from ..engine.optimizers import Optimizer, OptimizerState
from ..engine.optimizers.optimizer import CLIP_EPSILON
from ..engine.problem import Problem
from .literals import array_source
from .optimizer_code import FORM_CODE, OPTION_NAMES, SCHEDULE_CODE, SCHEDULE_NAMES, VARIABLES

Kind: TypeAlias = Literal["weight", "bias"]


def given_lines(problem: Problem, parameters: Sequence[tuple[int, Kind, str]]) -> Iterator[str]:
    """η and the optimizer's other numbers, then what the iteration before has left.

    ``parameters`` are the trained ones: (layer from 1, weight or bias, name).
    """
    optimizer, state = problem.optimizer, problem.optimizer_state or OptimizerState()
    if optimizer.schedule is None:
        yield f"eta = {optimizer.learning_rate!r}"
    else:
        yield from rate_lines(optimizer, state.iteration)
    code = " ".join(FORM_CODE[form.name] for form in optimizer.forms).replace("(", " ").split()
    names = {word.partition("**")[0].strip("()") for word in code}
    for option, name in OPTION_NAMES.items():
        if name in names:
            yield f"{name} = {optimizer.options[option]!r}"
    if optimizer.schedule is None and any(word.strip("()").endswith("**t") for word in code):
        yield f"t = {state.iteration + 1}"
    for quantity in optimizer.kept:
        for at, kind, parameter in parameters:
            layer = problem.layers[at - 1]
            like = layer.weights if kind == "weight" or layer.biases is None else layer.biases
            name = f"{VARIABLES[quantity]}_{parameter}"
            if quantity in state.kept:
                yield from array_source(name, state.of(quantity, at - 1, kind, like))
            else:
                yield f"{name} = np.zeros_like({parameter})"


def rate_lines(optimizer: Optimizer, done: int) -> Iterator[str]:
    """t, and the numbers of the schedule from which ``schedule_lines`` computes η."""
    assert optimizer.schedule is not None
    yield f"eta_start = {optimizer.learning_rate!r}"
    yield f"t = {done + 1}"
    code = SCHEDULE_CODE[optimizer.schedule.name]
    for option, name in SCHEDULE_NAMES.items():
        if name in code and option in optimizer.schedule.options:
            yield f"{name} = {optimizer.schedule.options[option]!r}"


def schedule_lines(optimizer: Optimizer) -> Iterator[str]:
    """The line that computes the learning rate of this iteration."""
    assert optimizer.schedule is not None
    yield f"eta = {SCHEDULE_CODE[optimizer.schedule.name]}"


def clip_lines(optimizer: Optimizer, gradients: Sequence[str]) -> Iterator[str]:
    """The norm of all gradients, and the factor that keeps it within bounds."""
    yield "norm = np.sqrt("
    yield from (
        f"    {'+ ' if place else ''}({name}**2).sum()" for place, name in enumerate(gradients)
    )
    yield ")"
    yield f"clip = min(1, {optimizer.options['clip_norm']!r} / (norm + {CLIP_EPSILON!r}))"


def update_lines(optimizer: Optimizer, name: str, gradient: str) -> Iterator[tuple[str, str]]:
    """Each quantity of the parameter ``name``, in order, with its line; last ``updated``."""
    names = {"w": name, "g": gradient}
    for form in optimizer.forms:
        own = name if form.quantity == "updated" else f"{VARIABLES[form.quantity]}_{name}"
        new = f"{own}_new" if form.kept or form.quantity == "updated" else own
        yield form.quantity, f"{new} = {FORM_CODE[form.name].format(old=own, **names)}"
        names[form.quantity] = new
        if form.quantity.endswith("_gradient"):
            names["g"] = new
