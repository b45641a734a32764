"""Against PyTorch: from a Sequential to the picture's numbers, and back out as a program."""
# ruff: noqa: PLC0415 - torch is there where `make formats` runs

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.iteration import iterate
from app.engine.problem import Problem
from app.interchange import formats
from tests.explain.run_program import Printed, printed_by
from tests.interchange.optimizers import OPTIMIZERS
from tests.interchange.reading import read
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, random_problem

pytestmark = pytest.mark.formats

MODULES: dict[str, Any] = {
    "sigmoid": lambda nn: nn.Sigmoid(),
    "tanh": lambda nn: nn.Tanh(),
    "relu": lambda nn: nn.ReLU(),
    "leaky_relu": lambda nn: nn.LeakyReLU(0.01),
    "elu": lambda nn: nn.ELU(),
    "softplus": lambda nn: nn.Softplus(),
    "silu": lambda nn: nn.SiLU(),
    "gelu": lambda nn: nn.GELU(),
    "softmax": lambda nn: nn.Softmax(1),
    "identity": lambda nn: nn.Identity(),
}
#: The pairs that torch has modules for.
PAIRS = [(output, loss) for output, loss in OUTPUTS_AND_LOSSES if output in MODULES]


def loss_in_torch(name: str, output: Any, target: Any) -> Any:
    """The batch's loss, the sum over its samples, by torch's own functions where it has them."""
    import torch

    f = torch.nn.functional
    if name == "half_squared_error":
        return 0.5 * f.mse_loss(output, target, reduction="sum")
    if name == "absolute_error":
        return f.l1_loss(output, target, reduction="sum")
    if name == "mean_squared_error":
        return f.mse_loss(output, target, reduction="none").mean(1).sum()
    if name == "binary_cross_entropy":
        return f.binary_cross_entropy(output, target, reduction="sum")
    return -(target * torch.log(output)).sum()


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-12), ("float32", 2e-6)])
@pytest.mark.parametrize("hidden", [name for name in HIDDEN if name in MODULES])
def test_gradients_of_a_saved_sequential_are_torchs_own(
    hidden: str, output: str, loss: str, dtype: str, tolerance: float
) -> None:
    import torch
    from safetensors.torch import save
    from torch import nn

    torch.manual_seed(3)
    chain = [nn.Linear(3, 4), MODULES[hidden](nn), nn.Linear(4, 2), MODULES[output](nn)]
    model = nn.Sequential(*chain).to(getattr(torch, dtype))
    given = random_problem((3, 4, 2), (hidden, output), loss, samples=2)
    problem, _ = read("model.safetensors", save(model.state_dict()))
    layers = tuple(
        replace(layer, activation=of.activation)
        for layer, of in zip(problem.layers, given.layers, strict=True)
    )
    problem = replace(given, layers=layers)
    x, y = (
        torch.tensor(each, dtype=getattr(torch, dtype)) for each in (given.inputs, given.targets)
    )
    loss_in_torch(loss, model(x), y).backward()
    done = iterate(problem)
    for at, gradient in ((0, 0), (2, 1)):
        theirs = model[at].weight.grad.double().numpy()
        scale = max(1.0, float(np.abs(theirs).max()))
        np.testing.assert_allclose(
            done.batch_weight_gradient[gradient], theirs, atol=tolerance * scale
        )
        np.testing.assert_allclose(
            np.asarray(done.batch_bias_gradient[gradient]),
            model[at].bias.grad.double().numpy(),
            atol=tolerance * scale,
        )


def assert_prints_the_same(printed: Printed, expected: Printed) -> None:
    assert printed.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_allclose(printed[name], value, rtol=1e-10, atol=1e-12, err_msg=name)


def problems() -> dict[str, Problem]:
    """One for each optimizer, a first iteration and a second one, batches and a single sample."""
    found = {}
    for number, (name, chosen) in enumerate(OPTIMIZERS.items()):
        output, loss = PAIRS[-1 - number]
        plain = random_problem(
            (3, 4, 2),
            (HIDDEN[number], output),
            loss,
            samples=1 + number % 3,
            biases=["frozen", "trained"],
            reduction="mean",
        )
        found[name] = replace(plain, optimizer=chosen)
        if number % 2:
            found[f"{name}, second"] = iterate(found[name]).next_problem()
    return found


PROBLEMS = problems()


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
@pytest.mark.parametrize("name", ["pytorch", "jax"])
def test_a_program_prints_the_numbers_of_the_numpy_program(name: str, problem: Problem) -> None:
    expected = printed_by(formats.write(problem, "numpy").decode())
    assert_prints_the_same(printed_by(formats.write(problem, name).decode()), expected)
