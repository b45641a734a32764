"""Data in a request, and the way to the table that it means."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ...data import DATASETS, DataError, Table, table_of_rows, table_of_set
from ...data.tables import MOST_COLUMNS, MOST_ROWS
from ..http.field_words import Place, choice_place, object_place
from ..http.refused import Refused
from ..http.request_body import NameOf, Number, RequestBody, Whole, WholeNumber

#: Drawn from a seed as numpy's generators take it.
LARGEST_SEED = 2**32 - 1
_MOST_NOISE = 10.0

Row = Annotated[list[Number], Field(min_length=1, max_length=MOST_COLUMNS, fail_fast=True)]
Rows = Annotated[list[Row], Field(max_length=MOST_ROWS, fail_fast=True)]


def _held_out(value: Any) -> Any:
    """A share from 0 up to 1, or the numbers of rows."""
    if isinstance(value, list):
        fits = all(isinstance(row, int) and not isinstance(row, bool) and row >= 0 for row in value)
    else:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1
    if not fits:
        raise PydanticCustomError("held_out", "neither a share nor rows")
    return value


HeldOut = Annotated[
    Any,
    BeforeValidator(_held_out),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
                {"type": "array", "items": {"type": "integer", "minimum": 0}},
            ]
        }
    ),
]


class DataBody(RequestBody):
    """One of our sets by its name, made from its seed, or rows of one's own."""

    set: Annotated[str, NameOf(DATASETS)] | None = Field(
        default=None, description="One of ours, as GET /api/datasets lists them."
    )
    count: WholeNumber | None = Field(default=None, description="How many rows of ours.")
    noise: Annotated[Number, Field(ge=0, le=_MOST_NOISE)] | None = None
    seed: Annotated[int, Whole(0, LARGEST_SEED)] | None = Field(
        default=None, description="1 where none is given; the same seed makes the same rows."
    )
    held_out: HeldOut = Field(
        default=None,
        description="Of ours the share that is kept from training; of one’s own the rows, from 0.",
    )
    inputs: Rows | None = None
    targets: Rows | None = None

    def to_table(self) -> Table:
        """The table that is meant. Raises Refused where there is none such."""
        try:
            return self._own() if self.set is None else self._ours(self.set)
        except DataError as error:
            raise Refused(422, error.detail, f"/data{error.pointer}") from error

    def _ours(self, name: str) -> Table:
        if self.inputs is not None or self.targets is not None:
            field = "inputs" if self.inputs is not None else "targets"
            raise DataError(
                "The data has both “set” and rows of its own: give one of the two.", f"/{field}"
            )
        if isinstance(self.held_out, list):
            raise DataError(
                "Of a set of ours a share is held out, such as 0.2; rows are of one’s own data.",
                "/held_out",
            )
        dataset = DATASETS[name]
        return table_of_set(
            dataset,
            dataset.count if self.count is None else self.count,
            dataset.noise if self.noise is None else self.noise,
            1 if self.seed is None else self.seed,
            dataset.held_out if self.held_out is None else self.held_out,
        )

    def _own(self) -> Table:
        for field in ("count", "noise", "seed"):
            if getattr(self, field) is not None:
                raise DataError(
                    f"“{field}” is of a set of ours: name one in “set”, or leave it out.",
                    f"/{field}",
                )
        if self.inputs is None or self.targets is None:
            lacking = "inputs" if self.inputs is None else "targets"
            raise DataError(
                "The data needs “set”, one of ours, or “inputs” and “targets”, a row of each for "
                "every sample.",
                f"/{lacking}",
            )
        if not isinstance(self.held_out, list | None):
            raise DataError(
                "Of one’s own rows those held out are named, [3, 7], counted from 0.", "/held_out"
            )
        return table_of_rows(self.inputs, self.targets, self.held_out or [])


_NUMBERS = f"a list of 1 to {MOST_COLUMNS} numbers"
_ROWS = f"a list of at most {MOST_ROWS:,} rows, each {_NUMBERS}"

#: The fields of data, in a request that has it in “data”.
DATA_PLACES: dict[str, Place] = {
    "data": object_place("the data", DataBody),
    "data.set": choice_place("the set", *DATASETS),
    "data.count": Place("the number of rows", "a whole number of rows"),
    "data.noise": Place("the noise", f"a number from 0 to {_MOST_NOISE:g}"),
    "data.seed": Place("the seed", f"a whole number from 0 to {LARGEST_SEED:,}"),
    "data.held_out": Place(
        "what is held out",
        "a share from 0 up to, and without, 1; or of one’s own rows a list of their numbers from 0",
    ),
    "data.inputs": Place("the list of inputs", _ROWS),
    "data.inputs.*": Place("row {} of the inputs", _NUMBERS),
    "data.inputs.*.*": Place("row {}, input {}", "a number"),
    "data.targets": Place("the list of targets", _ROWS),
    "data.targets.*": Place("row {} of the targets", _NUMBERS),
    "data.targets.*.*": Place("row {}, target {}", "a number"),
}
