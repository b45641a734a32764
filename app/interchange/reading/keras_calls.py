"""Where the layers of a Keras model are called, and with what, as its configuration tells it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from ..fault import InterchangeError

#: The output of a layer, at one of the places where it is called.
Place: TypeAlias = tuple[str, int]

#: Calls of a layer, and how deep its inputs may be nested.
_MOST_CALLS, _DEEPEST = 50, 6


class Output(NamedTuple):
    """One of a model's outputs: what it is called, and where it is made."""

    name: str
    place: Place


def outputs(config: Mapping[str, Any]) -> list[Output]:
    """What the model makes, in the order of the file; [] for a Sequential, which does not say."""
    inner = config.get("config")
    told = inner.get("output_layers") if isinstance(inner, Mapping) else None
    return list(_outputs(told, "", 0))


def _outputs(told: Any, name: str, depth: int) -> Iterator[Output]:
    if isinstance(told, Mapping) and depth <= _DEEPEST:
        for key, each in told.items():
            yield from _outputs(each, key, depth + 1)
    else:
        for place in _history(told, depth):
            yield Output(name or place[0], place)


def calls(layer: Mapping[str, Any], name: str) -> list[Any]:
    """The calls of a layer. Raises InterchangeError."""
    told = layer["inbound_nodes"]
    if not isinstance(told, list) or len(told) > _MOST_CALLS:
        raise InterchangeError(f"“{name[:60]}” is called in a way that is not read.")
    if any(_trains(call) for call in told):
        raise InterchangeError(
            f"“{name[:60]}” is called as it is while training (training=True); here it is read as "
            "it is once training is over."
        )
    return told


def _trains(call: Any) -> bool:
    """Keras 3 has what is named in a call in “kwargs”, Keras 2 behind each place."""
    if isinstance(call, Mapping):
        named = [call.get("kwargs")]
    else:
        places = call if isinstance(call, list) else []
        named = [place[3] for place in places if _is_place(place) and len(place) == 4]
    return any(isinstance(each, Mapping) and each.get("training") is True for each in named)


def given(told: Any, depth: int = 0) -> Iterator[Place | int | float]:
    """What a call is given: places of layers, and numbers.

    Keras 3 has {"args": …, "kwargs": …} with tensors that say their history, Keras 2 lists of
    [layer, call, tensor, {}].
    """
    if depth > _DEEPEST:
        return
    if _is_place(told):
        yield from _history(told, depth)
    elif isinstance(told, Mapping) and told.get("class_name") == "__keras_tensor__":
        of = told.get("config")
        yield from _history(of.get("keras_history") if isinstance(of, Mapping) else None, depth)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield told
    else:
        for each in _inner(told):
            yield from given(each, depth + 1)


def _inner(told: Any) -> list[Any]:
    """What a list holds, or a call: of what has a name in a call only arrays count."""
    if isinstance(told, Mapping) and "args" in told:
        named = told.get("kwargs")
        values = named.values() if isinstance(named, Mapping) else ()
        return [told["args"], *(value for value in values if isinstance(value, Mapping))]
    return told if isinstance(told, list) else []


def _history(told: Any, depth: int) -> Iterator[Place]:
    """["dense", 0, 0], or lists of such."""
    if _is_place(told):
        yield told[0], told[1]
    elif isinstance(told, list) and depth <= _DEEPEST:
        for each in told:
            yield from _history(each, depth + 1)


def _is_place(told: Any) -> bool:
    return (
        isinstance(told, list)
        and len(told) in (3, 4)
        and isinstance(told[0], str)
        and type(told[1]) is int  # and not True
    )
