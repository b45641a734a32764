"""The same learning as one writes it with torch, which runs it operation by operation."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from app.engine.arrays import Array
from app.engine.problem import Problem


def learner_by_torch(problem: Problem) -> Callable[[int], tuple[list[Array], list[Array]]] | None:
    """What makes of a count of iterations the parameters after them; None without torch.

    In float64, of the losses with the activations that fuse with them.
    """
    if find_spec("torch") is None:
        return None
    torch: Any = import_module("torch")
    inputs, targets = torch.tensor(problem.inputs), torch.tensor(problem.targets)
    binary = problem.loss.name == "binary_cross_entropy"
    loss = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()
    hidden = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}

    def learnt(count: int) -> tuple[list[Array], list[Array]]:
        linear = [
            torch.nn.Linear(layer.weights.shape[1], layer.units, dtype=torch.float64)
            for layer in problem.layers
        ]
        with torch.no_grad():
            for module, layer in zip(linear, problem.layers, strict=True):
                module.weight.copy_(torch.tensor(layer.weights))
                module.bias.copy_(torch.tensor(layer.biases))
        modules = [linear[0]]
        for module, before in zip(linear[1:], problem.layers, strict=False):
            modules += [hidden[before.activation.name](), module]
        model = torch.nn.Sequential(*modules)
        optimizer = torch.optim.SGD(model.parameters(), lr=problem.optimizer.learning_rate)
        for _ in range(count):
            optimizer.zero_grad()
            loss(model(inputs), targets).backward()
            optimizer.step()
        return (
            [module.weight.detach().numpy() for module in linear],
            [module.bias.detach().numpy() for module in linear],
        )

    return learnt
