"""Learning, line by line, and what it costs."""

from collections.abc import Iterator
from time import monotonic

from ...data.dataset import Table
from ...data.tables import MOST_ROWS
from ...engine.learning import Learner, overflow_in
from ..http.answer import encode
from ..problem.work_size import units_in, weights_in
from .lines import learning_lines, not_finite
from .request import LearnRequest

#: Seconds that go by at most until the server is told that the work goes on.
SLICE = 0.5
#: Seconds in which lines may gather before they are sent: to hand each over alone would take longer
#: than to learn.
GATHERED = 0.02
#: Seconds of an iteration, of a layer in it, and of a product. Measured.
_ITERATION, _LAYER, _PRODUCT = 1e-4, 4e-5, 2.5e-8


def learned_lines(wanted: LearnRequest) -> Iterator[bytes]:
    """The lines, and nothing in between them to tell that the work goes on.

    Raises ProblemError, Refused, and NotFiniteError where the first iteration overflows.
    """
    table = wanted.data.to_table()
    rows = table.training
    learner = learner_of(wanted, table)
    first, batch = learner.following()
    found = overflow_in(first) or overflow_in(learner.problem())
    if found is not None:
        raise not_finite(found, rows[batch])
    iterations, every = wanted.iterations, wanted.every
    del wanted  # whose rows the table has
    gathered, begun = b"", monotonic()
    for line in learning_lines(learner, table, iterations, every, SLICE):
        gathered += b"" if line is None else encode(line) + b"\n"
        if line is None or monotonic() - begun > GATHERED:
            yield gathered
            gathered, begun = b"", monotonic()
    yield gathered


def learner_of(wanted: LearnRequest, table: Table) -> Learner:
    """What learns from the rows of the table that are not held out. Raises ProblemError."""
    rows = table.training
    return Learner(
        wanted.problem.to_problem(),
        table.inputs[rows],
        table.targets[rows],
        wanted.batch_size,
        wanted.shuffle_seed,
        wanted.start,
    )


def learn_cost(wanted: LearnRequest) -> float:
    """Seconds that all of it takes, by an estimate."""
    rows = wanted.data.count or len(wanted.data.inputs or ()) or MOST_ROWS // 10
    batch = min(rows, wanted.batch_size or rows)
    products = weights_in(wanted.problem) + 4 * units_in(wanted.problem)
    layers = len(wanted.problem.network.layers)
    each = _ITERATION + _LAYER * layers + _PRODUCT * products * batch
    told = wanted.iterations / wanted.every
    return wanted.iterations * each + told * _PRODUCT * products * rows
