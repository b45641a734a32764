"""The fields of a request in words: what to call each, and what belongs there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from ..engine.activations import ACTIVATIONS
from ..engine.losses import LOSSES
from ..engine.problem import Reduction
from ..explain.notation import STYLES
from ..practice.exercise.difficulty import DIFFICULTIES
from ..practice.exercise.exercise import DEEPEST, LARGEST_SEED, MOST_SAMPLES, WIDEST
from ..practice.numbers.answer import LONGEST
from ..practice.published.numbers import MOST_AFTER, MOST_PRINTED
from . import limits
from .published_schemas import MOST_LATER, LaterBody
from .schemas import (
    Body,
    LayerBody,
    NetworkBody,
    OptimizerBody,
    ProblemBody,
    SampleBody,
)

Path = tuple[str | int, ...]

#: The largest number of a float64, cut off so that it can be typed as it stands.
LARGEST = "1.797e308"


@dataclass(frozen=True, slots=True)
class Place:
    """A field: its ``name``, with {} for each index on the way to it, and what it ``must`` be.

    ``choices`` are the names it may have; ``fields`` those of the object that it is.
    """

    name: str
    must: str
    choices: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def _object(name: str, model: type[Body]) -> Place:
    fields = tuple(model.model_fields)
    needed = [field for field, info in model.model_fields.items() if info.is_required()]
    must = f"an object with {_listed(needed)}" if needed else f"an object of {_listed(fields)}"
    return Place(name, must, fields=fields)


def _choice(name: str, *choices: str) -> Place:
    must = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
    return Place(name, must, choices=choices)


def _listed(words: list[str] | tuple[str, ...]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


_NUMBER = "a number"
_UNITS = f"1 to {limits.UNITS}"

#: Fields that hold texts by ref.
_BY_REF = ("answers", "printed")
_TEXT = f"text of at most {LONGEST} characters: a number, or arithmetic"
_PRINTED = Place(
    "the list of printed numbers",
    f"an object that holds at most {MOST_PRINTED} of them as text, by ref",
)

_PLACES = {
    "problem": _object("the problem", ProblemBody),
    "problem.network": _object("the network", NetworkBody),
    "problem.network.layers": Place(
        "the list of layers", f"a list of 1 to {limits.LAYERS} layers, the output layer last"
    ),
    "problem.network.layers.*": _object("layer {}", LayerBody),
    "problem.network.layers.*.weights": Place(
        "the weight matrix of layer {}",
        f"a list of {_UNITS} rows, one for each unit of the layer, each a list of weights",
    ),
    "problem.network.layers.*.weights.*": Place(
        "layer {}, row {}", f"a list of {_UNITS} weights, one for each unit or input before it"
    ),
    "problem.network.layers.*.weights.*.*": Place("layer {}, row {}, weight {}", _NUMBER),
    "problem.network.layers.*.biases": Place(
        "the bias list of layer {}",
        f"a list of {_UNITS} numbers, one for each unit of the layer, or null for no biases",
    ),
    "problem.network.layers.*.biases.*": Place("layer {}, bias {}", _NUMBER),
    "problem.network.layers.*.activation": _choice("the activation of layer {}", *ACTIVATIONS),
    "problem.network.layers.*.train_biases": Place("“train_biases” of layer {}", "true or false"),
    "problem.loss": _choice("the loss", *LOSSES),
    "problem.samples": Place("the list of samples", f"a list of 1 to {limits.SAMPLES} samples"),
    "problem.samples.*": _object("sample {}", SampleBody),
    "problem.samples.*.input": Place("the input of sample {}", f"a list of {_UNITS} numbers"),
    "problem.samples.*.input.*": Place("sample {}, input {}", _NUMBER),
    "problem.samples.*.target": Place(
        "the target of sample {}", f"a list of {_UNITS} numbers, one for each output"
    ),
    "problem.samples.*.target.*": Place("sample {}, target {}", _NUMBER),
    "problem.reduction": _choice("the reduction", *get_args(Reduction)),
    "problem.optimizer": _object("the optimizer", OptimizerBody),
    "problem.optimizer.name": _choice("the optimizer's name", "sgd"),
    "problem.optimizer.learning_rate": Place(
        "the learning rate",
        "a number, 0 or more, as the update goes against the gradient, by η times it",
    ),
    "notation": _choice("the notation", *STYLES),
    "iterations": Place("“iterations”", f"a whole number from 1 to {limits.ITERATIONS}"),
    "question": Place("“question”", "the id of a question of the lesson"),
    "answer": Place("“answer”", _TEXT),
    "answers": Place("the list of answers", "an object that holds the answers as text, by ref"),
    "answers.*": Place("an answer", _TEXT),
    "printed": _PRINTED,
    "printed.*": Place("a printed number", _TEXT),
    "later": Place("“later”", f"a list of at most {MOST_LATER} later iterations"),
    "later.*": _object("later iteration {}", LaterBody),
    "later.*.after": Place(
        "“after” of later iteration {}", f"a whole number of iterations from 1 to {MOST_AFTER:,}"
    ),
    "later.*.printed": _PRINTED,
    "later.*.printed.*": Place("a printed number", _TEXT),
    "sample": Place("“sample”", "a whole number, the sample, counted from 0"),
    "reveal": Place("“reveal”", "true or false"),
    "seed": Place("the seed", f"a whole number from 0 to {LARGEST_SEED:,}"),
    "sizes": Place(
        "the list of sizes",
        f"a list of 2 to {DEEPEST + 1} whole numbers: inputs, units …, outputs",
    ),
    "sizes.*": Place("size {}", f"a whole number from 1 to {WIDEST}"),
    "difficulty": _choice("the difficulty", *DIFFICULTIES),
    "samples": Place("“samples”", f"a whole number from 1 to {MOST_SAMPLES}"),
    "start": Place("“start”", "a whole number, the step to start from, counted from 0"),
    "count": Place("“count”", "a whole number of steps, 0 or more"),
}


def place_of(path: Path, body: type[Body]) -> Place:
    """What belongs at ``path`` of a request ``body``; its name counts layers and rows from 1.

    Raises KeyError where there is no such field.
    """
    if not path:
        return _object("the body", body)
    place = _PLACES[".".join(_known(path))]
    counted = [part + 1 for part in path if isinstance(part, int)]
    return Place(place.name.format(*counted), place.must, place.choices, place.fields)


def _known(path: Path) -> Iterator[str]:
    """The names of fields on the path; an index, or what an answer is the answer to, is none."""
    before: str | int = ""
    for part in path:
        yield "*" if isinstance(part, int) or before in _BY_REF else part
        before = part
