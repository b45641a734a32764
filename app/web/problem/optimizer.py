"""The optimizer of a problem as a request has it, and what it keeps between iterations."""

from typing import Annotated

import numpy as np
from pydantic import Field

from ...engine.optimizers import RULES, Optimizer, OptimizerState
from ...engine.optimizers.forms import KEPT
from ...engine.optimizers.rules import MOMENTUM_FORMS
from ...engine.problem import ProblemError
from ..http.did_you_mean import did_you_mean
from ..http.field_words import Place, choice_place, object_place
from ..http.request_body import NameOf, Number, RequestBody, WholeNumber
from . import limits
from .schedule import SCHEDULE_PLACES, ScheduleBody
from .sparse import SparseBody

NotNegative = Annotated[Number, Field(ge=0)]
Share = Annotated[Number, Field(ge=0, lt=1)]
Numbers = Annotated[list[Number], Field(min_length=1, max_length=limits.UNITS, fail_fast=True)]
Rows = Annotated[list[Numbers], Field(min_length=1, max_length=limits.UNITS)]


class OptimizerBody(SparseBody):
    """What is done with the gradients; each optimizer has fields of its own beside η."""

    name: Annotated[str, NameOf(RULES)] = "sgd"
    learning_rate: Number = Field(
        default=0.5, ge=0, description="η, the size of a step down the gradient; 0 goes nowhere."
    )
    momentum: NotNegative | None = Field(default=None, description="μ of sgd and rmsprop (0).")
    momentum_form: Annotated[str, NameOf(MOMENTUM_FORMS)] | None = Field(
        default=None,
        description="pytorch: v ← μv + g, w ← w − ηv; classical: v ← μv − ηg, w ← w + v; "
        "averaged: v ← μv + (1 − μ)g, w ← w − ηv.",
    )
    nesterov: bool | None = Field(default=None, description="Nesterov’s step, of sgd (false).")
    weight_decay: NotNegative | None = Field(
        default=None, description="λ (0; adamw 0.01): in the gradient, and beside it in adamw."
    )
    alpha: Share | None = Field(default=None, description="Of rmsprop (0.99).")
    beta1: Share | None = Field(default=None, description="Of adam and adamw (0.9).")
    beta2: Share | None = Field(default=None, description="Of adam and adamw (0.999).")
    epsilon: NotNegative | None = Field(
        default=None, description="Beside the root (1e-8; adagrad 1e-10)."
    )
    clip_norm: Annotated[Number, Field(gt=0)] | None = Field(
        default=None,
        description="The longest that all gradients together may be; longer, they are scaled.",
    )

    schedule: ScheduleBody | None = Field(
        default=None, description="How η changes from iteration to iteration; null keeps it."
    )

    def to_optimizer(self) -> Optimizer:
        """The optimizer as the engine knows it.

        Raises ProblemError for a field that the optimizer of this name does not have.
        """
        rule = RULES[self.name]
        given = self.model_dump(exclude={"name", "learning_rate", "schedule"}, exclude_none=True)
        for field in given.keys() - rule.defaults.keys():
            known = tuple(rule.defaults)
            raise ProblemError(
                f"{self.name} has no {field}: it may have {', '.join(known)}."
                + did_you_mean(field, known),
                f"/optimizer/{field}",
            )
        planned = None if self.schedule is None else self.schedule.to_schedule()
        return Optimizer(rule, self.learning_rate, {**rule.defaults, **given}, planned)

    @classmethod
    def of(cls, optimizer: Optimizer) -> "OptimizerBody":
        """The way back: what is at its default is left out."""
        return cls(
            name=optimizer.name,
            learning_rate=optimizer.learning_rate,
            **optimizer.changed_options,
            schedule=None if optimizer.schedule is None else ScheduleBody.of(optimizer.schedule),
        )


class KeptBody(RequestBody):
    """A quantity's numbers in one layer, in the shapes of its weights and biases."""

    weights: Rows
    biases: Numbers | None = None


KeptRows = Annotated[list[KeptBody], Field(min_length=1, max_length=limits.LAYERS)]


