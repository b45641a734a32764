"""Schedules: how the learning rate changes from iteration to iteration.

``done`` counts the iterations that came before, as the schedulers of torch.optim count them: the
first iteration has 0.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .option import Option, Options


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """One schedule. ``rate(η, options, done)`` is the learning rate after ``done`` iterations."""

    name: str
    options: tuple[Option, ...]
    rate: Callable[[float, Options, int], float]

    @property
    def defaults(self) -> dict[str, Any]:
        """Each option's value where none is given."""
        return {option.name: option.default for option in self.options}


def _step(rate: float, options: Options, done: int) -> float:
    """η γ^⌊t/k⌋: torch's StepLR."""
    return float(rate * options["factor"] ** (done // options["every"]))


def _exponential(rate: float, options: Options, done: int) -> float:
    """η γ^t: torch's ExponentialLR."""
    return float(rate * options["factor"] ** done)


def _cosine(rate: float, options: Options, done: int) -> float:
    """η_min + ½ (η − η_min) (1 + cos(π t/T)): torch's CosineAnnealingLR up to T, then η_min."""
    share = min(done, options["iterations"]) / options["iterations"]
    lowest = options["lowest"]
    return float(lowest + 0.5 * (rate - lowest) * (1 + math.cos(math.pi * share)))


def _warm_up(rate: float, options: Options, done: int) -> float:
    """η (a + (1 − a) t/T), from t = T on η: torch's LinearLR with the end at 1."""
    share = min(done, options["iterations"]) / options["iterations"]
    return float(rate * (options["start"] + (1 - options["start"]) * share))


def _inverse_time(rate: float, options: Options, done: int) -> float:
    """η / (1 + κ t): what stochastic approximation asks for (Robbins and Monro, 1951)."""
    return float(rate / (1 + options["decay"] * done))


SCHEDULES: dict[str, ScheduleRule] = {
    rule.name: rule
    for rule in (
        ScheduleRule("step", (Option("every", 100), Option("factor", 0.5)), _step),
        ScheduleRule("exponential", (Option("factor", 0.99),), _exponential),
        ScheduleRule("cosine", (Option("iterations", 300), Option("lowest", 0.0)), _cosine),
        ScheduleRule("warm_up", (Option("iterations", 50), Option("start", 0.1)), _warm_up),
        ScheduleRule("inverse_time", (Option("decay", 0.01),), _inverse_time),
    )
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule with a value for each of its options."""

    rule: ScheduleRule
    options: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

    def rate(self, learning_rate: float, iteration: int) -> float:
        """The learning rate of iteration t = ``iteration``, counted from 1."""
        return self.rule.rate(learning_rate, self.options, iteration - 1)

    @property
    def written(self) -> dict[str, Any]:
        """The schedule as a problem carries it: what is at its default is left out."""
        defaults = self.rule.defaults
        changed = {name: at for name, at in self.options.items() if at != defaults[name]}
        return {"name": self.name, **changed}


def schedule(name: str, **options: Any) -> Schedule:
    """The schedule of that name; options that are not given have their defaults.

    Raises KeyError where there is no such schedule, and TypeError where it has no such option.
    """
    rule = SCHEDULES[name]
    unknown = options.keys() - rule.defaults.keys()
    if unknown:
        raise TypeError(f"{name} has no option {', '.join(sorted(unknown))}")
    return Schedule(rule, {**rule.defaults, **options})
