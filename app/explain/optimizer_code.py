"""What optimizers do as lines of NumPy, one expression a form.

``{w}`` is the parameter, ``{g}`` its gradient, ``{old}`` what the iteration before left of the
quantity at hand, and the other names are those of ``VARIABLES`` after this iteration.
"""

#: The variables of the quantities, each to be followed by the name of the parameter.
VARIABLES: dict[str, str] = {
    "clipped_gradient": "clipped",
    "decayed_gradient": "decayed",
    "velocity": "v",
    "squared_sum": "s",
    "squared_mean": "s",
    "first_moment": "m",
    "second_moment": "v",
    "first_corrected": "m_hat",
    "second_corrected": "v_hat",
}

#: The names of an optimizer's own numbers.
OPTION_NAMES: dict[str, str] = {
    "momentum": "mu",
    "weight_decay": "lam",
    "epsilon": "eps",
    "alpha": "alpha",
    "beta1": "beta1",
    "beta2": "beta2",
}

FORM_CODE: dict[str, str] = {
    "clipped_gradient": "clip * {g}",
    "decayed_gradient": "{g} + lam * {w}",
    "velocity": "mu * {old} + {g}",
    "velocity_classical": "mu * {old} - eta * {g}",
    "velocity_averaged": "mu * {old} + (1 - mu) * {g}",
    "plain": "{w} - eta * {g}",
    "with_velocity": "{w} - eta * {velocity}",
    "with_velocity_classical": "{w} + {velocity}",
    "nesterov": "{w} - eta * ({g} + mu * {velocity})",
    "nesterov_classical": "{w} - eta * {g} + mu * {velocity}",
    "nesterov_averaged": "{w} - eta * ((1 - mu) * {g} + mu * {velocity})",
    "squared_sum": "{old} + {g}**2",
    "scaled_by_sum": "{w} - eta * {g} / (np.sqrt({squared_sum}) + eps)",
    "squared_mean": "alpha * {old} + (1 - alpha) * {g}**2",
    "scaled_by_mean": "{w} - eta * {g} / (np.sqrt({squared_mean}) + eps)",
    "velocity_scaled": "mu * {old} + {g} / (np.sqrt({squared_mean}) + eps)",
    "first_moment": "beta1 * {old} + (1 - beta1) * {g}",
    "second_moment": "beta2 * {old} + (1 - beta2) * {g}**2",
    "first_corrected": "{first_moment} / (1 - beta1**t)",
    "second_corrected": "{second_moment} / (1 - beta2**t)",
    "adam": "{w} - eta * {first_corrected} / (np.sqrt({second_corrected}) + eps)",
    "adamw": "{w} - eta * ({first_corrected} / (np.sqrt({second_corrected}) + eps) + lam * {w})",
}

#: The names of a schedule's own numbers.
SCHEDULE_NAMES: dict[str, str] = {
    "every": "k",
    "factor": "gamma",
    "iterations": "T",
    "lowest": "eta_min",
    "start": "share",
    "decay": "kappa",
}
#: The learning rate of iteration t; every schedule's numbers stand before it.
SCHEDULE_CODE: dict[str, str] = {
    "step": "eta_start * gamma ** ((t - 1) // k)",
    "exponential": "eta_start * gamma ** (t - 1)",
    "cosine": "eta_min + (eta_start - eta_min) * (1 + np.cos(np.pi * min(t - 1, T) / T)) / 2",
    "warm_up": "eta_start * (share + (1 - share) * min(t - 1, T) / T)",
    "inverse_time": "eta_start / (1 + kappa * (t - 1))",
}

#: How the update is headed.
HEADINGS: dict[str, str] = {
    "sgd": "gradient descent",
    "adagrad": "Adagrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
}
