"""The rows of data, and what they cost."""

from ...data.tables import MOST_ROWS
from ..http.answer import encode
from .request import DatasetRequest

#: Seconds in itself, and of a number of a row. Measured.
_DATASET, _NUMBER = 2e-3, 1e-6
#: Numbers of a row of ours.
_WIDE = 4


def dataset_answer(wanted: DatasetRequest) -> bytes:
    """The rows. Raises Refused."""
    table = wanted.data.to_table()
    return encode(
        {
            "kind": table.kind,
            "inputs": table.inputs.tolist(),
            "targets": table.targets.tolist(),
            "held_out": table.held_out.tolist(),
            "notes": list(table.notes),
        }
    )


def dataset_cost(wanted: DatasetRequest) -> float:
    """Seconds that it takes, by an estimate."""
    own = sum(len(row) for row in wanted.data.inputs or ())
    # More rows than are taken are refused before any is made.
    rows = min(wanted.data.count or 0, MOST_ROWS)
    return _DATASET + _NUMBER * (own or _WIDE * rows)
