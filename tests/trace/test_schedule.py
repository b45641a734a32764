"""Which steps there are, in which order, and that each is found by its index alone."""

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.problem import Problem
from app.trace.trace import Step, Trace
from tests.problems import Biases, random_problem
from tests.strategies import problems


def refs_of_a_sample(problem: Problem) -> list[str]:
    """Every ref that one sample computes."""
    refs = ["loss", *(f"loss_term.{k}" for k in range(problem.sizes[-1]))]
    for at, layer in enumerate(problem.layers, start=1):
        n_out, n_in = layer.weights.shape
        names = ["net", "output", "error", "delta"]
        names += ["slope"] if layer.activation.name != "softmax" else []
        names += ["bias_gradient"] if layer.biases is not None else []
        refs += [f"{name}.{at}.{j}" for name in names for j in range(n_out)]
        refs += [f"weight_gradient.{at}.{j}.{i}" for j in range(n_out) for i in range(n_in)]
    return refs


def refs_of_parameters(problem: Problem, weight: str, bias: str, *, frozen: bool) -> list[str]:
    """One ref for each weight and each bias; for frozen biases too, if asked for."""
    refs = []
    for at, layer in enumerate(problem.layers, start=1):
        n_out, n_in = layer.weights.shape
        refs += [f"{weight}.{at}.{j}.{i}" for j in range(n_out) for i in range(n_in)]
        if layer.biases is not None and (frozen or layer.train_biases):
            refs += [f"{bias}.{at}.{j}" for j in range(n_out)]
    return refs


def refs(steps: list[Step]) -> Counter[str]:
    return Counter(str(step.result) for step in steps)


@given(problems())
def test_every_number_is_computed_once_for_each_sample(problem: Problem) -> None:
    steps = list(Trace(problem))
    for sample in range(len(problem.inputs)):
        of_sample = [
            s for s in steps if s.sample == sample and s.op not in ("batch_gradient", "update")
        ]
        assert refs(of_sample) == Counter(refs_of_a_sample(problem))


@given(problems())
def test_a_batch_of_one_has_no_gradient_of_its_own(problem: Problem) -> None:
    found = refs([step for step in Trace(problem) if step.op == "batch_gradient"])
    names = "batch_weight_gradient", "batch_bias_gradient"
    expected = refs_of_parameters(problem, *names, frozen=True)
    assert found == Counter(expected if len(problem.inputs) > 1 else [])


@given(problems())
def test_every_weight_and_every_trained_bias_is_updated_once(problem: Problem) -> None:
    found = refs([step for step in Trace(problem) if step.op == "update"])
    names = "updated_weight", "updated_bias"
    assert found == Counter(refs_of_parameters(problem, *names, frozen=False))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("none", set()),
        ("frozen", {"bias_gradient"}),
        ("trained", {"bias_gradient", "updated_bias"}),
    ],
)
def test_a_frozen_bias_has_a_gradient_and_no_update(mode: Biases, expected: set[str]) -> None:
    trace = Trace(random_problem((2, 2), ("tanh",), "half_squared_error", biases=mode))
    assert {step.result.quantity for step in trace if "bias" in step.result.quantity} == expected


def test_the_steps_of_a_small_network_are_in_the_order_of_a_careful_person() -> None:
    trace = Trace(random_problem((1, 1, 2), ("tanh", "sigmoid"), "half_squared_error"))
    assert [str(step.result) for step in trace] == [
        *("net.1.0", "output.1.0", "net.2.0", "net.2.1", "output.2.0", "output.2.1"),
        *("loss_term.0", "loss_term.1", "loss"),
        *("error.2.0", "error.2.1", "slope.2.0", "slope.2.1", "delta.2.0", "delta.2.1"),
        *("weight_gradient.2.0.0", "weight_gradient.2.1.0"),
        *("bias_gradient.2.0", "bias_gradient.2.1"),
        *("error.1.0", "slope.1.0", "delta.1.0", "weight_gradient.1.0.0", "bias_gradient.1.0"),
        *("updated_weight.1.0.0", "updated_bias.1.0"),
        *("updated_weight.2.0.0", "updated_weight.2.1.0", "updated_bias.2.0", "updated_bias.2.1"),
    ]


def test_the_samples_come_one_after_the_other_and_the_update_last() -> None:
    trace = Trace(random_problem((1, 1), ("tanh",), "half_squared_error", samples=3))
    order = [(step.sample, step.phase, step.op) for step in trace]
    runs = [now for now, before in zip(order, [None, *order], strict=False) if now != before]
    assert runs == [
        *chain.from_iterable(
            [
                *((n, "forward", op) for op in ("net", "output")),
                *((n, "loss", op) for op in ("loss_term", "loss")),
                *((n, "backward", op) for op in ("error", "slope", "delta")),
                *((n, "backward", op) for op in ("weight_gradient", "bias_gradient")),
            ]
            for n in range(3)
        ),
        (2, "backward", "batch_gradient"),
        (2, "update", "update"),
    ]


@given(problems())
def test_the_blocks_partition_the_steps(problem: Problem) -> None:
    trace = Trace(problem)
    covered = [index for block in trace.schedule.blocks for index in range(block.start, block.end)]
    assert covered == list(range(len(trace)))
    for block in trace.schedule.blocks:
        assert block.count > 0
        for step in trace[block.start : block.end]:
            assert (step.phase, step.op, step.result.quantity, step.sample, step.layer) == (
                block.phase,
                block.op,
                block.quantity,
                block.sample,
                block.layer,
            )


@given(problems())
def test_a_block_steps_through_its_units_in_turn(problem: Problem) -> None:
    trace = Trace(problem)
    for block in trace.schedule.blocks:
        for place, step in enumerate(trace[block.start : block.end]):
            expected = None if step.op == "loss" else place // block.per_unit
            assert step.unit == expected
            many = step.result.quantity.endswith(("weight_gradient", "updated_weight"))
            assert step.source == (place % block.per_unit if many else None)


@given(problems(), st.data())
def test_a_step_is_the_same_however_it_is_reached(problem: Problem, data: st.DataObject) -> None:
    trace = Trace(problem)
    steps = list(trace)
    assert len(trace) == len(steps)
    assert [step.index for step in steps] == list(range(len(trace)))
    index = data.draw(st.integers(-len(trace), len(trace) - 1))
    assert trace[index] == steps[index]
    start, stop = data.draw(st.tuples(st.integers(-9, 99), st.integers(-9, 99)))
    assert trace[start:stop] == steps[start:stop]


@pytest.mark.parametrize("beyond", [0, 1, -100])
def test_there_is_no_step_beyond_the_last(beyond: int) -> None:
    trace = Trace(random_problem((1, 1), ("tanh",), "half_squared_error"))
    index = len(trace) + beyond if beyond >= 0 else beyond
    with pytest.raises(IndexError, match=f"step {index} of {len(trace)}"):
        trace[index]
