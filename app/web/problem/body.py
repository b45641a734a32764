"""A problem as a request has it, and the way to the engine's and back."""

from typing import Annotated, Any

import numpy as np
from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from ...engine.activations import ACTIVATIONS
from ...engine.losses import LOSSES
from ...engine.problem import Layer, Problem, Reduction
from ..http.request_body import NameOf, Number, RequestBody
from . import limits
from .optimizer import OptimizerBody, OptimizerStateBody
from .shapes import check_shapes

# One fault a row is enough: a large body could hold very many.
Numbers = Annotated[list[Number], Field(min_length=1, max_length=limits.UNITS, fail_fast=True)]
Rows = Annotated[list[Numbers], Field(min_length=1, max_length=limits.UNITS)]


class LayerBody(RequestBody):
    """One layer of weights with the units they lead to."""

    weights: Rows = Field(description="(n_out, n_in): a row for each unit of this layer.")
    biases: Numbers | None = Field(default=None, description="One for each unit; null for none.")
    activation: Annotated[str, NameOf(ACTIVATIONS)] = Field(
        description="softmax is for the output layer only."
    )
    train_biases: bool = Field(default=True, description="Whether the update changes the biases.")

    def to_layer(self) -> Layer:
        """The layer as the engine knows it; its rows must be of one length."""
        return Layer(
            weights=np.array(self.weights, dtype=np.float64),
            biases=None if self.biases is None else np.array(self.biases, dtype=np.float64),
            activation=ACTIVATIONS[self.activation],
            train_biases=self.train_biases,
        )


class NetworkBody(RequestBody):
    """The layers, the output layer last."""

    layers: list[LayerBody] = Field(min_length=1, max_length=limits.LAYERS)


class SampleBody(RequestBody):
    """An input and what the network should answer to it."""

    input: Numbers
    target: Numbers


class ProblemBody(RequestBody):
    """A network, a loss, a batch of samples and an optimizer."""

    network: NetworkBody
    loss: Annotated[str, NameOf(LOSSES)]
    samples: list[SampleBody] = Field(min_length=1, max_length=limits.SAMPLES)
    reduction: Reduction = Field(
        default="sum", description="How the gradients of the samples become that of the batch."
    )
    optimizer: OptimizerBody = OptimizerBody()
    optimizer_state: OptimizerStateBody | None = Field(
        default=None, description="What the iterations before have left; null at the start."
    )

    @model_serializer(mode="wrap")
    def _without_state(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A problem whose optimizer keeps nothing goes out without a state."""
        out: dict[str, Any] = serialize(self)
        if self.optimizer_state is None:
            out.pop("optimizer_state", None)
        return out

    def to_problem(self) -> Problem:
        """The problem as the engine knows it.

        Raises ProblemError where the parts do not fit together.
        """
        check_shapes(
            [layer.weights for layer in self.network.layers],
            [sample.input for sample in self.samples],
            [sample.target for sample in self.samples],
        )
        return Problem(
            layers=tuple(layer.to_layer() for layer in self.network.layers),
            loss=LOSSES[self.loss],
            inputs=np.array([sample.input for sample in self.samples], dtype=np.float64),
            targets=np.array([sample.target for sample in self.samples], dtype=np.float64),
            reduction=self.reduction,
            optimizer=self.optimizer.to_optimizer(),
            optimizer_state=None
            if self.optimizer_state is None
            else self.optimizer_state.to_state(),
        )

    @classmethod
    def of(cls, problem: Problem) -> "ProblemBody":
        """The engine's problem as the wire has it: the way back from ``to_problem``."""
        return cls(
            network=NetworkBody(
                layers=[
                    LayerBody(
                        weights=layer.weights.tolist(),
                        biases=None if layer.biases is None else layer.biases.tolist(),
                        activation=layer.activation.name,
                        train_biases=layer.train_biases,
                    )
                    for layer in problem.layers
                ]
            ),
            loss=problem.loss.name,
            samples=[
                SampleBody(input=x.tolist(), target=y.tolist())
                for x, y in zip(problem.inputs, problem.targets, strict=True)
            ],
            reduction=problem.reduction,
            optimizer=OptimizerBody.of(problem.optimizer),
            optimizer_state=None
            if problem.optimizer_state is None
            else OptimizerStateBody.of(problem.optimizer_state),
        )
