"""What a convention that is no mistake is: a number defined otherwise, and how it is told."""

from dataclasses import dataclass

from ...mistakes.record import Mistake


@dataclass(frozen=True, slots=True)
class Alternative:
    """A convention, with the quantities of which one has to be printed to tell it from others.

    It ``yields`` to others that explain as much as it does: to those of which this is lower.
    """

    mistake: Mistake
    told_by: frozenset[str]
    yields: int = 1
