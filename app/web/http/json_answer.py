"""An answer in JSON whose bytes are there."""

from fastapi import Response

MEDIA_TYPE = "application/json"


def json_response(encoded: bytes) -> Response:
    """The answer that these bytes of JSON are."""
    return Response(encoded, media_type=MEDIA_TYPE)
