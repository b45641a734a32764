"""What a client does with a page of a graph: write its steps onto the keyframe.

Written from the API's description alone; see fold.py.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

State = dict[str, Any]


def fold(keyframe: State, steps: Iterable[Any]) -> State:
    """The state after the steps."""
    state = deepcopy(keyframe)
    for step in steps:
        for ref, value in step.writes:
            write(state, str(ref), step.name, value)
    return state


def write(state: State, ref: str, name: str, value: float) -> None:
    """Put the value where the ref, ``value.NAME.i…``, ``updated.NAME.i…``, says.

    A ref without a name is that of a number by itself.
    """
    quantity, _, rest = ref.partition(".")
    if not rest:
        state[quantity] = value
        return
    places = [int(place) for place in rest.removeprefix(name).split(".") if place]
    where: Any = state[quantity]
    for key in [name, *places][:-1]:
        where = where[key]
    where[[name, *places][-1]] = value
