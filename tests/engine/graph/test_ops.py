"""Every op's rows are its derivatives, whatever the shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.graph.ops import OPS
from app.engine.graph.passes import compute
from tests.engine.graph.by_number import assert_close, complex_step
from tests.engine.graph.cases import CASES, EVERY, Case, drawn

SEEDS = st.integers(0, 2**32 - 1)


def test_every_op_has_its_cases() -> None:
    assert CASES.keys() == OPS.keys()


@pytest.mark.parametrize("case", EVERY, ids=str)
@given(seed=SEEDS)
@settings(max_examples=5, deadline=None)
def test_gradients_agree_with_the_complex_step(case: Case, seed: int) -> None:
    graph, _ = drawn(case, seed)
    done = compute(graph)
    for name in graph.with_respect_to:
        assert_close(done.gradients[name], complex_step(graph, name))


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_the_row_of_one_number_is_the_row_among_all(case: Case) -> None:
    graph, _ = drawn(case, 1)
    done = compute(graph)
    for equation in graph.equations:
        applied = done.applied(equation)
        for argument in range(len(equation.arguments)):
            every = equation.op.terms(applied, argument, np.arange(applied.out.size))
            for place in range(applied.out.size):
                one = equation.op.terms(applied, argument, np.array([place]))
                np.testing.assert_array_equal(one.elements[0], every.elements[place])
                np.testing.assert_array_equal(one.derivatives[0], every.derivatives[place])


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_the_shape_is_known_before_any_number(case: Case) -> None:
    graph, _ = drawn(case, 2)
    done = compute(graph)
    for equation in graph.equations:
        assert done.values[equation.name].shape == equation.shape
        widths = [
            equation.op.terms(done.applied(equation), k, np.array([0])).elements.shape[1]
            for k in range(len(equation.arguments))
        ]
        shapes = [np.shape(a) for a in done.applied(equation).arrays]
        variadic = equation.op.variadic
        assert equation.op.width(*shapes, **equation.params) == (1 if variadic else sum(widths))
