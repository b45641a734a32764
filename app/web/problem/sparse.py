"""Objects that leave out, as they go out, what is not set."""

from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from ..http.request_body import RequestBody


class SparseBody(RequestBody):
    """An object that leaves out, as it goes out, what is not set."""

    @model_serializer(mode="wrap")
    def _without_nulls(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in serialize(self).items() if value is not None}
