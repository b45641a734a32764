"""A problem as the wire has it, and what a file of weights alone does not hold of it."""

from typing import Any

from ..engine.optimizers import OptimizerState
from ..engine.problem import Problem


def to_wire(problem: Problem) -> dict[str, Any]:
    """The problem as JSON takes it, as `POST /api/trace` does."""
    layers = [
        {
            "weights": layer.weights.tolist(),
            "biases": None if layer.biases is None else layer.biases.tolist(),
            "activation": layer.activation.name,
            "train_biases": layer.train_biases,
        }
        for layer in problem.layers
    ]
    samples = [
        {"input": x.tolist(), "target": y.tolist()}
        for x, y in zip(problem.inputs, problem.targets, strict=True)
    ]
    optimizer, state = problem.optimizer, problem.optimizer_state
    wire = {
        "network": {"layers": layers},
        "loss": problem.loss.name,
        "samples": samples,
        "reduction": problem.reduction,
        "optimizer": {
            "name": optimizer.name,
            "learning_rate": optimizer.learning_rate,
            **optimizer.changed_options,
            **({"schedule": optimizer.schedule.written} if optimizer.schedule else {}),
        },
    }
    return wire if state is None else {**wire, "optimizer_state": _state(state)}


def _state(state: OptimizerState) -> dict[str, Any]:
    kept = {
        quantity: [
            {"weights": w.tolist(), "biases": None if b is None else b.tolist()} for w, b in layers
        ]
        for quantity, layers in state.kept.items()
    }
    return {"iteration": state.iteration, **kept}


def beside_the_weights(problem: Problem) -> dict[str, Any]:
    """All of the problem but the weights and biases: what is kept beside them in a file."""
    wire = to_wire(problem)
    kept = ("activation", "train_biases")
    layers = [{name: layer[name] for name in kept} for layer in wire.pop("network")["layers"]]
    return {"layers": layers, **wire}


#: Under which name ``beside_the_weights`` stands in a file, as JSON.
KEY = "backstep"
