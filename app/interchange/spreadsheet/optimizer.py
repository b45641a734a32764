"""What an optimizer does, in cells: its numbers, and the forms that its NumPy code has."""

import re
from collections.abc import Callable, Iterator

from ...engine.optimizers.optimizer import CLIP_EPSILON
from ...engine.problem import Problem
from ...explain.optimizer_code import FORM_CODE, OPTION_NAMES
from .layout import Place

#: The row of the first sheet with the optimizer's numbers, and the first column of them.
ROW, _FIRST = 1, 7
_WORD = re.compile(r"\b(?:eta|clip|t|" + "|".join(OPTION_NAMES.values()) + r")\b")


def numbers_of(problem: Problem) -> dict[str, float]:
    """η, and each further number that the optimizer's forms name, with its value."""
    optimizer, state = problem.optimizer, problem.optimizer_state
    code = " ".join(FORM_CODE[form.name] for form in optimizer.forms)
    named = set(_WORD.findall(code))
    iteration = (state.iteration if state else 0) + 1
    numbers = {"eta": float(optimizer.rate(iteration))}
    for option, name in OPTION_NAMES.items():
        if name in named:
            numbers[name] = float(optimizer.options[option])
    if "t" in named:
        numbers["t"] = float(iteration)
    if optimizer.options["clip_norm"] is not None:
        numbers["most"] = float(optimizer.options["clip_norm"])
    return numbers


def places(problem: Problem, sheet: str, eta: tuple[int, int]) -> dict[str, Place]:
    """The cells of those numbers, and of the norm and the factor of clipping where there is one."""
    names = [name for name in numbers_of(problem) if name != "eta"]
    if problem.optimizer.options["clip_norm"] is not None:
        names += ["norm", "clip"]
    placed = {name: Place(sheet, ROW, _FIRST + 2 * at) for at, name in enumerate(names)}
    return {"eta": Place(sheet, *eta), **placed}


def quantities(problem: Problem, kind: str) -> Iterator[str]:
    """The columns of the update: what was kept, what is computed on the way, the new parameter."""
    yield from (f"old_{kind}_{name}" for name in problem.optimizer.kept)
    yield from (f"{kind}_{name}" for name in problem.optimizer.quantities)
    yield f"updated_{kind}"


def clip_formula(norm: str, most: str) -> str:
    """min(1, c / (norm + ε))."""
    return f"=MIN(1,{most}/({norm}+{CLIP_EPSILON!r}))"


def formula_of(
    problem: Problem, quantity: str, kind: str, gradient: str, cell: Callable[[str], str]
) -> str:
    """The formula of a quantity of the weights or biases; ``cell`` gives addresses by name.

    It is the line of NumPy with cells for its variables.
    """
    names = {"w": cell(kind), "g": cell(gradient)}
    for form in problem.optimizer.forms:
        own = f"updated_{kind}" if form.quantity == "updated" else f"{kind}_{form.quantity}"
        if own == quantity:
            if form.kept:
                names["old"] = cell(f"old_{own}")
            code = _WORD.sub(lambda word: cell(word[0]), FORM_CODE[form.name])
            return code.format(**names).replace("np.sqrt", "SQRT").replace("**", "^")
        names[form.quantity] = cell(own)
        if form.quantity.endswith("_gradient"):
            names["g"] = cell(own)
    raise LookupError(quantity)
