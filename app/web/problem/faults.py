"""Faults of a whole problem in words: of a sample, of a number that overflows."""

from ...engine.problem import ProblemError
from ...trace.graph.refs import OF_UPDATE, SINGLE
from ...trace.graph.trace import GraphNotFiniteError
from ...trace.refs import OF_BATCH
from ...trace.trace import NotFiniteError
from ..http.field_faults import LARGEST


def in_sample(error: ProblemError) -> str:
    """The error's detail, which says so where it is the fault of one sample."""
    place = error.pointer.split("/")
    if place[1:2] != ["samples"] or len(place) < 3 or error.detail.startswith("Sample"):
        return error.detail
    return f"Sample {int(place[2]) + 1}: {error.detail}"


def overflow(
    error: NotFiniteError, use: str = "smaller weights, inputs, targets or learning rate"
) -> str:
    """That a number of the trace overflowed, and what to ``use`` instead."""
    told = str(error.ref)
    if error.ref.quantity not in OF_BATCH:
        told += f" of sample {error.sample + 1}"
    if error.in_sum:
        told = f"The batch’s loss, with {told} added,"
    return (
        f"{told} is not finite: it leaves the range of a "
        f"float64, ±{LARGEST}, or divides by an output that rounds to 0. "
        f"Use {use}."
    )


def no_such_sample(name: str, samples: int) -> str:
    """That a batch of so many has not the sample that ``name`` gives."""
    if samples == 1:
        return f"The batch has one sample: {name} is 0."
    return f"The batch has {samples} samples: {name} counts from 0 to {samples - 1}."


def not_finite_told(error: GraphNotFiniteError) -> str:
    """That a number is not finite, and what to use instead."""
    line = "" if error.span is None else f" (line {error.span.line})"
    if error.ref.quantity in (*OF_UPDATE, *SINGLE):
        return (
            f"{error.ref} is not finite: the update leaves the range of a float64, ±{LARGEST}. "
            "Use a smaller learning rate, or other values."
        )
    return (
        f"{error.ref}{line} is not finite: it leaves the range of a float64, ±{LARGEST}, or has "
        "no value, as ln 0 and 1/0. Use other values."
    )
