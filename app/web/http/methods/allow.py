"""OPTIONS, and what a resource allows."""

from collections.abc import Iterable

from fastapi import Response


def allowed(methods: Iterable[str]) -> str:
    """The field Allow of a resource whose route takes ``methods``: HEAD goes with GET."""
    every = {*methods, "OPTIONS"}
    return ", ".join(sorted(every | ({"HEAD"} if "GET" in every else set())))


def options_response(methods: Iterable[str]) -> Response:
    """The answer to OPTIONS (RFC 9110, 9.3.7)."""
    return Response(status_code=204, headers={"Allow": allowed(methods)})
