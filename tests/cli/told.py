"""What a command says, run within the test."""

from collections.abc import Callable
from typing import NamedTuple

from tests.problems import EXAMPLES

#: The problem that classes are marked for.
MAZUR = EXAMPLES["mazur-2-2-2"].problem
HEADER = "name,delta.2.0,loss\n"


class Told(NamedTuple):
    """What the command said."""

    status: int
    output: str
    errors: str


#: Runs ``backstep`` with these arguments.
Backstep = Callable[..., Told]
