"""The rules, one by one, come to what the engine's passes and an independent student come to."""

import pytest
from hypothesis import given

from app.engine.problem import Problem
from app.practice.calculation.calculation import Calculation
from app.practice.naming.lookup import index_of, layer_of, refs_in_order
from app.trace.trace import Trace
from tests.practice.drawn import practice_problems
from tests.practice.student import Student


@given(practice_problems())
def test_every_number_is_that_of_the_trace_and_of_a_careful_student(problem: Problem) -> None:
    work, trace = Calculation(problem), Trace(problem)
    for sample in range(len(problem.inputs)):
        student = Student(problem).numbers(sample)
        refs = list(refs_in_order(problem, sample))
        for ref in refs:
            computed = work.computed(ref.quantity, layer_of(problem, ref))
            value = float(computed[index_of(ref, sample)])
            assert value == pytest.approx(trace.value(ref, sample), rel=1e-11, abs=1e-14)
            assert value == pytest.approx(student[str(ref)], rel=1e-9, abs=1e-13)
        assert {str(ref) for ref in refs} == set(student)


@given(practice_problems())
def test_the_numbers_to_find_come_in_the_order_of_the_work(problem: Problem) -> None:
    steps = [str(step.result) for step in Trace(problem) if step.sample == 0 or step.op == "update"]
    order = [str(ref) for ref in refs_in_order(problem)]
    kept = [ref for ref in order if not ref.startswith("batch_")]
    assert kept == [ref for ref in steps if not ref.startswith("batch_")]
