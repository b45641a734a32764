"""What a client does with a page: write its steps onto the keyframe, one after the other.

Written from the API's description alone. A state is a keyframe: nested lists by the name of the
quantity, None where a number is not computed yet, and the sample that it shows.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from app.trace.trace import Step

#: What belongs to one sample, and is empty again when the next sample begins.
PER_SAMPLE = {
    *("net", "output", "slope", "error", "delta", "loss_term", "loss"),
    *("weight_gradient", "bias_gradient"),
}
#: What stands in lists per layer; the rest has one list, or is one number.
PER_LAYER = PER_SAMPLE - {"loss_term", "loss"} | {
    *("batch_weight_gradient", "batch_bias_gradient", "updated_weight", "updated_bias"),
}

State = dict[str, Any]


def emptied(nested: Any) -> Any:
    """The same nested lists with no number in them."""
    return [emptied(part) for part in nested] if isinstance(nested, list) else None


def fold(keyframe: State, steps: Iterable[Step]) -> State:
    """The state after the steps."""
    state = deepcopy(keyframe)
    for step in steps:
        if step.sample != state["sample"]:
            state["sample"] = step.sample
            for name in PER_SAMPLE:
                state[name] = emptied(state[name])
        for ref, value in step.writes:
            write(state, str(ref), value)
    return state


def write(state: State, ref: str, value: float) -> None:
    """Put the value where the ref, ``name.l.j.i`` with layers from 1, says."""
    name, *texts = ref.split(".")
    places = [int(text) for text in texts]
    if name in PER_LAYER or len(places) > 1:
        places[0] -= 1
    where: Any = state
    for key in [name, *places][:-1]:
        where = where[key]
    where[places[-1] if places else name] = value
