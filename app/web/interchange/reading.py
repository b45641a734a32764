"""A problem from a file of other software, checked as any that comes in."""

from typing import Any

from ...engine.problem import ProblemError
from ...interchange import formats
from ...interchange.fault import InterchangeError
from ...interchange.reading.found import Limits
from ..problem.body import ProblemBody
from ..problem.faults import in_sample
from ..problem.limits import LAYERS, SAMPLES, UNITS, WEIGHTS
from ..problem.reading import read_problem

_LIMITS = Limits(LAYERS, UNITS, WEIGHTS, SAMPLES)


def read_file(name: str, content: bytes, layers: str = "") -> tuple[dict[str, Any], list[str]]:
    """The problem in the file, every field of it, and notes: what was assumed or left out.

    ``layers`` picks some of the file's, as ``2-3``. Raises InterchangeError.
    """
    wire, notes = formats.read(name, content, _LIMITS, layers)
    try:
        problem = read_problem(wire)
    except ProblemError as error:
        at = f" (at {error.pointer})" if error.pointer else ""
        raise InterchangeError(f"{in_sample(error)}{at}") from error
    return ProblemBody.of(problem).model_dump(), notes
