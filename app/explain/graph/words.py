"""The words of each step of a graph."""

import numpy as np

from ...engine.graph.ops.op import Op
from ...trace.graph.refs import ref_at
from ...trace.graph.trace import GraphStep, GraphTrace
from ...trace.graph.uses import Uses
from ..numbers import format_number
from .backward import split_round
from .naming import element, plain
from .update import update_sentence, update_title

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: int) -> str:
    """three, 16."""
    return _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"


def title(trace: GraphTrace, step: GraphStep) -> str:
    """z.2, or ∂f/∂w₁."""
    if step.phase == "update":
        return update_title(trace, step)
    told = element(step.result, trace.graph.shapes[step.name])
    if step.phase == "forward":
        return told
    return f"∂{plain(trace.graph.result)}/∂{told}"


def sentence(trace: GraphTrace, step: GraphStep) -> str:
    """What the step does and why."""
    if step.phase == "update":
        return update_sentence(trace, step)
    told = element(step.result, trace.graph.shapes[step.name])
    if step.phase == "forward":
        return _forward(trace, step, told)
    result = plain(trace.graph.result)
    if step.name == trace.graph.result:
        return f"How fast {result} changes when {result} itself changes: exactly as fast, 1."
    start = f"How fast {result} changes when {told} changes."
    return f"{start} {_of_uses(step, told)} {_direction(step, told, result)}".strip()


def remark(step: GraphStep) -> str:
    """What is worth knowing here, and the number that the usual mistake would give."""
    if not step.uses:
        return ""
    equations = list(dict.fromkeys(uses.equation.name for uses in step.uses))
    if len(equations) == 1:
        return step.uses[0].equation.op.lesson
    last = sum(float(u.products.sum()) for u in step.uses if u.equation.name == equations[0])
    total = step.writes[0][1]
    in_rounds = len({split_round(name)[0] for name in equations}) == 1
    which = "round" if in_rounds else "use"
    alone = f"The last {which} alone would give {format_number(last)}."
    if format_number(last) == format_number(total):
        alone = ""
    lead = "" if in_rounds else "Where a wire splits, the gradients of its branches are added. "
    return f"{lead}{alone}".strip()


def _forward(trace: GraphTrace, step: GraphStep, told: str) -> str:
    equation = trace.graph.equations[step.equation or 0]
    applied = trace.passes.applied(equation)
    names: dict[str, str] = {}
    for k, argument in enumerate(equation.arguments):
        letter = equation.op.letter(k)
        if not isinstance(argument, str):
            names.setdefault(letter, format_number(argument))
            continue
        elements = equation.op.terms(applied, k, np.array([step.place])).elements[0]
        if len(elements) == 1 and elements[0] >= 0:
            ref = ref_at(trace.graph, "value", argument, int(elements[0]))
            names[letter] = element(ref, trace.graph.shapes[argument])
        elif len(elements) > 1 or letter not in names:
            size = applied.arrays[k].size
            some = equation.op.words.endswith("of {x}") and 1 < len(elements) < size
            of_them = f"{counted(len(elements))} numbers of " if some else ""
            names[letter] = f"{of_them}{plain(argument)}"
    return f"{told} is {equation.op.words.format(**names)}."


def _of_uses(step: GraphStep, told: str) -> str:
    if not step.uses:
        return f"{told} is not used on the way to the result, so that is 0."
    equations = list(dict.fromkeys(uses.equation.name for uses in step.uses))
    total = sum(len(uses.outputs) for uses in step.uses)
    if total == 1:
        return _one_use(step.uses[0], told)
    if len(equations) == 1:
        return _many_of_one(step.uses[0], told, total)
    bases = {split_round(name)[0] for name in equations}
    name = plain(step.name)
    products = "each gives a product" if total == len(equations) else "each gives products"
    many = "both" if len(equations) == 2 else f"the {counted(len(equations))}"
    if len(bases) == 1:
        return f"{name} is used in every round: {products}, and {many} are added."
    often = "twice" if len(equations) == 2 else f"{counted(len(equations))} times"
    *before, last = (plain(each) for each in equations[:5])
    more = " and elsewhere" if len(equations) > 5 else ""
    listed = f"in {', in '.join(before)} and in {last}" if before else f"in {last}"
    return f"{name} is used {often}, {listed}{more}: each use gives a product, and these are added."


def _one_use(uses: Uses, told: str) -> str:
    op, name = uses.equation.op, plain(uses.equation.name)
    return (
        f"{told} has one use, {_called(op, name)}: what comes back there, times the local "
        f"derivative of {op.sign}."
    )


def _many_of_one(uses: Uses, told: str, total: int) -> str:
    name = plain(uses.equation.name)
    leaves = uses.leaves
    others = [of for of, _ in leaves.values()]
    if len(others) == 1 and others[0] != uses.equation.name and len(leaves) == 1:
        other = plain(others[0])
        return (
            f"It met {counted(total)} numbers of {other}, so it has {counted(total)} uses: each "
            f"gives what comes back times the {other} it met."
        )
    return (
        f"{told} has {counted(total)} uses, all in {name}: each gives what comes back times its "
        "local derivative, and these are added."
    )


_NOUNS = {
    "multiply": "product",
    "matmul": "product",
    "add": "sum",
    "sum": "sum",
    "subtract": "difference",
    "divide": "quotient",
    "power": "power",
    "mean": "mean",
}


def _called(op: Op, name: str) -> str:
    """the product z.2, where there is a word for what the op gives; else, in z.2."""
    return f"the {_NOUNS[op.name]} {name}" if op.name in _NOUNS else f"in {name}"


def _direction(step: GraphStep, told: str, result: str) -> str:
    gradient = step.writes[0][1]
    if gradient == 0:
        return f"Here that is 0: changing {told} a little changes nothing."
    way = "raises" if gradient > 0 else "lowers"
    return f"Raising {told} {way} {result}."
