"""What the body of a request is made of.

Fields are strict: a number in quotes is text, and true is not 1. An unknown field is an error,
because a misspelt one would otherwise be dropped without a word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import CoreSchema, core_schema

from .field_words import Place


class RequestBody(BaseModel):
    """An object of the request; its docstring names it in the API's description."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    #: What to call each field, and what belongs there, by its path from the whole body; see Place.
    PLACES: ClassVar[Mapping[str, Place]] = {}


class NameOf:
    """A string that is one of the names of a table."""

    def __init__(self, table: Iterable[str]) -> None:
        self.names = list(table)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """As if it were a Literal."""
        return core_schema.literal_schema(self.names)


Number = Annotated[float, Field(allow_inf_nan=False)]


def _whole(number: Any) -> Any:
    """JSON has one kind of number: 2.0 is 2."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``; the API's description has both."""

    least: int = 0
    most: int | None = None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """The bounds stand at the number: around its reading they would not be described."""
        number = core_schema.int_schema(ge=self.least, le=self.most)
        return core_schema.no_info_before_validator_function(_whole, number)


WholeNumber = Annotated[int, Whole()]

#: Characters of a name under which something is given: of any ref, or of what is written for one.
LONGEST_NAME = 200
Name = Annotated[str, Field(max_length=LONGEST_NAME)]
