"""The worksheet of a network: an exercise for paper, with its solution.

The numbers are in the order of the work, part by part; the gradients come after the backward
pass, since no δ needs them. An exercise of several samples is worked through for each.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from math import ceil
from typing import TypeAlias

from ...engine.optimizers.optimizer import Optimizer
from ...engine.problem import Problem
from ...explain.formulas import formula_lines
from ...explain.notation import Notation, plain
from ...explain.optimizer_words import words_of_network
from ...explain.tree import Node
from ...trace.refs import OF_BATCH, OF_OPTIMIZER, PER_WEIGHT
from ...trace.schedule import Block
from ...trace.trace import Step, Trace
from ..exercise.exercise import Exercise
from ..grading.answer_key import check_size
from ..naming.lookup import refs_in_order
from .sheet import Given, Group, Item, Part, Sheet
from .statement import equations, matrices
from .variants import variants_of

#: Parts of the work, and the quantities that are found in each.
_PARTS = {
    "Forward pass": ("net", "output"),
    "Loss": ("loss_term", "loss"),
    "Backward pass": ("error", "slope", "delta"),
    "Gradients": ("weight_gradient", "bias_gradient"),
    "Gradients of the batch": ("batch_weight_gradient", "batch_bias_gradient"),
    "Update": ("gradient_norm", "learning_rate", *OF_OPTIMIZER, "updated_weight", "updated_bias"),
}
_TITLES = {
    "net": "Nets of {layer}",
    "output": "Outputs of {layer}",
    "loss_term": "Loss at each output",
    "loss": "Loss",
    "error": "Error fed back to {layer}",
    "slope": "Slopes in {layer}",
    "delta": "δ of {layer}",
    "weight_gradient": "Gradient of {weights}",
    "bias_gradient": "Gradient of the biases of {layer}",
    "batch_weight_gradient": "Gradient of {weights}",
    "batch_bias_gradient": "Gradient of the biases of {layer}",
    "updated_weight": "New {weights}",
    "updated_bias": "New biases of {layer}",
}
#: All that can be asked for.
QUANTITIES = tuple(_TITLES)
#: Numbers of units that stand side by side.
_MOST_COLUMNS = 3
_PART_OF = {quantity: part for part, quantities in _PARTS.items() for quantity in quantities}


#: A worksheet of a network.
Worksheet: TypeAlias = Sheet[Exercise]


def own_worksheets(
    problem: Problem,
    asked: Collection[str],
    title: str,
    points: Mapping[str, float] | None = None,
    variants: int = 1,
) -> list[Worksheet]:
    """The worksheets of somebody's own problem and of variants of it.

    They ask for these quantities, or for all; a number of a quantity is worth its ``points``.
    Raises ProblemError where the problem is larger than anybody works out by hand, NotFiniteError
    where a number of it is not finite, and ValueError where it has none of the quantities.
    """
    check_size(problem)
    refs = tuple(ref for ref in refs_in_order(problem) if not asked or ref.quantity in asked)
    if not refs:
        raise ValueError(f"This problem has no {' or '.join(sorted(asked))} to ask for.")
    return [
        make_worksheet(
            Exercise(0, "", variant, refs),
            f"{title}, variant {count}" if variants > 1 else title,
            points,
        )
        for count, variant in enumerate(variants_of(problem, variants), start=1)
    ]


def make_worksheet(
    exercise: Exercise, title: str = "", points: Mapping[str, float] | None = None
) -> Worksheet:
    """The worksheet of an exercise; a number of a quantity may be worth ``points``."""
    trace = Trace(exercise.problem)
    notation = Notation(exercise.problem)
    asked = {ref.quantity for ref in exercise.refs}
    several = len(exercise.problem.inputs) > 1
    groups: dict[tuple[str, int | None], list[Group]] = {}
    for block in trace.schedule.blocks:
        sample = block.sample if several and block.quantity not in OF_BATCH else None
        group = _group(trace, notation, block, asked=block.quantity in asked)
        if points and group.asked:
            group = replace(group, points=points.get(block.quantity, 0.0))
        groups.setdefault((_PART_OF[block.quantity], sample), []).append(group)
    parts = tuple(Part(title, sample, tuple(of)) for (title, sample), of in groups.items())
    given = Given(
        tuple(matrices(exercise.problem, notation)),
        tuple(equations(exercise.problem, notation)),
    )
    return Sheet(exercise, given, parts, title)


def _group(trace: Trace, notation: Notation, block: Block, *, asked: bool) -> Group:
    steps = trace[block.start : block.end]
    lines = formula_lines(trace, notation, steps[0])
    return Group(
        title=_title(notation, block, trace.problem.optimizer),
        asked=asked,
        formula=tuple(_chained(lines)),
        items=tuple(_item(trace, notation, step) for step in steps),
        columns=block.per_unit if block.quantity in PER_WEIGHT else columns_of(block.count),
    )


def columns_of(count: int) -> int:
    """How many numbers of a vector stand side by side."""
    return count if count <= _MOST_COLUMNS else ceil(count / 2)


def _chained(lines: list[Node]) -> Iterator[Node]:
    """What is equal to each other in the lines with symbols, the name first."""
    for line in lines:
        if line["role"] == "symbols":
            if line["left"] is not None:
                yield line["left"]
            yield line["right"]


def _item(trace: Trace, notation: Notation, step: Step) -> Item:
    lines = formula_lines(trace, notation, step)
    *_, name = (line["left"] for line in lines if line["left"] is not None)
    (numbers,) = (line["right"] for line in lines if line["role"] == "numbers")
    return Item(step.result, name, numbers, trace.value(step.result, step.sample))


def _title(notation: Notation, block: Block, optimizer: Optimizer) -> str:
    if block.quantity == "error" and block.layer == notation.depth:
        return "Error at the outputs"
    weights = plain(notation.weights(block.layer))
    if block.quantity not in _TITLES:
        # What the optimizer computes on the way, in the words of its steps.
        biases = f"the biases of {_layer(notation, block.layer)}"
        parameter = weights if block.quantity in PER_WEIGHT else biases
        return words_of_network(optimizer, block.quantity).title.format(parameter=parameter)
    return _TITLES[block.quantity].format(layer=_layer(notation, block.layer), weights=weights)


def _layer(notation: Notation, layer: int) -> str:
    name = notation.layer_name(layer)
    return name if name[-1].isdecimal() else f"the {name}"
