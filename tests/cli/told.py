"""What a command says, run within the test."""

from collections.abc import Callable
from typing import NamedTuple

from app.examples import load_examples

#: The problem that classes are marked for.
MAZUR = next(example.problem for example in load_examples() if example.id == "mazur-2-2-2")
HEADER = "name,delta.2.0,loss\n"


class Told(NamedTuple):
    """What the command said."""

    status: int
    output: str
    errors: str


#: Runs ``backstep`` with these arguments.
Backstep = Callable[..., Told]
