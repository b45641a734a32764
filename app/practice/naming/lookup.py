"""Where the number of a ref stands in a calculation, and the refs that a problem asks for."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ...engine.problem import Problem
from ...explain.notation import Notation, plain
from ...trace.refs import GIVEN, OF_BATCH, PER_WEIGHT, Ref, parse_ref
from ...trace.schedule import Schedule
from .names import sample_named
from .spelling import counts_as_a_program, plain_name
from .ways import USUAL, Way


class NotToFindError(LookupError):
    """A ref that the problem does not ask to be worked out; the message says why."""


def find(problem: Problem, text: str, sample: int | None = None) -> Ref:
    """The ref that ``text`` writes, if the problem has a number to work out there.

    Raises NotToFindError, also where ``text`` names another sample than the one asked for.
    """
    ref = find_any(problem, text, sample)
    if ref.quantity in GIVEN:
        raise NotToFindError(f"{text} is given; there is nothing to work out.")
    return ref


def find_any(problem: Problem, text: str, sample: int | None = None, way: Way = USUAL) -> Ref:
    """The ref that ``text`` writes or names, if the problem has or gives a number there.

    Names are read in this ``way``, and what is said of one counts as it counts.
    Raises NotToFindError, also where ``text`` names another sample than the one asked for.
    """
    named = way.ref(problem, text)
    written = text.strip().lower()
    try:
        ref = named or parse_ref(written)
    except ValueError as error:
        unknown = str(error) if "." in text else _nearest(problem, text)
        raise NotToFindError(_change(text) or unknown) from None
    if named is None and str(ref) != written:
        raise NotToFindError(f"“{text}” is not a ref; write it {ref}.")
    if why := _why_not(problem, ref, text, sample, way if named else None):
        raise NotToFindError(f"This problem has no {text}: {why}.")
    return ref


def ref_of(problem: Problem, text: str, sample: int | None = None, way: Way = USUAL) -> Ref | None:
    """What find_any finds; None where it raises, without looking for the reasons."""
    named = way.ref(problem, text)
    try:
        ref = named or parse_ref(text.strip().lower())
    except ValueError:
        return None
    why = str(ref) != text.strip().lower() if named is None else ""
    return None if why or _why_not(problem, ref, text, sample, way if named else None) else ref


def _why_not(problem: Problem, ref: Ref, text: str, sample: int | None, way: Way | None) -> str:
    """Why the problem has no such number; empty where it has. A ref is read in no ``way``."""
    first_layer, first_unit = (way.first_layer, way.first_unit) if way else (1, 0)
    if counts_as_a_program(text):
        first_unit = 0
    return (
        _no_such_layer(problem, ref, first_layer)
        or _no_such_unit(problem, ref, first_layer, first_unit)
        or _no_such_number(problem, ref)
        or (_no_such_sample(problem, text, sample) if way else "")
    )


def _change(text: str) -> str:
    """Why a change of a weight is not found here, which is a number of its own."""
    if not re.match("δ[wuv]", plain_name(text)):
        return ""
    return (
        f"“{text}” is the change of a weight, −η∇, which has no place here: give the gradient or "
        "the new weight."
    )


def _nearest(problem: Problem, text: str) -> str:
    """The names that look most like one that is not known, as the notation has them."""
    notation = Notation(problem)
    named = {plain_name(name): name for name in _names(problem, notation)}
    near = get_close_matches(plain_name(text), named, n=3, cutoff=0.5)
    if not near:
        return (
            f"“{text}” names no number here: write the number’s name as in the formulas, or its "
            "ref, such as delta.1.0."
        )
    meant = ", ".join(f"“{named[each]}”" for each in near)
    return f"“{text}” names no number here. Did you mean {meant}?"


def _names(problem: Problem, notation: Notation) -> Iterator[str]:
    """Names of the units' numbers and of the parameters, counted from 1."""
    for layer, size in enumerate(problem.sizes[1:], start=1):
        for unit in range(size):
            yield plain(notation.net(layer, unit)).replace("net", "net_")
            yield plain(notation.unit(layer, unit))
            yield plain(notation.of_unit("δ", layer, unit))
            for source in range(problem.sizes[layer - 1]):
                weight = plain(notation.weight(layer, unit, source))
                yield from (weight, f"∂L/∂{weight}", f"{weight} new")


def _no_such_sample(problem: Problem, text: str, asked: int | None) -> str:
    named, samples = sample_named(text), len(problem.inputs)
    if named is None or named == asked:
        return ""
    if not 0 <= named < samples:
        return _counted("its samples", 1, samples)
    return "" if asked is None else f"its numbers are those of sample {asked + 1} here"


def _no_such_layer(problem: Problem, ref: Ref, first: int) -> str:
    depth = len(problem.layers)
    if ref.layer is None or 1 <= ref.layer <= depth:
        return ""
    return _counted("its layers", first, depth)


def _no_such_unit(problem: Problem, ref: Ref, first_layer: int, first: int) -> str:
    sizes, layer = problem.sizes, layer_of(problem, ref)
    told = layer + first_layer - 1
    if ref.unit is not None and not 0 <= ref.unit < sizes[layer]:
        return _counted(f"the units of layer {told}", first, sizes[layer])
    if ref.source is not None and not 0 <= ref.source < sizes[layer - 1]:
        below = "the inputs" if layer == 1 else f"the units of layer {told - 1}"
        return _counted(below, first, sizes[layer - 1])
    return ""


def _counted(things: str, first: int, how_many: int) -> str:
    if how_many == 1:
        return f"of {things} there is {first} alone"
    return f"{things} count from {first} to {first + how_many - 1}"


def _no_such_number(problem: Problem, ref: Ref) -> str:
    layer = problem.layers[layer_of(problem, ref) - 1]
    if ref.quantity.startswith("batch_") and len(problem.inputs) == 1:
        what = "loss" if ref.quantity == "batch_loss" else "gradient"
        return f"its batch is one sample, whose {what} is the batch’s"
    if ref.quantity == "slope" and layer.activation.slope is None:
        return "with softmax no unit has a slope of its own"
    if "bias" in ref.quantity and layer.biases is None:
        return "this layer has no biases"
    if ref.quantity == "updated_bias" and not layer.train_biases:
        return "the biases of this layer are frozen"
    return ""


def layer_of(problem: Problem, ref: Ref) -> int:
    """The layer in which the ref's number stands; the loss stands in the output layer."""
    if ref.quantity == "input":
        return 0
    return len(problem.layers) if ref.layer is None else ref.layer


def index_of(ref: Ref, sample: int) -> tuple[int, ...]:
    """The place of the ref's number in its quantity's array."""
    place = tuple(at for at in (ref.unit, ref.source) if at is not None)
    return place if ref.quantity in OF_BATCH else (sample, *place)


def refs_in_order(problem: Problem, sample: int = 0) -> Iterator[Ref]:
    """Every ref to be worked out for one sample and for the batch, in the order of the work."""
    for block in Schedule(problem).blocks:
        if block.quantity not in OF_BATCH and block.sample != sample:
            continue
        if block.quantity == "loss":
            yield Ref("loss")
            continue
        for place in range(block.count):
            if block.quantity == "loss_term":
                yield Ref("loss_term", unit=place)
            elif block.quantity in PER_WEIGHT:
                unit, source = divmod(place, block.per_unit)
                yield Ref(block.quantity, block.layer, unit, source)
            else:
                yield Ref(block.quantity, block.layer, place)
