"""One optimizer over all parameters as one vector, from step to step."""

from collections.abc import Mapping
from typing import Any

from ..arrays import Array
from ..optimizers import Optimizer
from ..stepping import norm_of


class Stepper:
    """Takes steps of an optimizer; ``kept`` has what it keeps, each a vector like the parameters.

    ``steps`` came before.
    """

    def __init__(self, optimizer: Optimizer, kept: Mapping[str, Array], steps: int = 0) -> None:
        self.optimizer = optimizer
        self.kept = dict(kept)
        self.steps = steps
        self._forms = optimizer.forms
        self._numbers: dict[str, Any] = optimizer.numbers(steps + 1)
        self._scheduled = optimizer.schedule is not None
        self._clips = optimizer.options["clip_norm"] is not None

    def step(self, parameters: Array, gradient: Array) -> Array:
        """The parameters after the step; what is kept stays as it was until ``commit``."""
        known = self._numbers
        known["parameter"], known["gradient"] = parameters, gradient
        known["iteration"] = self.steps + 1
        if self._scheduled:
            known["rate"] = self.optimizer.rate(self.steps + 1)
        if self._clips:
            known["clip_factor"] = self.optimizer.clip_factor(norm_of([gradient]))
        for name, vector in self.kept.items():
            known[f"old_{name}"] = vector
        for form in self._forms:
            array = form.compute(known)
            known[form.quantity] = array
            if form.quantity.endswith("_gradient"):
                known["gradient"] = array
        updated: Array = known["updated"]
        return updated

    def commit(self) -> None:
        """Let the step be taken: what it computed is kept for the next."""
        for name in self.kept:
            self.kept[name] = self._numbers[name]
        self.steps += 1
