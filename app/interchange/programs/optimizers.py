"""An optimizer's step in the words of torch.optim, and as lines of any library's arrays."""

from collections.abc import Iterator
from dataclasses import replace

from ...engine.optimizers import Optimizer
from ...engine.problem import Problem
from ...explain.program_update import clip_lines, given_lines, update_lines
from .parts import Parts

#: The class of torch.optim with the same rule, and what it calls the options.
_TORCH = {
    "sgd": ("SGD", {"momentum": "momentum", "nesterov": "nesterov"}),
    "adagrad": ("Adagrad", {"epsilon": "eps"}),
    "rmsprop": ("RMSprop", {"alpha": "alpha", "epsilon": "eps", "momentum": "momentum"}),
    "adam": ("Adam", {"epsilon": "eps"}),
    "adamw": ("AdamW", {"epsilon": "eps"}),
}


def torch_optimizer(parts: Parts) -> str | None:
    """The call that makes it, for the parameters in ``trained``.

    None where torch.optim has no such rule, or the iteration goes on from an earlier one.
    """
    optimizer = parts.problem.optimizer
    options = optimizer.options
    kind, names = _TORCH[optimizer.name]
    started = optimizer.counts and parts.problem.optimizer_state is not None
    if started or (
        options.get("momentum") and options.get("momentum_form", "pytorch") != "pytorch"
    ):
        return None
    told = [f"lr={optimizer.rate(1)!r}"]
    told += [f"{theirs}={options[ours]!r}" for ours, theirs in names.items() if options[ours]]
    if "beta1" in options:
        told.append(f"betas=({options['beta1']!r}, {options['beta2']!r})")
    # AdamW decays unless it is told not to.
    if options["weight_decay"] or optimizer.name == "adamw":
        told.append(f"weight_decay={options['weight_decay']!r}")
    return f"torch.optim.{kind}(trained, {', '.join(told)})"


def given(parts: Parts, library: str) -> Iterator[str]:
    """η and what else the optimizer is given, with arrays of ``library``: ``jnp`` or ``torch``."""
    trained = [
        (at, kind, name) for at, kind, name, _, is_trained in parts.parameters() if is_trained
    ]
    for line in given_lines(_at_its_rate(parts.problem), trained):
        yield _in(library, line).replace(f"{library}.array(", f"{parts.array}(")


def steps(parts: Parts, library: str) -> Iterator[str]:
    """The lines that compute ``W_new`` of each trained ``W`` from ``grad_W``."""
    optimizer: Optimizer = parts.problem.optimizer
    trained = [each for each in parts.parameters() if each[4]]
    if optimizer.options["clip_norm"] is not None:
        gradients = [f"{parts.prefix}{gradient}" for _, _, _, gradient, _ in trained]
        yield from (_in(library, line) for line in clip_lines(optimizer, gradients))
    for _, _, name, gradient, _ in trained:
        for _, line in update_lines(optimizer, name, f"{parts.prefix}{gradient}"):
            yield _in(library, line)


def _at_its_rate(problem: Problem) -> Problem:
    """The problem with the learning rate that a schedule gives this iteration, as a number."""
    state = problem.optimizer_state
    rate = problem.optimizer.rate((state.iteration if state else 0) + 1)
    return replace(problem, optimizer=replace(problem.optimizer, learning_rate=rate, schedule=None))


def _in(library: str, line: str) -> str:
    return line.replace("np.", f"{library}.")
