"""Models of PyTorch, Keras and scikit-learn, taken as they are."""
# ruff: noqa: PLC0415 - each is there where `make formats` runs

from typing import Any

import numpy as np
import pytest

from app.engine.passes import forward
from app.notebook import check, trace
from app.notebook.models import ModelError

pytestmark = [
    pytest.mark.formats,
    # Of those libraries among themselves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Stochastic Optimizer"),
]

X = np.array([[0.3, -0.7, 1.1], [1.0, 0.5, -0.25]])


@pytest.mark.parametrize(
    ("loss", "y"),
    [
        ("cross_entropy", [0, 1]),
        ("mse", [[0.1, 0.2], [0.3, 0.4]]),
        ("absolute_error", [[0.1, 0.2], [0.3, 0.4]]),
        ("half_squared_error", [[0.1, 0.2], [0.3, 0.4]]),
        ("bce_with_logits", [[0.0, 1.0], [1.0, 1.0]]),
    ],
)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_gradients_of_a_sequential_are_its_own(loss: str, y: Any, dtype: str) -> None:
    import torch
    from torch import nn

    torch.manual_seed(1)
    model = nn.Sequential(
        nn.Sequential(nn.Linear(3, 4), nn.GELU(), nn.Dropout(0.5)), nn.Linear(4, 2)
    ).to(getattr(torch, dtype))
    before = [parameter.detach().clone() for parameter in model.parameters()]
    checked = check(model, torch.tensor(X), torch.tensor(y), loss=loss)
    assert checked, checked
    assert checked.method == "torch's autograd"
    for parameter, kept in zip(model.parameters(), before, strict=True):
        assert parameter.grad is None
        assert torch.equal(parameter, kept)


def test_a_mistaken_gradient_of_torch_is_found() -> None:
    import torch
    from torch import nn

    model = nn.Sequential(nn.Linear(3, 2)).double()
    model[0].weight.register_hook(lambda gradient: gradient * 1.5)
    checked = check(model, X, [[0.0, 1.0], [1.0, 0.0]], loss="mse")
    assert not checked
    assert checked.errors["weight.1"] > 0.1
    assert checked.errors["bias.1"] < 1e-9
    assert torch.is_grad_enabled()


def test_what_no_layer_here_can_be_is_named() -> None:
    from torch import nn

    with pytest.raises(ModelError, match="1 is a BatchNorm1d"):
        trace(nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2)), X, X[:, :2], loss="mse")
    with pytest.raises(ModelError, match=r"negative_slope 0\.2; here it is 0\.01"):
        trace(nn.Sequential(nn.Linear(3, 2), nn.LeakyReLU(0.2)), X, X[:, :2], loss="mse")


def test_a_keras_model_has_the_outputs_that_keras_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    import keras

    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(4, "tanh"), keras.layers.Dense(2, "softmax")]
    )
    steps = trace(model, X, [0, 1], loss="cross_entropy")
    theirs = keras.ops.convert_to_numpy(model(X.astype("float32")))
    np.testing.assert_allclose(forward(steps.problem).output[-1], theirs, atol=1e-6)


def test_a_classifier_of_scikit_learn_brings_its_loss_and_its_classes() -> None:
    from sklearn.neural_network import MLPClassifier

    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(30, 3)), np.array(["a", "b", "c"] * 10)
    model = MLPClassifier((4,), activation="tanh", max_iter=5, random_state=0, alpha=0.0).fit(x, y)
    steps = trace(model, x, y)
    np.testing.assert_allclose(forward(steps.problem).output[-1], model.predict_proba(x))
    from sklearn.metrics import log_loss

    np.testing.assert_allclose(steps.loss, log_loss(y, model.predict_proba(x)))
    assert check(model, x, y)


def test_steps_are_a_frame_of_pandas() -> None:
    frame = trace(([[0.5, -1.0]], [0.1]), [1.0, 2.0], [1.0], loss="half_squared_error").to_frame()
    assert frame.loc[0, "ref"] == "net.1.0"
    assert frame.loc[0, "value"] == -1.4
