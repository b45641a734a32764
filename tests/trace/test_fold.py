"""The steps of a page, folded onto its keyframe, give the keyframe of the next."""

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.arrays import Array
from app.engine.iteration import iterate
from app.engine.problem import Problem
from app.trace.page import keyframe, page
from app.trace.trace import Trace
from tests.fold import PER_LAYER, PER_SAMPLE, State, emptied, fold
from tests.problems import random_problem
from tests.strategies import problems


def bits(nested: Any) -> Any:
    """Nested lists with each number in its exact digits, so that −0 and 0 differ."""
    if isinstance(nested, list):
        return [bits(part) for part in nested]
    return nested.hex() if isinstance(nested, float) else nested


def bits_of_state(state: State) -> State:
    return {name: bits(value) for name, value in state.items()}


def bits_of_arrays(arrays: list[Array | None], shapes: list[tuple[int, ...]]) -> list[Any]:
    """Arrays as nested lists, 0 for −0, None in every place of an array that is absent."""
    return [
        bits(np.full(shape, None).tolist() if array is None else (array + 0.0).tolist())
        for array, shape in zip(arrays, shapes, strict=True)
    ]


@given(problems(), st.data())
def test_pages_of_any_size_agree_with_each_other(problem: Problem, data: st.DataObject) -> None:
    trace = Trace(problem)
    cuts = data.draw(st.lists(st.integers(0, len(trace)), max_size=6))
    state = page(trace, 0, 0).keyframe
    for start, end in pairwise(sorted({0, *cuts, len(trace)})):
        read = page(trace, start, end - start)
        assert read.start == start
        assert len(read.steps) == end - start
        assert bits_of_state(state) == bits_of_state(read.keyframe)
        state = fold(read.keyframe, read.steps)
    assert bits_of_state(state) == bits_of_state(keyframe(trace, len(trace)))


@settings(max_examples=25)
@given(problems(max_depth=3, max_units=3))
def test_every_single_step_leads_to_the_next_keyframe(problem: Problem) -> None:
    trace = Trace(problem)
    state = keyframe(trace, 0)
    for index, step in enumerate(trace):
        state = fold(state, [step])
        assert bits_of_state(state) == bits_of_state(keyframe(trace, index + 1))


@given(problems())
def test_in_the_end_the_state_is_the_engines_arrays_bit_for_bit(problem: Problem) -> None:
    trace, done, last = Trace(problem), iterate(problem), len(problem.inputs) - 1
    state = fold(keyframe(trace, 0), trace)
    weights = [layer.weights.shape for layer in problem.layers]
    units = [shape[:1] for shape in weights]

    def of_last(arrays: list[Any]) -> list[Array | None]:
        return [None if array is None else array[last] for array in arrays]

    alone = last == 0
    absent: list[Array | None] = [None] * len(problem.layers)
    expected = {
        "net": bits_of_arrays(of_last(done.forward.net), units),
        "output": bits_of_arrays(of_last(done.forward.output), units),
        "error": bits_of_arrays(of_last(done.backward.error), units),
        "slope": bits_of_arrays(of_last(done.backward.slope), units),
        "delta": bits_of_arrays(of_last(done.backward.delta), units),
        "weight_gradient": bits_of_arrays(of_last(done.backward.weight_gradient), weights),
        "bias_gradient": bits_of_arrays(of_last(done.backward.bias_gradient), units),
        "loss_term": bits((done.forward.loss_term[last] + 0.0).tolist()),
        "loss": bits(float(done.forward.loss[last]) + 0.0),
        "batch_weight_gradient": bits_of_arrays(
            absent if alone else [*done.batch_weight_gradient], weights
        ),
        "batch_bias_gradient": bits_of_arrays(absent if alone else done.batch_bias_gradient, units),
        "updated_weight": bits_of_arrays([*done.updated_weight], weights),
        "updated_bias": bits_of_arrays(done.updated_bias, units),
        "sample": last,
    }
    assert bits_of_state(state) == expected


@given(problems())
def test_the_first_keyframe_has_a_place_for_every_number_and_no_number(problem: Problem) -> None:
    first = keyframe(Trace(problem), 0)
    assert first.keys() == PER_LAYER | PER_SAMPLE | {"sample"}
    assert first.pop("sample") == 0
    assert first == emptied_state(first)
    for name in PER_LAYER:
        assert len(first[name]) == len(problem.layers)


def emptied_state(state: State) -> State:
    return {name: emptied(value) for name, value in state.items()}


def test_a_sample_stands_until_the_next_one_begins() -> None:
    trace = Trace(random_problem((2, 2), ("tanh",), "half_squared_error", samples=2))
    begins = next(step.index for step in trace if step.sample == 1)
    done = keyframe(trace, begins)
    assert done["sample"] == 0
    assert None not in [done["loss"], *done["delta"][0], *done["weight_gradient"][0][1]]
    begun = keyframe(trace, begins + 1)
    assert begun["sample"] == 1
    assert begun["net"] == [[trace[begins].writes[0][1], None]]
    assert {name: begun[name] for name in PER_SAMPLE - {"net"}} == {
        name: emptied(done[name]) for name in PER_SAMPLE - {"net"}
    }


def test_a_page_past_the_end_is_cut_short() -> None:
    trace = Trace(random_problem((2, 2), ("tanh",), "half_squared_error"))
    assert [step.index for step in page(trace, len(trace) - 2, 100).steps] == [
        len(trace) - 2,
        len(trace) - 1,
    ]
    assert page(trace, len(trace), 0).steps == []
