"""How the learning rate changes from iteration to iteration, as a request has it."""

from typing import Annotated, Any

from pydantic import Field

from ...engine.optimizers import SCHEDULES, Schedule
from ...engine.problem import ProblemError
from ..http.did_you_mean import did_you_mean
from ..http.field_words import Place, choice_place, object_place
from ..http.request_body import NameOf, Number, Whole
from .sparse import SparseBody

_Share = Annotated[Number, Field(ge=0, le=1)]
#: A schedule may be as long as that.
LONGEST = 10**9
_Iterations = Annotated[int, Whole(1, LONGEST)]


class ScheduleBody(SparseBody):
    """The learning rate η_t of iteration t, of which t − 1 came before; η is the one given."""

    name: Annotated[str, NameOf(SCHEDULES)] = Field(
        description="step: η γ^⌊(t−1)/k⌋; exponential: η γ^(t−1); cosine: "
        "η_min + ½ (η − η_min)(1 + cos(π (t−1)/T)); warm_up: η (a + (1−a)(t−1)/T); "
        "inverse_time: η / (1 + κ (t−1))."
    )
    every: _Iterations | None = Field(default=None, description="k of step (100).")
    factor: _Share | None = Field(
        default=None, description="γ of step (0.5) and exponential (0.99)."
    )
    iterations: _Iterations | None = Field(
        default=None, description="T of cosine (300) and warm_up (50); beyond it nothing changes."
    )
    lowest: Annotated[Number, Field(ge=0)] | None = Field(
        default=None, description="η_min of cosine (0)."
    )
    start: _Share | None = Field(default=None, description="a of warm_up (0.1).")
    decay: Annotated[Number, Field(ge=0)] | None = Field(
        default=None, description="κ of inverse_time (0.01)."
    )

    def to_schedule(self) -> Schedule:
        """The schedule as the engine knows it.

        Raises ProblemError for a field that the schedule of this name does not have.
        """
        rule = SCHEDULES[self.name]
        given: dict[str, Any] = self.model_dump(exclude={"name"}, exclude_none=True)
        for field in given.keys() - rule.defaults.keys():
            known = tuple(rule.defaults)
            raise ProblemError(
                f"The schedule {self.name} has no {field}: it may have {', '.join(known)}."
                + did_you_mean(field, known),
                f"/optimizer/schedule/{field}",
            )
        return Schedule(rule, {**rule.defaults, **given})

    @classmethod
    def of(cls, schedule: Schedule) -> "ScheduleBody":
        """The way back: what is at its default is left out."""
        return cls(**schedule.written)


_SHARE = "a number from 0 to 1"
_COUNT = f"a whole number from 1 to {LONGEST:,}"

SCHEDULE_PLACES: dict[str, Place] = {
    "problem.optimizer.schedule": object_place("the schedule of the learning rate", ScheduleBody),
    "problem.optimizer.schedule.name": choice_place("the schedule's name", *SCHEDULES),
    "problem.optimizer.schedule.every": Place("“every” of the schedule", _COUNT),
    "problem.optimizer.schedule.factor": Place("“factor” of the schedule", _SHARE),
    "problem.optimizer.schedule.iterations": Place("“iterations” of the schedule", _COUNT),
    "problem.optimizer.schedule.lowest": Place("“lowest” of the schedule", "a number, 0 or more"),
    "problem.optimizer.schedule.start": Place("“start” of the schedule", _SHARE),
    "problem.optimizer.schedule.decay": Place("“decay” of the schedule", "a number, 0 or more"),
}