class OptimizerStateBody(SparseBody):
    """What an iteration has left: a row for each layer, of each quantity that the optimizer keeps.

    Biases are null where a layer has none to train.
    """

    iteration: WholeNumber
    velocity: KeptRows | None = None
    squared_sum: KeptRows | None = None
    squared_mean: KeptRows | None = None
    first_moment: KeptRows | None = None
    second_moment: KeptRows | None = None

    def to_state(self) -> OptimizerState:
        """The state as the engine knows it. Raises ProblemError where rows differ in length."""
        kept = {}
        for quantity in KEPT:
            rows: list[KeptBody] | None = getattr(self, quantity)
            for at, row in enumerate(rows or []):
                if len({len(weights) for weights in row.weights}) > 1:
                    raise ProblemError(
                        f"The rows of {quantity} in layer {at + 1} are not all of one length.",
                        f"/optimizer_state/{quantity}/{at}/weights",
                    )
            if rows is not None:
                kept[quantity] = [
                    (
                        np.array(row.weights, dtype=np.float64),
                        None if row.biases is None else np.array(row.biases, dtype=np.float64),
                    )
                    for row in rows
                ]
        return OptimizerState(self.iteration, kept)

    @classmethod
    def of(cls, state: OptimizerState) -> "OptimizerStateBody":
        """The way back."""
        kept = {
            quantity: [
                KeptBody(weights=w.tolist(), biases=None if b is None else b.tolist())
                for w, b in rows
            ]
            for quantity, rows in state.kept.items()
        }
        return cls(iteration=state.iteration, **kept)


_NOT_NEGATIVE = "a number, 0 or more"
_SHARE = "a number from 0 up to, and without, 1"

OPTIMIZER_PLACES: dict[str, Place] = {
    **SCHEDULE_PLACES,
    "problem.optimizer": object_place("the optimizer", OptimizerBody),
    "problem.optimizer.name": choice_place("the optimizer's name", *RULES),
    "problem.optimizer.learning_rate": Place(
        "the learning rate",
        "a number, 0 or more, as the update goes against the gradient, by η times it",
    ),
    "problem.optimizer.momentum": Place("the momentum", _NOT_NEGATIVE),
    "problem.optimizer.momentum_form": choice_place("the form of the momentum", *MOMENTUM_FORMS),
    "problem.optimizer.nesterov": Place("“nesterov”", "true or false"),
    "problem.optimizer.weight_decay": Place("the weight decay", _NOT_NEGATIVE),
    "problem.optimizer.alpha": Place("“alpha”", _SHARE),
    "problem.optimizer.beta1": Place("“beta1”", _SHARE),
    "problem.optimizer.beta2": Place("“beta2”", _SHARE),
    "problem.optimizer.epsilon": Place("“epsilon”", _NOT_NEGATIVE),
    "problem.optimizer.clip_norm": Place("the largest norm", "a number above 0, or null for none"),
    "problem.optimizer_state": object_place("the optimizer's state", OptimizerStateBody),
    "problem.optimizer_state.iteration": Place(
        "the iteration of the optimizer's state", "a whole number of iterations done, 0 or more"
    ),
    **{
        f"problem.optimizer_state.{name}{path}": place
        for name in KEPT
        for path, place in {
            "": Place(f"“{name}”", f"a list of 1 to {limits.LAYERS} rows, one for each layer"),
            ".*": object_place(f"“{name}” of layer {{}}", KeptBody),
            ".*.weights": Place(
                f"“{name}” of the weights of layer {{}}", "rows of numbers, as the weights are"
            ),
            ".*.weights.*": Place(f"“{name}”, layer {{}}, row {{}}", "a list of numbers"),
            ".*.weights.*.*": Place(f"“{name}”, layer {{}}, row {{}}, weight {{}}", "a number"),
            ".*.biases": Place(
                f"“{name}” of the biases of layer {{}}", "a list of numbers, or null for none"
            ),
            ".*.biases.*": Place(f"“{name}”, layer {{}}, bias {{}}", "a number"),
        }.items()
    },
}
