"""The fields of a request in words: what to call each, and what belongs there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

Path = tuple[str | int, ...]

#: In a path, as pydantic has it: a name under which a field holds something.
OF_A_NAME = "[key]"


@dataclass(frozen=True, slots=True)
class Place:
    """A field: its ``name``, with {} for each index on the way to it, and what it ``must`` be.

    ``choices`` are the names it may have; ``fields`` those of the object that it is. A table of
    places has them by their paths, such as ``problem.samples.*.input``: the star is any index, or
    any name where the field holds things by name; ``answers.[key]`` is the name itself.
    """

    name: str
    must: str
    choices: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def object_place(name: str, model: type[BaseModel]) -> Place:
    """The place of an object with the fields of a model."""
    fields = tuple(model.model_fields)
    needed = [field for field, info in model.model_fields.items() if info.is_required()]
    must = f"an object with {_listed(needed)}" if needed else f"an object of {_listed(fields)}"
    return Place(name, must, fields=fields)


def choice_place(name: str, *choices: str) -> Place:
    """The place of one of these names."""
    must = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
    return Place(name, must, choices=choices)


def place_at(path: Path, places: Mapping[str, Place]) -> Place:
    """What the table says of ``path``; its name counts layers and rows from 1.

    Raises KeyError where there is no such field.
    """
    place = places[".".join(_known(path, places))]
    counted = [part + 1 for part in path if isinstance(part, int)]
    return Place(place.name.format(*counted), place.must, place.choices, place.fields)


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


def _known(path: Path, places: Mapping[str, Place]) -> Iterator[str]:
    """The path as the table has it; a name under which a field holds something is not in it."""
    before = ""
    for part in path:
        known = isinstance(part, str) and f"{before}{part}" in places
        name = str(part) if known else "*"
        before += f"{name}."
        yield name
