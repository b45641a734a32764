"""An iteration that overflows has no trace; the first number that did is named."""

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.optimizers import SGD
from app.engine.problem import Layer, Problem
from app.trace.trace import NotFiniteError, Trace
from tests.problems import one_unit, output_layer


def chain(
    weights: list[float],
    inputs: list[float],
    *,
    bias: float | None = None,
    last: str = "identity",
    loss: str = "half_squared_error",
    learning_rate: float = 0.1,
) -> Problem:
    """One unit a layer, one sample for each input, all targets 0."""
    biases = None if bias is None else np.array([bias])
    names = ["identity"] * (len(weights) - 1) + [last]
    return Problem(
        layers=tuple(
            Layer(np.array([[weight]]), biases, ACTIVATIONS[name])
            for weight, name in zip(weights, names, strict=True)
        ),
        loss=LOSSES[loss],
        inputs=np.array(inputs)[:, np.newaxis],
        targets=np.zeros((len(inputs), 1)),
        reduction="sum",
        optimizer=SGD(learning_rate),
    )


@pytest.mark.parametrize(
    ("problem", "ref", "sample"),
    [
        pytest.param(
            one_unit("softplus", "categorical_cross_entropy", net=-800.0, target=1.0),
            *("loss_term.0", 0),
            id="the logarithm of an output that underflows to 0",
        ),
        pytest.param(
            one_unit("softplus", "categorical_cross_entropy", net=-740.0, target=1.0),
            *("error.1.0", 0),
            id="one over an output that almost does",
        ),
        pytest.param(
            output_layer("softmax", "binary_cross_entropy", nets=[0.0, 800.0], targets=[0.0, 0.0]),
            *("loss_term.1", 0),
            id="the second unit",
        ),
        pytest.param(
            output_layer("identity", "half_squared_error", [0.0, 1e200, 1e200], [0.0, 0.0, 0.0]),
            *("loss_term.1", 0),
            id="the second and the third unit",
        ),
        pytest.param(
            chain([1e200, 1e200], [1.0], loss="binary_cross_entropy", last="sigmoid"),
            *("net.2.0", 0),
            id="net below a fused pair",
        ),
        pytest.param(chain([1e200, 1e200], [1.0]), "net.2.0", 0, id="net"),
        pytest.param(chain([1e200], [1.0]), "loss_term.0", 0, id="the square of an error"),
        pytest.param(chain([1e200], [0.0, 0.0, 1.0]), "loss_term.0", 2, id="the third sample"),
        pytest.param(chain([1e-210, 1e210], [1e130]), "error.1.0", 0, id="fed back"),
        pytest.param(chain([1e100], [1.0, 1e300]), "net.1.0", 1, id="the first of several"),
        pytest.param(chain([1e-170], [1e300]), "weight_gradient.1.0.0", 0, id="gradient"),
        pytest.param(
            chain([1e150], [1.0], learning_rate=1e200), "updated_weight.1.0.0", 0, id="update"
        ),
        pytest.param(chain([1e-158], [1e233, 1e233]), "batch_weight_gradient.1.0.0", 1, id="batch"),
        pytest.param(
            chain([1.7e308], [1.0], bias=1.7e308, last="sigmoid"), "net.1.0", 0, id="bias"
        ),
    ],
)
def test_the_first_number_that_is_not_finite_is_named(
    problem: Problem, ref: str, sample: int
) -> None:
    with pytest.raises(NotFiniteError) as refused:
        Trace(problem)
    assert (str(refused.value.ref), refused.value.sample) == (ref, sample)
    assert str(refused.value) == ref
