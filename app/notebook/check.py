"""``check``: a model's own gradients beside those of backpropagation."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from ..engine.arrays import Array
from ..engine.gradient_check import check_gradients
from ..engine.graph.gradient_check import check_graph
from ..engine.graph.graph import Graph
from ..engine.iteration import iterate
from ..engine.problem import Problem
from .graphs import graph_of
from .problems import problem_of


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """Each parameter's largest relative error |a − b| / max(|a|, |b|, 1e-8), and the ``method``.

    ``errors`` has the names of the layers' parameters, ``weight.1``, ``bias.1``, ….
    """

    method: str
    errors: dict[str, float]
    tolerance: float

    @property
    def worst(self) -> float:
        """The largest of the errors."""
        return max(self.errors.values(), default=0.0)

    @property
    def agrees(self) -> bool:
        """Whether all gradients are the same, to rounding."""
        return self.worst <= self.tolerance

    def __bool__(self) -> bool:
        return self.agrees

    def __repr__(self) -> str:
        verdict = "agree" if self.agrees else "do not agree"
        return f"<gradients {verdict} with {self.method}: worst relative error {self.worst:.2g}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{k}</td><td>{v:.2g}</td></tr>" for k, v in self.errors.items())
        return f"<table><tr><th>gradient of</th><th>error</th></tr>{rows}</table><p>{self!r}</p>"


def check(model: Any, x: Any = None, y: Any = None, *, loss: str | None = None) -> Check:
    """Compare backpropagation's gradients with the model's own, parameter by parameter.

    Arguments are those of ``trace``, a graph's text among them. The gradients of a
    ``torch.nn.Sequential`` come from its own autograd, in the precision of its parameters; those of
    other models from numerical differentiation (complex steps where all is smooth, else central
    differences).

    >>> bool(check(([[0.5, -1.0]], [0.1]), [1.0, 2.0], [1.0], loss="half_squared_error"))
    True
    """
    graph = graph_of(model, x)
    if graph is not None:
        return _of_graph(graph)
    problem = problem_of(model, x, y, loss)
    own = _of_torch(model, problem) if _is_torch(model) else None
    if own is None:
        return _numerically(problem)
    done = iterate(problem)
    ours = {f"weight.{at}": g for at, g in enumerate(done.batch_weight_gradient, start=1)}
    for at, gradient in enumerate(done.batch_bias_gradient, start=1):
        if gradient is not None:
            ours[f"bias.{at}"] = gradient
    single = next(iter(own.values())).dtype != np.float64
    # Beside the largest of its array: a small sum of large terms has lost digits in float32.
    errors = {
        name: float(abs(a - own[name]).max() / max(abs(own[name]).max(), 1e-8))
        for name, a in ours.items()
    }
    return Check("torch's autograd", errors, 1e-4 if single else 1e-9)


def _numerically(problem: Problem) -> Check:
    checked = check_gradients(problem)
    errors = {f"weight.{n}": _worst(e) for n, e in enumerate(checked.weight_error, start=1)}
    for at, error in enumerate(checked.bias_error, start=1):
        if error is not None:
            errors[f"bias.{at}"] = _worst(error)
    smooth = checked.method == "complex step"
    return Check(f"the {checked.method}", errors, 1e-9 if smooth else 1e-4)


def _of_graph(graph: Graph) -> Check:
    checked = check_graph(graph)
    errors: dict[str, float] = {}
    for each in checked.gradients:
        if each.error is not None:
            errors[each.name] = max(errors.get(each.name, 0.0), each.error)
    smooth = checked.method == "complex step"
    return Check(f"the {checked.method}", errors, 1e-9 if smooth else 1e-4)


def _worst(errors: Array) -> float:
    return float(np.nanmax(errors))


def _is_torch(model: Any) -> bool:
    libraries = {kind.__module__.partition(".")[0] for kind in type(model).__mro__}
    return "torch" in libraries and "keras" not in libraries


def _of_torch(model: Any, problem: Problem) -> dict[str, Array]:
    """What the model's own autograd makes of our loss, of its own output."""
    torch = import_module("torch")
    linear = [each for each in model.modules() if type(each).__name__ == "Linear"]
    like = linear[0].weight
    x, y = (torch.tensor(a, dtype=like.dtype) for a in (problem.inputs, problem.targets))
    was_training, kept = model.training, [p.grad for p in model.parameters()]
    model.eval()
    for parameter in model.parameters():
        parameter.grad = None
    try:
        with torch.enable_grad():
            _loss(torch, model, problem, x, y).backward()
        gradients: dict[str, Array] = {}
        for at, layer in enumerate(linear, start=1):
            gradients[f"weight.{at}"] = layer.weight.grad.numpy().copy()
            if layer.bias is not None:
                gradients[f"bias.{at}"] = layer.bias.grad.numpy().copy()
    finally:
        # As it was: nothing is trained here.
        for parameter, gradient in zip(model.parameters(), kept, strict=True):
            parameter.grad = gradient
        model.train(was_training)
    return gradients


def _loss(torch: Any, model: Any, problem: Problem, x: Any, y: Any) -> Any:
    output, name = model(x), problem.loss.name
    gives_nets = type([*model.modules()][-1]).__name__ == "Linear"
    f = torch.nn.functional
    if name == "half_squared_error":
        losses = (0.5 * (y - output) ** 2).sum(1)
    elif name == "mean_squared_error":
        losses = ((y - output) ** 2).mean(1)
    elif name == "absolute_error":
        losses = (y - output).abs().sum(1)
    elif name == "binary_cross_entropy":
        of = f.binary_cross_entropy_with_logits if gives_nets else f.binary_cross_entropy
        losses = of(output, y, reduction="none").sum(1)
    else:
        logs = torch.log_softmax(output, 1) if gives_nets else torch.log(output)
        losses = -(y * logs).sum(1)
    return losses.mean() if problem.reduction == "mean" else losses.sum()
