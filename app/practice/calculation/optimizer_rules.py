"""The rules of the optimizer's quantities and of the update, from the engine's forms."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ...engine.optimizers import Form, OptimizerState
from ...engine.optimizers.forms import QUANTITIES
from ...engine.problem import Problem
from .reads import Reads, Rule

_STEP = 1e-20


def parameter(problem: Problem, kind: str, layer: int) -> Array:
    """The weights or the trained biases of a layer, as they are given."""
    return problem.layers[layer - 1].weights if kind == "weight" else trained_biases(problem, layer)


def trained_biases(problem: Problem, layer: int) -> Array:
    """The biases that the update changes. Raises LookupError where there are none."""
    given = problem.layers[layer - 1]
    if given.biases is None or not given.train_biases:
        raise LookupError(f"the biases of layer {layer} are not trained")
    return given.biases


def raw_gradient(work: Reads, kind: str, layer: int) -> Array:
    """The gradient that the optimizer takes: that of the batch, or of its only sample."""
    if len(work.problem.inputs) > 1:
        return work(f"batch_{kind}_gradient", layer)
    only: Array = work(f"{kind}_gradient", layer)[0]
    return only


def gradient_norm(work: Reads, _: int) -> Array:
    """√Σ g² over all trained parameters. Raises LookupError without clipping."""
    problem = work.problem
    if problem.optimizer.options["clip_norm"] is None:
        raise LookupError("nothing is clipped")
    total = 0.0
    for at, layer in enumerate(problem.layers, start=1):
        total += float((raw_gradient(work, "weight", at) ** 2).sum())
        if layer.biases is not None and layer.train_biases:
            total += float((raw_gradient(work, "bias", at) ** 2).sum())
    return np.asarray(np.sqrt(total))


def learning_rate(work: Reads, _: int) -> Array:
    """η of the iteration. Raises LookupError without a schedule."""
    problem = work.problem
    if problem.optimizer.schedule is None:
        raise LookupError("η is given")
    state = problem.optimizer_state or OptimizerState()
    return np.asarray(problem.optimizer.rate(state.iteration + 1))


def form_of(problem: Problem, quantity: str) -> tuple[Form, str]:
    """The form that computes a quantity, and the name of the gradient that it takes.

    Raises LookupError where the optimizer has no such quantity.
    """
    optimizer = problem.optimizer
    return optimizer.form(quantity), optimizer.gradient_for(quantity)


def known_of(work: Reads, kind: str, quantity: str, layer: int) -> dict[str, Any]:
    """All that the form of a quantity reads."""
    problem = work.problem
    form, gradient = form_of(problem, quantity)
    state = problem.optimizer_state or OptimizerState()
    given = parameter(problem, kind, layer)
    known = problem.optimizer.numbers(state.iteration + 1)
    if form.rated and problem.optimizer.schedule is not None:
        known["rate"] = float(work("learning_rate", len(problem.layers)))
    if quantity == "clipped_gradient":
        known["clip_factor"] = problem.optimizer.clip_factor(
            float(work("gradient_norm", len(problem.layers)))
        )
    for name in form.reads:
        if name == "parameter":
            known[name] = given
        elif name.startswith("old_"):
            known[name] = state.of(name.removeprefix("old_"), layer - 1, kind, given)
        elif name == "gradient" and gradient == "gradient":
            known[name] = raw_gradient(work, kind, layer)
        else:
            known[name] = work(f"{kind}_{gradient if name == 'gradient' else name}", layer)
    return known


def stepped(kind: str, quantity: str) -> Rule:
    """The rule of one quantity of the optimizer, or of the ``updated`` parameter."""

    def rule(work: Reads, layer: int) -> Array:
        form, _ = form_of(work.problem, quantity)
        return form.compute(known_of(work, kind, quantity, layer))

    return rule


def sensitivities(work: Reads, kind: str, quantity: str, layer: int) -> dict[str, Array]:
    """|∂quantity/∂read|, by complex step, for each array of this iteration that its form reads.

    They go by the names that the work has them under.
    """
    form, gradient = form_of(work.problem, quantity)
    known = known_of(work, kind, quantity, layer)
    found = {}
    for name in form.reads:
        if name == "parameter" or name.startswith("old_"):
            continue
        raw = name == "gradient" and gradient == "gradient"
        written = "gradient" if raw else f"{kind}_{gradient if name == 'gradient' else name}"
        with np.errstate(all="ignore"):
            turned = form.compute({**known, name: known[name] + 1j * _STEP})
            slope = abs(np.imag(turned) / _STEP)
        found[written] = np.where(np.isfinite(slope), slope, 0.0)
    return found


OPTIMIZER_RULES: Mapping[str, Rule] = {
    "gradient_norm": gradient_norm,
    "learning_rate": learning_rate,
    **{f"{kind}_{name}": stepped(kind, name) for name in QUANTITIES for kind in ("weight", "bias")},
    "updated_weight": stepped("weight", "updated"),
    "updated_bias": stepped("bias", "updated"),
}

_GRADIENTS = {kind: (f"{kind}_gradient", f"batch_{kind}_gradient") for kind in ("weight", "bias")}
#: What they may read on the work.
OPTIMIZER_READS: Mapping[str, tuple[str, ...]] = {
    "gradient_norm": (*_GRADIENTS["weight"], *_GRADIENTS["bias"]),
    "learning_rate": (),
    **{
        written: (
            *_GRADIENTS[kind],
            "gradient_norm",
            "learning_rate",
            *(f"{kind}_{name}" for name in QUANTITIES[: place if place is not None else None]),
        )
        for kind in ("weight", "bias")
        for place, written in [
            *((at, f"{kind}_{name}") for at, name in enumerate(QUANTITIES)),
            (None, f"updated_{kind}"),
        ]
    },
}
