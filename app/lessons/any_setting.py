"""What the settings of networks and of graphs have in common."""

from collections.abc import Mapping, Sized
from typing import Any, Protocol


class AnySetting(Protocol):
    """A problem by name, in which the refs of a lesson are looked up; see Setting."""

    name: str
    wire: dict[str, Any]
    example: str | None
    published: Mapping[str, str]

    @property
    def trace(self) -> Sized:
        """All of its steps."""

    @property
    def learning_rate(self) -> float:
        """The learning rate of its optimizer."""

    @property
    def layers(self) -> int:
        """How many layers of units there are."""

    def place(self, text: str) -> Any:
        """What the ref names: a place, with ``ref`` and ``sample``. Raises LessonError."""

    def value(self, place: Any) -> float:
        """The number at a place."""

    def computes(self, place: Any) -> bool:
        """Whether a step computes the number."""

    def step_of(self, place: Any) -> int:
        """The index of that step."""

    def formula(self, place: Any) -> dict[str, Any]:
        """Title and formula of that step."""

    def estimate(self, place: Any) -> float:
        """The numerical estimate of a gradient."""

    def size(self, quantity: str, layer: int) -> float:
        """The mean absolute value of a quantity in one layer."""
