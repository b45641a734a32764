"""The names that people write for numbers, beside refs: δo1, ∂L/∂u₁₁, grad w12, u11+, net_h1.

They are those of the lecture and of Mazur, for networks of up to one hidden layer: units h_j and
o_k, weights w_ji into the first layer and u_kj into the second, all counted from 1.
"""

import re
from unicodedata import normalize

from app.engine.problem import Problem
from app.trace.refs import Ref

_LEFT_OUT = re.compile(r"[\s_{}$\\]")
_OF_LOSS = r"(?:d|∂)(?:etotal|[lej])/(?:d|∂)"
_WEIGHT = r"(?P<letter>[wu])(?P<unit>[1-9])(?P<source>[1-9])"
_UNIT = r"(?P<letter>[ho])(?P<unit>[1-9])"
_FORMS = {
    "updated_weight": rf"{_WEIGHT}(?:new|\+|'|′)",
    "weight_gradient": rf"(?:∇|grad(?:ient)?|{_OF_LOSS}){_WEIGHT}",
    "delta": rf"(?:δ|delta|d|{_OF_LOSS}net){_UNIT}",
    "net": rf"net{_UNIT}",
    "output": rf"(?:out)?{_UNIT}",
    "loss": r"l|etotal",
}
_FORM_OF = {quantity: re.compile(form, re.ASCII) for quantity, form in _FORMS.items()}


def ref_named(problem: Problem, name: str) -> Ref | None:
    """The ref that the name stands for in a network of one or two layers, None if for none.

    Spaces, underscores, braces and case do not matter; lowered and raised digits are digits.
    """
    depth = len(problem.layers)
    plain = _LEFT_OUT.sub("", normalize("NFKC", name).lower())
    for quantity, form in _FORM_OF.items():
        found = form.fullmatch(plain)
        if found is None or depth > 2:
            continue
        place = found.groupdict()
        if not place:
            return Ref(quantity)
        layer = depth if place["letter"] in "ou" else 1
        if depth == 1 and place["letter"] in "hu":
            return None
        source = place.get("source")
        return Ref(quantity, layer, int(place["unit"]) - 1, int(source) - 1 if source else None)
    return None
