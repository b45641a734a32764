"""The fields of a problem in words."""

from typing import get_args

from ...engine.activations import ACTIVATIONS
from ...engine.losses import LOSSES
from ...engine.problem import Reduction
from ..http.field_words import Place, choice_place, object_place
from . import limits
from .body import LayerBody, NetworkBody, ProblemBody, SampleBody
from .optimizer import OPTIMIZER_PLACES

_NUMBER = "a number"
_UNITS = f"1 to {limits.UNITS}"

#: The fields of a problem, in a request that has it in “problem”.
PROBLEM_PLACES: dict[str, Place] = {
    "problem": object_place("the problem", ProblemBody),
    "problem.network": object_place("the network", NetworkBody),
    "problem.network.layers": Place(
        "the list of layers", f"a list of 1 to {limits.LAYERS} layers, the output layer last"
    ),
    "problem.network.layers.*": object_place("layer {}", LayerBody),
    "problem.network.layers.*.weights": Place(
        "the weight matrix of layer {}",
        f"a list of {_UNITS} rows, one for each unit of the layer, each a list of weights",
    ),
    "problem.network.layers.*.weights.*": Place(
        "layer {}, row {}", f"a list of {_UNITS} weights, one for each unit or input before it"
    ),
    "problem.network.layers.*.weights.*.*": Place("layer {}, row {}, weight {}", _NUMBER),
    "problem.network.layers.*.biases": Place(
        "the bias list of layer {}",
        f"a list of {_UNITS} numbers, one for each unit of the layer, or null for no biases",
    ),
    "problem.network.layers.*.biases.*": Place("layer {}, bias {}", _NUMBER),
    "problem.network.layers.*.activation": choice_place("the activation of layer {}", *ACTIVATIONS),
    "problem.network.layers.*.train_biases": Place("“train_biases” of layer {}", "true or false"),
    "problem.loss": choice_place("the loss", *LOSSES),
    "problem.samples": Place("the list of samples", f"a list of 1 to {limits.SAMPLES} samples"),
    "problem.samples.*": object_place("sample {}", SampleBody),
    "problem.samples.*.input": Place("the input of sample {}", f"a list of {_UNITS} numbers"),
    "problem.samples.*.input.*": Place("sample {}, input {}", _NUMBER),
    "problem.samples.*.target": Place(
        "the target of sample {}", f"a list of {_UNITS} numbers, one for each output"
    ),
    "problem.samples.*.target.*": Place("sample {}, target {}", _NUMBER),
    "problem.reduction": choice_place("the reduction", *get_args(Reduction)),
    **OPTIMIZER_PLACES,
}
