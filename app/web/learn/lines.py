"""The lines of an answer, each made from a moment of learning."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ...data import Table
from ...engine.arrays import Array
from ...engine.counted import counted
from ...engine.iteration import joined_loss
from ...engine.learning import Learner, Overflow, overflow_in
from ...engine.passes import forward
from ...engine.problem import Problem
from ...trace.refs import parse_ref
from ...trace.trace import NotFiniteError
from ..problem import limits
from ..problem.body import ProblemBody
from ..problem.faults import overflow


def not_finite(found: Overflow, rows: Array) -> NotFiniteError:
    """The overflow as a trace would raise it, its sample the row of the table."""
    sample = 0 if found.sample is None else int(rows[found.sample])
    return NotFiniteError(parse_ref(found.ref), sample)


def learning_lines(
    learner: Learner, table: Table, iterations: int, every: int, seconds: float
) -> Iterator[dict[str, Any] | None]:
    """A line as soon as it is known; None each time that so many ``seconds`` went by without one.

    The last line has ``done``.
    """
    before = _line(learner, table)
    left = iterations
    while left:
        goal = min(every, left)
        while goal:
            done, finite = learner.advance(goal, seconds)
            goal, left = goal - done, left - done
            if not finite:
                yield _stopped(_line(learner, table) or before, learner, table)
                return
            if goal:
                yield None
        line = _line(learner, table)
        if line is None:
            yield _stopped(before, learner, table)
            return
        before = line
        yield line if left else {**line, "done": True}


def _stopped(line: dict[str, Any] | None, learner: Learner, table: Table) -> dict[str, Any]:
    """The last line, which says which number overflows next."""
    problem, rows = learner.following()
    found = overflow_in(problem) or overflow_in(learner.problem())
    # The route has looked at the first iteration, so there is a line and an overflow.
    assert line is not None
    assert found is not None
    error = not_finite(found, table.training[rows])
    told = overflow(error, "a smaller learning rate")
    after = f"Learning stopped after {counted(line['iteration'], 'iteration')}"
    return {
        **line,
        "done": True,
        "stopped": {"detail": f"{after}: in the next, {told}", "ref": found.ref},
    }


def _line(learner: Learner, table: Table) -> dict[str, Any] | None:
    """Where learning stands, or None where a loss is not finite."""
    problem = learner.problem()
    training = _judged(problem, table, table.training)
    held_out = _judged(problem, table, table.held_out) if len(table.held_out) else (None, None)
    losses = [loss for loss, _ in (training, held_out) if loss is not None]
    if not np.isfinite(losses).all():
        return None
    batch = learner.batch[: limits.SAMPLES]
    inputs, targets = learner.start.inputs, learner.start.targets
    shown = replace(problem, inputs=inputs[batch], targets=targets[batch])
    return {
        "iteration": learner.iteration,
        "epoch": learner.epoch,
        "loss": training[0],
        "held_out_loss": held_out[0],
        "accuracy": training[1],
        "held_out_accuracy": held_out[1],
        "gradient_norms": learner.gradient_norms(),
        "batch": table.training[learner.batch].tolist(),
        "problem": ProblemBody.of(shown).model_dump(mode="json"),
    }


def _judged(problem: Problem, table: Table, rows: Array) -> tuple[float, float | None]:
    """The loss of some rows, and the share of them whose class is right."""
    judged = replace(problem, inputs=table.inputs[rows], targets=table.targets[rows])
    passed = forward(judged)
    with np.errstate(all="ignore"):
        loss = float(joined_loss(judged, passed)) + 0.0  # not −0
    if table.kind == "values":
        return loss, None
    output, target = passed.output[-1], judged.targets
    if output.shape[1] == 1:
        right = (output >= 0.5) == (target >= 0.5)
    else:
        right = output.argmax(axis=1) == target.argmax(axis=1)
    return loss, float(right.mean())
