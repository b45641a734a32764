"""What a step reads is known by then, and is all that its number takes."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given

from app.engine.arrays import Array
from app.engine.problem import Problem
from app.trace.refs import Ref
from app.trace.trace import Step, Trace
from tests import oracle
from tests.strategies import problems


def given_refs(problem: Problem, sample: int) -> dict[str, float]:
    """Inputs, targets, weights and biases by their refs."""
    known = {f"input.{i}": x for i, x in enumerate(problem.inputs[sample].tolist())}
    known |= {f"target.{k}": y for k, y in enumerate(problem.targets[sample].tolist())}
    for at, layer in enumerate(problem.layers, start=1):
        for (j, i), weight in np.ndenumerate(layer.weights):
            known[f"weight.{at}.{j}.{i}"] = float(weight)
        for j, bias in enumerate([] if layer.biases is None else layer.biases.tolist()):
            known[f"bias.{at}.{j}"] = bias
    return known


@given(problems())
def test_a_step_reads_what_is_given_or_was_written_before(problem: Problem) -> None:
    samples = range(len(problem.inputs))
    known = {n: set(given_refs(problem, n)) for n in samples}
    for step in Trace(problem):
        of_batch = step.op in ("batch_gradient", "update")
        for n in samples if step.op == "batch_gradient" else [step.sample]:
            assert {str(ref) for ref in step.reads} <= known[n], step
        for n in samples if of_batch else [step.sample]:
            known[n] |= {str(ref) for ref, _ in step.writes}


Rule: TypeAlias = Callable[[Problem, Step, Array], float]


def net(_: Problem, step: Step, reads: Array) -> float:
    terms = reads[: len(reads) // 2 * 2]
    bias = reads[-1] if len(reads) % 2 else 0.0
    assert [ref.quantity for ref in step.reads][::2].count("bias") == len(reads) % 2
    return float(terms[::2] @ terms[1::2] + bias)


def activation_of(problem: Problem, step: Step) -> str:
    return problem.layers[step.layer - 1].activation.name


def output(problem: Problem, step: Step, reads: Array) -> float:
    outputs = oracle.ACTIVATIONS[activation_of(problem, step)](reads)
    return float(outputs[step.unit if len(reads) > 1 else 0])


def loss_term(problem: Problem, step: Step, reads: Array) -> float:
    units, at = problem.sizes[-1], step.unit or 0
    target = np.full(units, reads[0])
    if step.reads[1].quantity == "output":
        return float(oracle.LOSSES[problem.loss.name](np.full(units, reads[1]), target)[at])
    pair = activation_of(problem, step), problem.loss.name
    nets = reads[1:] if len(reads) > 2 else np.full(units, reads[1])
    return float(oracle.LOSSES_OF_NET[pair](nets, target)[at])


def error(problem: Problem, step: Step, reads: Array) -> float:
    if step.layer < len(problem.layers):
        return float(reads[::2] @ reads[1::2])
    output, target = (np.full(problem.sizes[-1], number) for number in reads)
    return float(oracle.loss_error(problem.loss.name, output, target)[step.unit])


#: g′ of the activations whose slope is written in terms of their output, or of nothing.
SLOPE_OF_OUTPUT: dict[str, Callable[[Array], float]] = {
    "identity": lambda _: 1.0,
    "sigmoid": lambda reads: float(reads[0] * (1 - reads[0])),
    "tanh": lambda reads: float(1 - reads[0] ** 2),
    # o = 2σ(net) − 1 = tanh(net / 2)
    "bipolar_sigmoid": lambda reads: float((1 - reads[0] ** 2) / 2),
    # o = a tanh(b net), a = 1.7159, b = 2/3
    "scaled_tanh": lambda reads: float(2 / 3 * (1.7159 - reads[0] ** 2 / 1.7159)),
}


def slope(problem: Problem, step: Step, reads: Array) -> float:
    name = activation_of(problem, step)
    if name in SLOPE_OF_OUTPUT:
        return SLOPE_OF_OUTPUT[name](reads)
    return float(oracle.slope(name, reads[:1])[0])


def delta(_: Problem, step: Step, reads: Array) -> float:
    names = [ref.quantity for ref in step.reads]
    if names == ["output", "target"]:
        return float(reads[0] - reads[1])
    if names == ["error", "slope"]:
        return float(reads[0] * reads[1])
    errors, outputs = reads[::2], reads[1::2]
    same = np.arange(len(outputs)) == step.unit
    return float(np.sum(errors * outputs * (same - outputs[step.unit])))


def update(problem: Problem, _: Step, reads: Array) -> float:
    parameter, gradient = reads
    return float(parameter - problem.optimizer.learning_rate * gradient)


RULES: dict[str, Rule] = {
    "net": net,
    "output": output,
    "loss_term": loss_term,
    "loss": lambda _, __, reads: float(reads.sum()),
    "error": error,
    "slope": slope,
    "delta": delta,
    "weight_gradient": lambda _, __, reads: float(reads.prod()),
    "bias_gradient": lambda _, __, reads: float(reads.item()),
    "update": update,
}


@given(problems())
def test_a_number_follows_from_what_its_step_reads_alone(problem: Problem) -> None:
    samples = range(len(problem.inputs))
    known = {n: given_refs(problem, n) for n in samples}
    for step in Trace(problem):
        refs = [str(ref) for ref in step.reads]
        ((ref, value),) = step.writes
        if step.op == "batch_gradient":
            of_samples = np.array([known[n][refs[0]] for n in samples])
            expected = of_samples.mean() if problem.reduction == "mean" else of_samples.sum()
            assert len(refs) == 1
        else:
            reads = np.array([known[step.sample][read] for read in refs])
            expected = RULES[step.op](problem, step, reads)
        assert value == pytest.approx(expected, rel=1e-9, abs=1e-12), step
        known[step.sample][str(ref)] = value


@given(problems(max_depth=3))
def test_a_step_writes_the_one_number_that_it_is_named_for(problem: Problem) -> None:
    trace = Trace(problem)
    for step in trace:
        ((ref, value),) = step.writes
        assert ref == step.result
        assert value == trace.value(ref, step.sample)
        if step.op not in ("loss", "loss_term"):
            assert (ref.layer, ref.unit, ref.source) == (step.layer, step.unit, step.source)


@given(problems(max_depth=3))
def test_what_is_given_has_its_value_too(problem: Problem) -> None:
    trace = Trace(problem)
    values: dict[int, dict[str, float]] = defaultdict(dict)
    for n in range(len(problem.inputs)):
        for ref, expected in given_refs(problem, n).items():
            name, *places = ref.split(".")
            numbers = [int(place) for place in places]
            at = Ref(name, unit=numbers[0]) if len(numbers) == 1 else Ref(name, *numbers)
            values[n][ref] = trace.value(at, n)
            assert values[n][ref] == expected
