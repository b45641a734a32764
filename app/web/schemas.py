"""What a request for a trace may say.

Fields are strict: a number in quotes is text, and true is not 1. An unknown field is an error,
because a misspelt one would otherwise be dropped without a word.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import CoreSchema, core_schema

from ..engine.activations import ACTIVATIONS
from ..engine.losses import LOSSES
from ..engine.optimizers import SGD
from ..engine.problem import Layer, Problem, Reduction
from ..explain.notation import STYLES
from . import limits
from .shapes import check_shapes


class NameOf:
    """A string that is one of the names of a table."""

    def __init__(self, table: Iterable[str]) -> None:
        self.names = list(table)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """As if it were a Literal."""
        return core_schema.literal_schema(self.names)


Number = Annotated[float, Field(allow_inf_nan=False)]
# One fault a row is enough: a large body could hold very many.
Numbers = Annotated[list[Number], Field(min_length=1, max_length=limits.UNITS, fail_fast=True)]
Rows = Annotated[list[Numbers], Field(min_length=1, max_length=limits.UNITS)]


def _whole(number: Any) -> Any:
    """JSON has one kind of number: 2.0 is 2."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


WholeNumber = Annotated[int, BeforeValidator(_whole), Field(ge=0)]


class Body(BaseModel):
    """An object of the request."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class LayerBody(Body):
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


class NetworkBody(Body):
    """The layers, the output layer last."""

    layers: list[LayerBody] = Field(min_length=1, max_length=limits.LAYERS)


class SampleBody(Body):
    """An input and what the network should answer to it."""

    input: Numbers
    target: Numbers


class OptimizerBody(Body):
    """What is done with the gradients."""

    name: Literal["sgd"] = "sgd"
    learning_rate: Number = Field(
        default=0.5, ge=0, description="η, the size of a step down the gradient; 0 goes nowhere."
    )


class ProblemBody(Body):
    """A network, a loss, a batch of samples and an optimizer."""

    network: NetworkBody
    loss: Annotated[str, NameOf(LOSSES)]
    samples: list[SampleBody] = Field(min_length=1, max_length=limits.SAMPLES)
    reduction: Reduction = Field(
        default="sum", description="How the gradients of the samples become that of the batch."
    )
    optimizer: OptimizerBody = OptimizerBody()

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
            optimizer=SGD(self.optimizer.learning_rate),
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
            optimizer=OptimizerBody(learning_rate=problem.optimizer.learning_rate),
        )


NotationStyle = Annotated[
    str,
    NameOf(STYLES),
    Field(description="net, h, o, U and W, or z, a and W with layer numbers."),
]


class TraceRequest(Body):
    """Which steps of one iteration over the batch to answer with."""

    problem: ProblemBody
    start: WholeNumber = Field(default=0, description="The first step, from 0; at most the total.")
    count: WholeNumber = Field(
        default=limits.DEFAULT_PAGE,
        description=f"How many steps. At most {limits.PAGE} come at once, and fewer of a layer "
        "of very many units: go on at `start` and the number of `steps` that came.",
    )
    notation: NotationStyle = "lecture"


class ProgramRequest(Body):
    """Which problem's iteration to write as a program, with which names."""

    problem: ProblemBody
    notation: NotationStyle = "lecture"


class TrainRequest(Body):
    """How many iterations to run on which problem."""

    problem: ProblemBody
    iterations: Annotated[WholeNumber, Field(ge=1, le=limits.ITERATIONS)] = 100
