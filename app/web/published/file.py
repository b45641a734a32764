"""A published example in a file: what its source prints, beside the problem."""

import re
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from ...practice.numbers.answer import LONGEST
from ...practice.published.numbers import Printed
from ..http.json_text import parse_json

_TEXT = Annotated[str, Field(max_length=LONGEST)]
_LATER = re.compile(r"(loss)_after_(\d{1,5})_iterations?", re.ASCII)


class PublicationError(ValueError):
    """A file that holds no published numbers; the message says what would."""


class _Row(BaseModel):
    ref: _TEXT
    printed: _TEXT


class _Publication(BaseModel):
    """The part of an example that is printed in its source."""

    published: list[_Row] = Field(min_length=1)
    after: dict[str, _TEXT] = {}


def printed_in_example(content: bytes) -> list[Printed]:
    """The numbers in the file of a worked example, as `GET /api/examples/{id}` writes one.

    Raises PublicationError, or JSONTextError where the file is no JSON.
    """
    try:
        publication = _Publication.model_validate(parse_json(content, "file"))
    except ValidationError as error:
        raise PublicationError(
            "It holds no printed numbers. An example has them in “published”, a list of objects "
            'such as {"ref": "delta.2.0", "printed": "0.138498562"}; or give them in a table, as a '
            "second file."
        ) from error
    numbers = [Printed(row.ref, row.printed) for row in publication.published]
    return numbers + [_later(name, text) for name, text in publication.after.items()]


def _later(name: str, text: str) -> Printed:
    """What is printed of a later iteration, as loss_after_1_iteration."""
    known = _LATER.fullmatch(name)
    return Printed(known[1], text, int(known[2])) if known else Printed(name, text)
