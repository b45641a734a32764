"""What optimizers do is told as all else is: read, computed, written, and as a program."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.iteration import iterate
from app.engine.optimizers import FORMS, SCHEDULES
from app.engine.problem import Problem
from app.explain import explain
from app.explain.formulas.optimizer_forms import FORMULAS
from app.explain.formulas.schedules import FORMULAS as RATES
from app.explain.optimizer_code import FORM_CODE, SCHEDULE_CODE
from app.explain.optimizer_words import FORM_WORDS, SCHEDULE_WORDS
from app.explain.program import program
from app.trace.page import keyframe
from app.trace.trace import Trace
from tests.explain.evaluate import evaluate
from tests.fold import fold
from tests.optimizer_runs import NAMES, optimizer_of
from tests.problems import random_problem


def started(name: str, samples: int = 2) -> Problem:
    """A problem whose optimizer has run for two iterations."""
    problem = replace(
        random_problem(
            (2, 2, 2),
            ("tanh", "identity"),
            "half_squared_error",
            samples=samples,
            biases=("trained", "frozen"),
        ),
        optimizer=optimizer_of(name),
    )
    return iterate(iterate(problem).next_problem()).next_problem()


each = pytest.mark.parametrize("name", NAMES)


@each
@pytest.mark.parametrize("samples", [1, 2])
def test_a_step_of_an_optimizer_reads_what_is_given_or_was_written_before(
    name: str, samples: int
) -> None:
    problem = started(name, samples)
    written = {
        *(f"weight.{at}.{j}.{i}" for at in (1, 2) for j in (0, 1) for i in (0, 1)),
        *(f"bias.{at}.{j}" for at in (1, 2) for j in (0, 1)),
        *(f"{kind}.{k}" for kind in ("input", "target") for k in (0, 1)),
    }
    for step in Trace(problem):
        assert {str(ref) for ref in step.reads} <= written, step
        written |= {str(ref) for ref, _ in step.writes}


@each
def test_the_formula_of_an_optimizer_gives_its_number(name: str) -> None:
    trace = Trace(started(name))
    for step in trace:
        if step.phase != "update":
            continue
        told = explain(trace, step)
        roles = {line["role"]: line["right"] for line in told.formula["lines"]}
        assert roles.keys() == {"symbols", "numbers", "result"}
        value = evaluate(roles["numbers"])
        assert value == pytest.approx(step.writes[0][1], rel=1e-12, abs=1e-15)
        assert told.title[0].isupper()
        assert "{" not in told.title + told.text
        assert told.text[0].isupper()


@each
@pytest.mark.parametrize("samples", [1, 2])
def test_the_program_of_an_optimizer_computes_its_numbers(name: str, samples: int) -> None:
    problem = started(name, samples)
    names: dict[str, object] = {"print": lambda *_: None}
    exec(program(problem).code, names)  # the program under test
    done = iterate(problem)
    for at, weight in enumerate(("W_new", "U_new")):
        np.testing.assert_allclose(names[weight], done.updated_weight[at], rtol=1e-12)  # type: ignore[call-overload]
    np.testing.assert_allclose(names["b_h_new"], done.updated_bias[0], rtol=1e-12)  # type: ignore[call-overload]


@each
def test_every_block_of_an_optimizer_has_its_lines_in_the_program(name: str) -> None:
    problem = started(name)
    blocks = {
        (block.quantity, block.layer)
        for block in Trace(problem).schedule.blocks
        if block.phase == "update"
    }
    lines = {
        (line.quantity, line.layer)
        for line in program(problem).lines
        if line.op in ("optimizer", "update")
    }
    assert blocks == lines


@each
def test_steps_of_an_optimizer_folded_give_the_next_keyframe(name: str) -> None:
    trace = Trace(started(name))
    state = keyframe(trace, 0)
    for index, step in enumerate(trace):
        state = fold(state, [step])
        assert state == keyframe(trace, index + 1)
    for quantity in trace.problem.optimizer.quantities:
        assert None not in np.ravel(state[f"weight_{quantity}"]).tolist()


def test_every_schedule_has_its_formula_its_words_and_its_code() -> None:
    assert RATES.keys() == SCHEDULE_WORDS.keys() == SCHEDULE_CODE.keys() == SCHEDULES.keys()


def test_every_form_has_its_formula_its_words_and_its_code() -> None:
    assert FORMULAS.keys() == FORM_WORDS.keys() == FORM_CODE.keys() == FORMS.keys()
