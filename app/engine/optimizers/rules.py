"""The optimizers: which options each has, and which forms it goes through, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .option import Option, Options

MOMENTUM_FORMS = ("pytorch", "classical", "averaged")


@dataclass(frozen=True, slots=True)
class Rule:
    """One optimizer. ``plan(options)`` names its FORMS in order, the updated parameter's last."""

    name: str
    options: tuple[Option, ...]
    plan: Callable[[Options], tuple[str, ...]]

    @property
    def defaults(self) -> dict[str, Any]:
        """Each option's value where none is given."""
        return {option.name: option.default for option in self.options}


#: What an optimizer does with a velocity, by the form of the momentum, plain and Nesterov's.
_WITH_VELOCITY = {
    ("pytorch", False): ("velocity", "with_velocity"),
    ("pytorch", True): ("velocity", "nesterov"),
    ("classical", False): ("velocity_classical", "with_velocity_classical"),
    ("classical", True): ("velocity_classical", "nesterov_classical"),
    ("averaged", False): ("velocity_averaged", "with_velocity"),
    ("averaged", True): ("velocity_averaged", "nesterov_averaged"),
}


def _prepared(options: Options) -> tuple[str, ...]:
    """What happens to the gradient before all else: clipped, then with the decay in it."""
    clipped = ("clipped_gradient",) if options["clip_norm"] is not None else ()
    return clipped + (("decayed_gradient",) if options["weight_decay"] else ())


def _sgd(options: Options) -> tuple[str, ...]:
    if not options["momentum"]:
        return (*_prepared(options), "plain")
    form = options["momentum_form"], options["nesterov"]
    return (*_prepared(options), *_WITH_VELOCITY[form])


def _adagrad(options: Options) -> tuple[str, ...]:
    return (*_prepared(options), "squared_sum", "scaled_by_sum")


def _rmsprop(options: Options) -> tuple[str, ...]:
    last = ("velocity_scaled", "with_velocity") if options["momentum"] else ("scaled_by_mean",)
    return (*_prepared(options), "squared_mean", *last)


_MOMENTS = ("first_moment", "second_moment", "first_corrected", "second_corrected")


def _adam(options: Options) -> tuple[str, ...]:
    return (*_prepared(options), *_MOMENTS, "adam")


def _adamw(options: Options) -> tuple[str, ...]:
    beside = {**options, "weight_decay": 0.0}
    last = "adamw" if options["weight_decay"] else "adam"
    return (*_prepared(beside), *_MOMENTS, last)


_MOMENTUM = Option("momentum", 0.0, below=1.0)
_DECAY = Option("weight_decay", 0.0)
_CLIP = Option("clip_norm", None)
_BETAS = (Option("beta1", 0.9, below=1.0), Option("beta2", 0.999, below=1.0))

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "sgd",
            (
                _MOMENTUM,
                Option("momentum_form", "pytorch", choices=MOMENTUM_FORMS),
                Option("nesterov", default=False),
                _DECAY,
                _CLIP,
            ),
            _sgd,
        ),
        Rule("adagrad", (Option("epsilon", 1e-10), _DECAY, _CLIP), _adagrad),
        Rule(
            "rmsprop",
            (Option("alpha", 0.99, below=1.0), Option("epsilon", 1e-8), _MOMENTUM, _DECAY, _CLIP),
            _rmsprop,
        ),
        Rule("adam", (*_BETAS, Option("epsilon", 1e-8), _DECAY, _CLIP), _adam),
        Rule(
            "adamw",
            (*_BETAS, Option("epsilon", 1e-8), Option("weight_decay", 0.01), _CLIP),
            _adamw,
        ),
    )
}
