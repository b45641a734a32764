"""Runs of every optimizer with its options, to be held against torch.optim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.engine.optimizers import optimizer
from app.engine.problem import Problem
from tests.problems import HIDDEN, random_problem

#: The optimizer, its learning rate and options, and what torch.optim is to be asked for the same.
#: torch has one form of momentum. The classical one moves as it does, v = −η v_torch; the averaged
#: one as it does with η (1 − μ), v = (1 − μ) v_torch. The rates are such that a run
#: settles: where it overshoots, roundings grow from iteration to iteration, whoever computes them.
OPTIMIZERS: dict[str, tuple[str, float, dict[str, Any], dict[str, Any]]] = {
    "sgd": ("sgd", 0.1, {}, {}),
    "sgd decay": ("sgd", 0.1, {"weight_decay": 0.02}, {}),
    "momentum": ("sgd", 0.05, {"momentum": 0.9}, {}),
    "momentum decay": ("sgd", 0.05, {"momentum": 0.8, "weight_decay": 0.01}, {}),
    "nesterov": ("sgd", 0.02, {"momentum": 0.8, "nesterov": True}, {}),
    "classical": ("sgd", 0.05, {"momentum": 0.9, "momentum_form": "classical"}, {"lr": 0.05}),
    "nesterov classical": (
        "sgd",
        0.05,
        {"momentum": 0.75, "momentum_form": "classical", "nesterov": True},
        {"lr": 0.05},
    ),
    "averaged": ("sgd", 0.4, {"momentum": 0.75, "momentum_form": "averaged"}, {"lr": 0.1}),
    "nesterov averaged": (
        "sgd",
        0.4,
        {"momentum": 0.75, "momentum_form": "averaged", "nesterov": True},
        {"lr": 0.1},
    ),
    "adagrad": ("adagrad", 0.1, {}, {}),
    "adagrad decay": ("adagrad", 0.1, {"epsilon": 1e-6, "weight_decay": 0.05}, {}),
    "rmsprop": ("rmsprop", 0.01, {}, {}),
    "rmsprop momentum": ("rmsprop", 0.002, {"alpha": 0.9, "momentum": 0.5, "epsilon": 1e-3}, {}),
    "rmsprop decay": ("rmsprop", 0.01, {"weight_decay": 0.05}, {}),
    "adam": ("adam", 0.02, {}, {}),
    "adam betas": ("adam", 0.02, {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-6}, {}),
    "adam decay": ("adam", 0.02, {"weight_decay": 0.1}, {}),
    "adamw": ("adamw", 0.02, {}, {}),
    "adamw decay": ("adamw", 0.02, {"weight_decay": 0.2}, {}),
    "sgd clipped": ("sgd", 0.02, {"clip_norm": 0.3, "momentum": 0.5}, {}),
    "adam clipped": ("adam", 0.02, {"clip_norm": 0.1, "weight_decay": 0.1}, {}),
}

#: The activations that take turns. Another order would give other runs, of which some overshoot: a
#: weight off by its last bit then ends 1e-11 off.
_TURNS = (
    *("identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu"),
)

#: Output layers, with a loss each.
_OUTPUTS = [
    ("identity", "half_squared_error"),
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "categorical_cross_entropy"),
    ("tanh", "mean_squared_error"),
]


@dataclass(frozen=True, slots=True)
class Run:
    """A problem with its optimizer, and what torch.optim is asked for."""

    name: str
    problem: Problem
    torch_options: dict[str, Any]


def runs() -> Iterator[Run]:
    """Every optimizer on two networks, which take turns; then activations that have had none."""
    turn = 0
    for name, (rule, rate, options, torch_options) in OPTIMIZERS.items():
        for reduction in ("sum", "mean"):
            hidden = _TURNS[turn % len(_TURNS)]
            output, loss = _OUTPUTS[turn % len(_OUTPUTS)]
            problem = random_problem(
                (2, 3, 2),
                (hidden, output),
                loss,
                seed=100 + turn,
                samples=4,
                biases=("trained", "frozen") if turn % 3 == 0 else "trained",
                reduction=reduction,
            )
            turn += 1
            yield Run(
                f"{name}, {hidden}, {output}, {reduction}",
                replace(problem, optimizer=optimizer(rule, rate, **options)),
                torch_options,
            )
    for hidden in HIDDEN:
        if hidden not in _TURNS:
            problem = random_problem((2, 3, 2), (hidden, "tanh"), "mean_squared_error", samples=4)
            yield Run(
                f"sgd, {hidden}, tanh",
                replace(problem, optimizer=optimizer("sgd", 0.1)),
                {},
            )
