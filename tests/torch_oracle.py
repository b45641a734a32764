"""The same iterations by torch: its modules, its autograd and its torch.optim, in float64.

torch is a large download and not among what `make setup` installs. What it answers is kept in
tests/engine/torch_figures.json, written by

    python -m tests.torch_oracle

where torch is installed (2.14.1 was). Tests marked torch ask it anew: `pytest -m torch`.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from app.engine.problem import Problem
from tests.optimizer_runs import Run, runs

ITERATIONS = 100
FIGURES = Path(__file__).parent / "engine" / "torch_figures.json"

ACTIVATIONS: dict[str, Any] = {
    "identity": lambda net: net,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": torch.nn.functional.leaky_relu,
    "elu": torch.nn.functional.elu,
    "softplus": lambda net: torch.nn.functional.softplus(net, threshold=1e9),
    "silu": torch.nn.functional.silu,
    "gelu": torch.nn.functional.gelu,
    "bipolar_sigmoid": lambda net: 2 * torch.sigmoid(net) - 1,
    "scaled_tanh": lambda net: 1.7159 * torch.tanh(2 / 3 * net),
}
OPTIMIZERS: dict[str, Any] = {
    "sgd": torch.optim.SGD,
    "adagrad": torch.optim.Adagrad,
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
}


def _loss(problem: Problem, net: Any, targets: Any) -> Any:
    """The loss of each sample, from the nets of the output layer."""
    activation, loss = problem.layers[-1].activation.name, problem.loss.name
    if loss == "categorical_cross_entropy" and activation == "softmax":
        return -(targets * torch.log_softmax(net, dim=1)).sum(dim=1)
    if loss == "binary_cross_entropy" and activation == "sigmoid":
        return torch.nn.functional.binary_cross_entropy_with_logits(
            net, targets, reduction="none"
        ).sum(dim=1)
    squared = (targets - ACTIVATIONS[activation](net)) ** 2
    return squared.mean(dim=1) if loss == "mean_squared_error" else 0.5 * squared.sum(dim=1)


def parameters_after(run: Run, iterations: int = ITERATIONS) -> list[list[Any]]:
    """[weights, biases] of each layer after so many iterations."""
    problem = run.problem
    weights = [torch.tensor(layer.weights, requires_grad=True) for layer in problem.layers]
    biases = [
        torch.tensor(layer.biases, requires_grad=layer.train_biases) for layer in problem.layers
    ]
    trained = [p for p in (*weights, *biases) if p.requires_grad]
    inputs, targets = torch.tensor(problem.inputs), torch.tensor(problem.targets)
    options = dict(problem.optimizer.options)
    clip = options.pop("clip_norm")
    options.pop("momentum_form", None)
    if "beta1" in options:
        options["betas"] = (options.pop("beta1"), options.pop("beta2"))
    if "epsilon" in options:
        options["eps"] = options.pop("epsilon")
    asked = {"lr": problem.optimizer.learning_rate, **options, **run.torch_options}
    optimizer = OPTIMIZERS[problem.optimizer.name](trained, **asked)
    planned = None
    if run.torch_schedule is not None:
        name, given = run.torch_schedule
        planned = getattr(torch.optim.lr_scheduler, name)(optimizer, **given)
    for _ in range(iterations):
        output = net = inputs
        for layer, w, b in zip(problem.layers, weights, biases, strict=True):
            net = output @ w.T + b
            # Softmax is the output's alone, and there within the loss.
            known = ACTIVATIONS[layer.activation.name] if layer is not problem.layers[-1] else None
            output = known(net) if known else net
        each = _loss(problem, net, targets)
        optimizer.zero_grad()
        (each.sum() if problem.reduction == "sum" else each.mean()).backward()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(trained, clip)
        optimizer.step()
        if planned is not None:
            planned.step()
    return [[w.tolist(), b.tolist()] for w, b in zip(weights, biases, strict=True)]


def main() -> None:
    """Write the figures anew."""
    figures = {run.name: parameters_after(run) for run in runs()}
    written = json.dumps({"torch": torch.__version__, "iterations": ITERATIONS, "runs": figures})
    FIGURES.write_text(written.replace('], "', '],\n "') + "\n", "utf-8")
    print(f"{len(figures)} runs, numpy {np.__version__}")  # noqa: T201


if __name__ == "__main__":
    main()
