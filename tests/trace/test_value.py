"""A number is found by its ref, and one that does not exist is not found."""

import pytest

from app.trace.refs import parse_ref
from app.trace.trace import Trace
from tests.problems import Biases, random_problem


def trace_of(biases: Biases = "trained", output: str = "tanh") -> Trace:
    return Trace(random_problem((2, 3, 2), ("tanh", output), "half_squared_error", biases=biases))


@pytest.mark.parametrize("name", ["net", "weight_gradient", "updated_weight", "weight", "bias"])
@pytest.mark.parametrize("layer", [0, 3])
def test_there_is_no_number_in_a_layer_that_is_not_there(name: str, layer: int) -> None:
    places = ".0.0" if name.endswith(("weight", "weight_gradient")) else ".0"
    with pytest.raises(LookupError):
        trace_of().value(parse_ref(f"{name}.{layer}{places}"))


@pytest.mark.parametrize(
    "ref", ["input.2", "target.2", "net.1.3", "weight.1.0.2", "weight.2.2.0", "loss_term.2"]
)
def test_there_is_no_number_of_a_unit_that_is_not_there(ref: str) -> None:
    with pytest.raises(LookupError):
        trace_of().value(parse_ref(ref))


@pytest.mark.parametrize("ref", ["bias.1.0", "bias_gradient.1.0", "updated_bias.1.0"])
def test_an_absent_bias_has_no_numbers(ref: str) -> None:
    with pytest.raises(LookupError, match=r"layer 1|in layer 1"):
        trace_of(biases="none").value(parse_ref(ref))


def test_a_frozen_bias_has_no_updated_value() -> None:
    trace = trace_of(biases="frozen")
    assert trace.value(parse_ref("bias_gradient.1.0")) == trace.value(parse_ref("delta.1.0"))
    with pytest.raises(LookupError, match="updated_bias is not computed in layer 1"):
        trace.value(parse_ref("updated_bias.1.0"))


def test_softmax_has_no_slope_to_look_up() -> None:
    with pytest.raises(LookupError, match="slope is not computed in layer 2"):
        trace_of(output="softmax").value(parse_ref("slope.2.0"))


@pytest.mark.parametrize("ref", ["batch_weight_gradient.1.0.0", "batch_bias_gradient.1.0"])
def test_a_batch_of_one_has_no_gradient_to_look_up(ref: str) -> None:
    with pytest.raises(LookupError, match="is not computed in layer 1"):
        trace_of().value(parse_ref(ref))
