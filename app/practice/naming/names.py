"""The names that people write for numbers, beside refs: δo1, ∂L/∂u₁₁, grad w12, u11+, net_h1.

They are those of `explain/notation.py`. Up to one hidden layer, units are x_i, h_j and o_k, and
weights w_ji into the first layer and u_kj into the second. In networks of any depth the layer may
stand above: w₁₁⁽³⁾, h₁⁽²⁾, δ₁⁽²⁾, a textbook's z₁⁽²⁾ and a₁⁽²⁾. All count from 1. With one number
alone, w₁ … w₉ are the first weights of the network as they are given, row after row of layer
after layer: Mazur's w₅ leads from h₁ to o₁.
In a batch L and ∂L/∂w11 are the batch's; a sample's are named with it, L⁽²⁾ and ∂L⁽²⁾/∂w11.
"""

import re
from dataclasses import replace

from ...engine.problem import Problem
from ...trace.refs import OF_BATCH, Ref
from .nodes import ref_of_node
from .spelling import plain_name

_COUNT = r"[1-9]\d{0,2}"
_COUNTED = r"w(?P<count>[1-9])"
_LAYER = rf"(?:\((?P<layer>{_COUNT})\))?"
_WEIGHT = (
    rf"(?P<letter>[wuv])(?:(?P<unit>[1-9])(?P<source>[1-9])|(?P<to>{_COUNT}),(?P<from>{_COUNT}))"
    rf"{_LAYER}"
)
_LETTERED = rf"(?P<letter>[hoa])(?P<unit>{_COUNT}){_LAYER}"
#: Where the quantity has a letter of its own, the unit's may be left out beside the layer.
_UNIT = rf"(?P<letter>[hoa]?)(?P<unit>{_COUNT}){_LAYER}"
_NET = rf"(?:net|z){_UNIT}"
_FORMS = {
    "input": rf"x(?P<unit>{_COUNT})",
    "target": rf"y(?P<unit>{_COUNT})",
    "weight": rf"{_WEIGHT}|{_COUNTED}",
    "bias": rf"b{_UNIT}",
    "updated_weight": rf"(?:{_WEIGHT}|{_COUNTED})new",
    "updated_bias": rf"b{_UNIT}new",
    "weight_gradient": rf"∂l/∂(?:{_WEIGHT}|{_COUNTED})",
    "bias_gradient": rf"∂l/∂b{_UNIT}",
    "error": rf"∂l/∂{_LETTERED}",
    "delta": rf"(?:δ|d|∂l/∂(?:net|z)){_UNIT}",
    "slope": rf"g(?:[ho]|{_COUNT})?′\({_NET}\)",
    "net": _NET,
    "output": _LETTERED,
    "loss_term": rf"(?:l|eo)(?P<unit>{_COUNT})",
    "loss": r"l",
}
_FORM_OF = {quantity: re.compile(form, re.ASCII) for quantity, form in _FORMS.items()}


#: What a batch has as well as each of its samples.
_OF_BOTH = ("loss", "weight_gradient", "bias_gradient")


def ref_named(problem: Problem, name: str) -> Ref | None:
    """The ref that the name stands for in the network, None if for none.

    Spaces, underscores, braces and case do not matter; lowered and raised digits are digits. The
    network may lack a number there: δo3 is ``delta.2.2`` in one of two outputs, too.
    """
    plain, of_sample, _ = plain_name(name).partition("@")
    ref = _ref_named(problem, plain)
    if ref is None or (of_sample and ref.quantity in (*OF_BATCH, "weight", "bias")):
        return None
    # The ref “loss” stands for itself.
    says = of_sample or name.strip().lower() == str(ref)
    of_batch = len(problem.inputs) > 1 and not says and ref.quantity in _OF_BOTH
    return replace(ref, quantity=f"batch_{ref.quantity}") if of_batch else ref


def sample_named(name: str) -> int | None:
    """The sample, from 0, that a name is of: 1 of ∂L⁽²⁾/∂w11; None where it does not say."""
    _, _, sample = plain_name(name).partition("@")
    return int(sample) - 1 if sample else None


def _ref_named(problem: Problem, plain: str) -> Ref | None:
    for quantity, form in _FORM_OF.items():
        if found := form.fullmatch(plain):
            place = found.groupdict()
            if count := place.get("count"):
                return _counted(problem, quantity, int(count) - 1)
            found_ref = _ref(quantity, place, len(problem.layers))
            if found_ref is None or _is_there(problem, found_ref):
                return found_ref or ref_of_node(problem, plain)
            return ref_of_node(problem, plain) or found_ref
    return ref_of_node(problem, plain)


def _is_there(problem: Problem, ref: Ref) -> bool:
    """Whether the network has a unit, and a weight, of these numbers."""
    layer = len(problem.layers) if ref.layer is None else ref.layer
    if not 1 <= layer <= len(problem.layers):
        return False
    above = problem.sizes[0 if ref.quantity == "input" else layer]
    return (ref.unit or 0) < above and (ref.source or 0) < problem.sizes[layer - 1]


def _counted(problem: Problem, quantity: str, count: int) -> Ref | None:
    """The ref of a weight by its place among all those of the network, counted from 0."""
    for layer, given in enumerate(problem.layers, start=1):
        if count < given.weights.size:
            return Ref(quantity, layer, *divmod(count, given.weights.shape[1]))
        count -= given.weights.size
    return None


def _ref(quantity: str, place: dict[str, str | None], depth: int) -> Ref | None:
    unit, source = (
        int(number) - 1 if number else None
        for number in (
            place.get("unit") or place.get("to"),
            place.get("source") or place.get("from"),
        )
    )
    if "letter" not in place:
        return Ref(quantity, unit=unit)
    if place["letter"] == "v":  # v_ij leads from i to j, as Fausett has it
        unit, source = source, unit
    layer = _layer(place["letter"] or "", int(place["layer"] or 0), depth)
    return Ref(quantity, layer, unit, source) if layer else None


def _layer(letter: str, written: int, depth: int) -> int | None:
    """The layer that a unit or weight of this letter is in; ``written`` is 0 if none is."""
    if letter == "o":
        return depth if written in (0, depth) else None
    if letter == "u":
        return 2 if depth == 2 and not written else None
    if letter == "v":
        return 1 if depth == 2 and not written else None
    if written:
        return None if letter == "h" and written == depth else written
    if letter == "w":
        return 1 if depth <= 2 else None
    return 1 if letter == "h" and depth == 2 else None
