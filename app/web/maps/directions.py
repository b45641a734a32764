"""What a map of the loss goes along: a parameter by its ref, or a direction through all of them."""

from typing import Annotated, Any

import numpy as np
from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ...engine.counted import counted
from ...engine.layer import Layer
from ...engine.problem import Problem
from ...engine.surfaces import Direction
from ..http.field_words import Place, object_place
from ..http.refused import Refused
from ..http.request_body import RequestBody
from ..problem import limits
from ..problem.optimizer import KeptBody, KeptRows

_REF = TypeAdapter(Annotated[str, Field(max_length=64, strict=True)])


class DirectionBody(RequestBody):
    """What a step of length 1 adds to each weight and bias, layer by layer."""

    layers: KeptRows = Field(description="In the network’s shapes; biases that are null stay.")

    def to_direction(self, problem: Problem, pointer: str) -> Direction:
        """The direction as the engine knows it. Raises Refused where it has not the shapes."""
        own, needed = len(self.layers), len(problem.layers)
        if own != needed:
            raise Refused(
                422,
                f"The direction has {counted(own, 'layer')}: it needs {needed}, as the network "
                "has.",
                f"{pointer}/layers",
            )
        for at, (body, layer) in enumerate(zip(self.layers, problem.layers, strict=True)):
            _check(body, layer, f"layer {at + 1}", f"{pointer}/layers/{at}")
        return Direction(
            [np.array(body.weights, dtype=np.float64) for body in self.layers],
            [
                None if b.biases is None else np.array(b.biases, dtype=np.float64)
                for b in self.layers
            ],
        )


def _check(body: KeptBody, layer: Layer, name: str, pointer: str) -> None:
    rows, columns = layer.weights.shape
    if len(body.weights) != rows or any(len(row) != columns for row in body.weights):
        raise Refused(
            422,
            f"The direction’s weights of {name} must be {counted(rows, 'row')} of {columns}, as "
            "the network’s are.",
            f"{pointer}/weights",
        )
    if body.biases is None:
        return
    if layer.biases is None:
        raise Refused(
            422,
            f"The network has no biases in {name}: the direction’s must be null.",
            f"{pointer}/biases",
        )
    if len(body.biases) != rows:
        raise Refused(
            422,
            f"The direction has {counted(len(body.biases), 'bias')} in {name}: it needs "
            f"{rows}, or null where they stay.",
            f"{pointer}/biases",
        )


class _RefOrDirection:
    """Its kind of value tells which of the two it is: faults are those of the one that is meant."""

    def __get_pydantic_core_schema__(
        self, _source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            lambda value, read: (
                read(value) if isinstance(value, dict) else _REF.validate_python(value)
            ),
            handler(DirectionBody),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [_REF.json_schema(), handler(schema)]}


RefOrDirection = Annotated[str | DirectionBody, _RefOrDirection()]

_NUMBERS = f"a list of 1 to {limits.UNITS} numbers"

#: The fields of what a map goes along, in a request that has it in “along”.
ALONG_PLACES: dict[str, Place] = {
    "along": Place("“along”", "a list of two refs of weights or biases, or of two directions"),
    "along.*": Place(
        "“along” {}",
        "the ref of a weight or a bias, such as weight.1.0.0, or a direction with “layers”",
        fields=tuple(DirectionBody.model_fields),
    ),
    "along.*.layers": Place(
        "“along” {}: the list of layers", f"a list of 1 to {limits.LAYERS} layers, as the network’s"
    ),
    "along.*.layers.*": object_place("“along” {}: layer {}", KeptBody),
    "along.*.layers.*.weights": Place(
        "“along” {}: the weights of layer {}",
        f"a list of 1 to {limits.UNITS} rows, each a list of numbers",
    ),
    "along.*.layers.*.weights.*": Place("“along” {}: layer {}, row {}", _NUMBERS),
    "along.*.layers.*.weights.*.*": Place("“along” {}: layer {}, row {}, weight {}", "a number"),
    "along.*.layers.*.biases": Place(
        "“along” {}: the biases of layer {}", f"{_NUMBERS}, or null where they stay"
    ),
    "along.*.layers.*.biases.*": Place("“along” {}: layer {}, bias {}", "a number"),
}
