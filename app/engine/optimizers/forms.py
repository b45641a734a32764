"""What an optimizer computes for each parameter, one line of mathematics a record.

A form computes one quantity from others by name. ``parameter`` is w before the step and
``gradient`` its gradient, after clipping and decay where there are any; ``old_velocity`` and its
like are what the iteration before has left, 0 at the start. The numbers of the optimizer go by
their own names: ``rate`` is η, ``iteration`` is t, counted from 1, and the rest are options. All
arrays of a form have one shape, any shape.

The rules are those of torch.optim, and ours where a form says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..arrays import Array

#: The arrays and numbers that a form is computed from, by name.
Known = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """``quantity`` = ``compute(known)``, from the arrays in ``reads`` and numbers of the optimizer.

    ``kept`` says that the next iteration needs it, ``rated`` that it reads the learning rate.
    """

    name: str
    quantity: str
    reads: tuple[str, ...]
    compute: Callable[[Known], Array]
    kept: bool = False
    rated: bool = False


def _moved(known: Known, by: Array) -> Array:
    """w − η · by."""
    moved: Array = known["parameter"] - known["rate"] * by
    return moved


def _scaled(top: Array, squared: Array, known: Known) -> Array:
    """top / (√squared + ε): ε stands outside the root, as in PyTorch."""
    scaled: Array = top / (np.sqrt(squared) + known["epsilon"])
    return scaled


def _corrected(moment: str, beta: str) -> Callable[[Known], Array]:
    """m / (1 − β^t): undoes the start from 0 (Kingma and Ba, Adam, section 3)."""
    return lambda k: k[moment] / (1.0 - k[beta] ** k["iteration"])


def _adam_step(k: Known) -> Array:
    return _moved(k, _scaled(k["first_corrected"], k["second_corrected"], k))


_PARTS = ("parameter", "gradient")

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form(
            "clipped_gradient",
            "clipped_gradient",
            ("gradient",),
            lambda k: k["clip_factor"] * k["gradient"],
        ),
        Form(
            "decayed_gradient",
            "decayed_gradient",
            ("gradient", "parameter"),
            lambda k: k["gradient"] + k["weight_decay"] * k["parameter"],
        ),
        # Momentum, in the three ways in which it is printed.
        Form(
            "velocity",
            "velocity",
            ("old_velocity", "gradient"),
            lambda k: k["momentum"] * k["old_velocity"] + k["gradient"],
            kept=True,
        ),
        Form(
            "velocity_classical",
            "velocity",
            ("old_velocity", "gradient"),
            lambda k: k["momentum"] * k["old_velocity"] - k["rate"] * k["gradient"],
            kept=True,
            rated=True,
        ),
        Form(
            "velocity_averaged",
            "velocity",
            ("old_velocity", "gradient"),
            lambda k: k["momentum"] * k["old_velocity"] + (1.0 - k["momentum"]) * k["gradient"],
            kept=True,
        ),
        Form("plain", "updated", _PARTS, lambda k: _moved(k, k["gradient"]), rated=True),
        Form(
            "with_velocity",
            "updated",
            ("parameter", "velocity"),
            lambda k: _moved(k, k["velocity"]),
            rated=True,
        ),
        Form(
            "with_velocity_classical",
            "updated",
            ("parameter", "velocity"),
            lambda k: k["parameter"] + k["velocity"],
        ),
        # Nesterov's step goes once more by the momentum of the velocity just computed.
        Form(
            "nesterov",
            "updated",
            (*_PARTS, "velocity"),
            lambda k: _moved(k, k["gradient"] + k["momentum"] * k["velocity"]),
            rated=True,
        ),
        Form(
            "nesterov_classical",
            "updated",
            (*_PARTS, "velocity"),
            lambda k: _moved(k, k["gradient"]) + k["momentum"] * k["velocity"],
            rated=True,
        ),
        Form(
            "nesterov_averaged",
            "updated",
            (*_PARTS, "velocity"),
            lambda k: _moved(
                k, (1.0 - k["momentum"]) * k["gradient"] + k["momentum"] * k["velocity"]
            ),
            rated=True,
        ),
        # Steps scaled by the size of the gradients so far.
        Form(
            "squared_sum",
            "squared_sum",
            ("old_squared_sum", "gradient"),
            lambda k: k["old_squared_sum"] + k["gradient"] ** 2,
            kept=True,
        ),
        Form(
            "scaled_by_sum",
            "updated",
            (*_PARTS, "squared_sum"),
            lambda k: _moved(k, _scaled(k["gradient"], k["squared_sum"], k)),
            rated=True,
        ),
        Form(
            "squared_mean",
            "squared_mean",
            ("old_squared_mean", "gradient"),
            lambda k: k["alpha"] * k["old_squared_mean"] + (1.0 - k["alpha"]) * k["gradient"] ** 2,
            kept=True,
        ),
        Form(
            "scaled_by_mean",
            "updated",
            (*_PARTS, "squared_mean"),
            lambda k: _moved(k, _scaled(k["gradient"], k["squared_mean"], k)),
            rated=True,
        ),
        Form(
            "velocity_scaled",
            "velocity",
            ("old_velocity", "gradient", "squared_mean"),
            lambda k: (
                k["momentum"] * k["old_velocity"] + _scaled(k["gradient"], k["squared_mean"], k)
            ),
            kept=True,
        ),
        # Adam: the mean of the gradients over the root of the mean of their squares.
        Form(
            "first_moment",
            "first_moment",
            ("old_first_moment", "gradient"),
            lambda k: k["beta1"] * k["old_first_moment"] + (1.0 - k["beta1"]) * k["gradient"],
            kept=True,
        ),
        Form(
            "second_moment",
            "second_moment",
            ("old_second_moment", "gradient"),
            lambda k: k["beta2"] * k["old_second_moment"] + (1.0 - k["beta2"]) * k["gradient"] ** 2,
            kept=True,
        ),
        Form(
            "first_corrected",
            "first_corrected",
            ("first_moment",),
            _corrected("first_moment", "beta1"),
        ),
        Form(
            "second_corrected",
            "second_corrected",
            ("second_moment",),
            _corrected("second_moment", "beta2"),
        ),
        Form(
            "adam",
            "updated",
            ("parameter", "first_corrected", "second_corrected"),
            _adam_step,
            rated=True,
        ),
        Form(
            "adamw",
            "updated",
            ("parameter", "first_corrected", "second_corrected"),
            lambda k: _adam_step(k) - k["rate"] * k["weight_decay"] * k["parameter"],
            rated=True,
        ),
    )
}

#: The quantities on the way to the updated parameter, in the order in which they are computed.
QUANTITIES = tuple(dict.fromkeys(f.quantity for f in FORMS.values() if f.quantity != "updated"))
#: Those of them that the next iteration needs.
KEPT = tuple(dict.fromkeys(form.quantity for form in FORMS.values() if form.kept))
