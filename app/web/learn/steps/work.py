"""The steps of several optimizers on the same gradients, and what they cost."""

from typing import Any

import numpy as np

from ....engine.optimizers.state import PerLayer
from ....engine.problem import ProblemError
from ...http.answer import encode
from ...http.refused import Refused
from ..work import learn_cost, learner_of
from .request import StepsRequest

#: Each optimizer takes about so much of an iteration.
_SHARE = 0.3


def steps_answer(wanted: StepsRequest) -> bytes:
    """The gradient and the changes. Raises ProblemError and Refused."""
    learner = learner_of(wanted, wanted.data.to_table())
    optimizers = []
    for at, each in enumerate(wanted.optimizers):
        try:
            optimizers.append(each.to_optimizer())
        except ProblemError as error:
            where = error.pointer.removeprefix("/optimizer")
            raise Refused(
                422, f"Optimizer {at + 1}: {error}", f"/optimizers/{at}{where}"
            ) from error
    beside = learner.steps_beside(optimizers, wanted.iterations)
    every = [part for rows in (beside.gradient, *beside.changes) for pair in rows for part in pair]
    if not all(np.isfinite(part).all() for part in every if part is not None):
        raise Refused(
            422,
            "A step overflows: its numbers are larger than can be computed with. Choose smaller "
            "learning rates, or look at an earlier iteration.",
            "/optimizers",
        )
    return encode(
        {
            "iteration": learner.iteration,
            "gradient": _written(beside.gradient),
            "changes": [_written(change) for change in beside.changes],
        }
    )


def steps_cost(wanted: StepsRequest) -> float:
    """Seconds that it takes, by an estimate."""
    return learn_cost(wanted) * (1 + _SHARE * len(wanted.optimizers))


def _written(rows: PerLayer) -> list[dict[str, Any]]:
    return [{"weights": w.tolist(), "biases": None if b is None else b.tolist()} for w, b in rows]
