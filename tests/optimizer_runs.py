"""Runs of every optimizer with its options, to be held against torch.optim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.engine.optimizers import Optimizer, optimizer, schedule
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

#: The learning rates of schedules: which one, and what torch.optim.lr_scheduler is to be asked for.
#: They reach their ends within the hundred iterations, but for the cosine, which torch goes up
#: again.
SCHEDULES: dict[str, tuple[str, dict[str, Any], tuple[str, dict[str, Any]]]] = {
    "step": (
        "step",
        {"every": 30, "factor": 0.4},
        ("StepLR", {"step_size": 30, "gamma": 0.4}),
    ),
    "exponential": ("exponential", {"factor": 0.97}, ("ExponentialLR", {"gamma": 0.97})),
    "cosine": (
        "cosine",
        {"iterations": 120, "lowest": 0.005},
        ("CosineAnnealingLR", {"T_max": 120, "eta_min": 0.005}),
    ),
    "warm_up": (
        "warm_up",
        {"iterations": 40, "start": 0.2},
        ("LinearLR", {"total_iters": 40, "start_factor": 0.2}),
    ),
    "inverse_time": (
        "inverse_time",
        {"decay": 0.05},
        ("LambdaLR", {"lr_lambda": lambda done: 1 / (1 + 0.05 * done)}),
    ),
}

#: The names of both: all that an optimizer may be told to do.
NAMES = (*OPTIMIZERS, *SCHEDULES)


def optimizer_of(name: str) -> Optimizer:
    """The optimizer of that name; with a schedule, one that keeps a velocity beside its count."""
    if name in OPTIMIZERS:
        rule, rate, options, _ = OPTIMIZERS[name]
        return optimizer(rule, rate, **options)
    planned, options, _ = SCHEDULES[name]
    form = "classical" if name == "step" else "pytorch"
    own = {"momentum": 0.8, "momentum_form": form}
    return optimizer("sgd", 0.05, schedule(planned, **options), **own)


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
    torch_schedule: tuple[str, dict[str, Any]] | None = None


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
    yield from _scheduled_runs()
    for hidden in HIDDEN:
        if hidden not in _TURNS:
            problem = random_problem((2, 3, 2), (hidden, "tanh"), "mean_squared_error", samples=4)
            yield Run(
                f"sgd, {hidden}, tanh",
                replace(problem, optimizer=optimizer("sgd", 0.1)),
                {},
            )


def _scheduled_runs() -> Iterator[Run]:
    """Every schedule with an optimizer that keeps nothing, with a velocity, and with moments."""
    for name, (rule, options, asked) in SCHEDULES.items():
        for optimizer_name, rate, own in (
            ("sgd", 0.1, {}),
            ("sgd", 0.05, {"momentum": 0.8, "weight_decay": 0.01}),
            ("adamw", 0.02, {}),
        ):
            problem = random_problem((2, 3, 2), ("tanh", "identity"), "half_squared_error", seed=7)
            made = optimizer(optimizer_name, rate, schedule(rule, **options), **own)
            yield Run(
                f"{name}, {optimizer_name}{', momentum' if own else ''}",
                replace(problem, optimizer=made),
                {},
                asked,
            )
