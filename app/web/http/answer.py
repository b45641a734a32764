"""An answer in JSON: its bytes, and the form in which the API's description knows it.

Large answers go out as bytes encoded once; a test holds their models and the bytes together.
"""

from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """An object of the answer."""

    model_config = ConfigDict(extra="forbid")


def encode(answer: Any) -> bytes:
    """JSON, in UTF-8."""
    return orjson.dumps(answer)
