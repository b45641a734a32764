"""What a problem must fulfil, and how one is told which part does not fit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from app.engine.activations import ACTIVATIONS, Range
from app.engine.losses import LOSSES
from app.engine.problem import Layer, Problem, ProblemError
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, output_layer, random_problem
from tests.strategies import problems


def layer(n_out: int, n_in: int, biases: int | None = None, activation: str = "tanh") -> Layer:
    return Layer(
        weights=np.ones((n_out, n_in)),
        biases=None if biases is None else np.ones(biases),
        activation=ACTIVATIONS[activation],
    )


def with_layers(*layers: Layer) -> None:
    """Put the layers into a problem of two inputs and two targets."""
    problem = random_problem((2, 2), ("tanh",), "half_squared_error", samples=2)
    replace(problem, layers=layers)


def refusal(of: pytest.ExceptionInfo[ProblemError]) -> tuple[str, str]:
    assert str(of.value) == of.value.detail
    return of.value.pointer, of.value.detail


@pytest.mark.parametrize(
    ("layers", "pointer", "detail"),
    [
        pytest.param(
            [layer(2, 3)],
            "/network/layers/0/weights",
            "Layer 1 has 3 weights in a row, but the input has 2 values: each row needs 2.",
            id="first weights",
        ),
        pytest.param(
            [layer(3, 2), layer(2, 2)],
            "/network/layers/1/weights",
            "Layer 2 has 2 weights in a row, but layer 1 has 3 units: each row needs 3.",
            id="later weights",
        ),
        pytest.param(
            [layer(1, 2), layer(2, 2)],
            "/network/layers/1/weights",
            "Layer 2 has 2 weights in a row, but layer 1 has 1 unit: each row needs 1.",
            id="later weights after one unit",
        ),
        pytest.param(
            [layer(3, 2, 3), layer(2, 3, 4)],
            "/network/layers/1/biases",
            "Layer 2 has 2 rows of weights and 4 biases: it needs 2 biases, or null for none.",
            id="biases",
        ),
        pytest.param(
            [layer(2, 1), layer(1, 2, 0)],
            "/network/layers/0/weights",
            "Layer 1 has 1 weight in a row, but the input has 2 values: each row needs 2.",
            id="one weight in a row",
        ),
        pytest.param(
            [layer(1, 2, 2)],
            "/network/layers/0/biases",
            "Layer 1 has 1 row of weights and 2 biases: it needs 1 bias, or null for none.",
            id="biases of one unit",
        ),
        pytest.param(
            [layer(1, 2)],
            "/samples/0/target",
            "The samples have 2 targets, but the output layer has 1 unit: each needs its own "
            "target.",
            id="targets of one unit",
        ),
        pytest.param(
            [layer(3, 2)],
            "/samples/0/target",
            "The samples have 2 targets, but the output layer has 3 units: each needs its own "
            "target.",
            id="targets",
        ),
        pytest.param(
            [layer(2, 2), layer(3, 2, activation="softmax"), layer(2, 3)],
            "/network/layers/1/activation",
            "Layer 2 is a hidden layer; softmax is for the output layer only.",
            id="hidden softmax",
        ),
    ],
)
def test_layers_that_do_not_fit_are_named(layers: list[Layer], pointer: str, detail: str) -> None:
    with pytest.raises(ProblemError) as refused:
        with_layers(*layers)
    assert refusal(refused) == (pointer, detail)


def test_a_lone_input_is_one_value() -> None:
    problem = output_layer("tanh", "half_squared_error", nets=[1.0], targets=[0.0])
    with pytest.raises(ProblemError, match="but the input has 1 value: each row needs 1"):
        replace(problem, layers=(layer(1, 2),))


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_goes_with_the_outputs_it_is_defined_for_and_no_other(
    activation: str, loss: str
) -> None:
    def build() -> Problem:
        return output_layer(activation, loss, nets=[0.5, 0.1], targets=[1.0, 0.0])

    if (activation, loss) in OUTPUTS_AND_LOSSES:
        assert build().loss is LOSSES[loss]
        return
    with pytest.raises(ProblemError) as refused:
        build()
    wanted = {Range.UNIT: "between 0 and 1", Range.POSITIVE: "above 0"}[LOSSES[loss].domain]
    detail = (
        f"{loss} needs every output to lie {wanted}, which {activation} does not promise. "
        "Choose another output activation (sigmoid and softmax do) or another loss."
    )
    assert refusal(refused) == ("/loss", detail)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "categorical_cross_entropy"])
@pytest.mark.parametrize(("target", "shown"), [(1.5, "1.5"), (-0.25, "-0.25"), (1e300, "1e+300")])
def test_a_target_that_is_no_probability_is_named(loss: str, target: float, shown: str) -> None:
    problem = output_layer("softmax", loss, nets=[0.5, 0.1], targets=[1.0, 0.0])
    targets = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, target], [7.0, 7.0]])
    with pytest.raises(ProblemError) as refused:
        replace(problem, inputs=np.ones((4, 1)), targets=targets)
    detail = f"{loss} needs targets from 0 to 1; target 2 is {shown}."
    assert refusal(refused) == ("/samples/2/target/1", detail)


def test_a_target_just_above_1_is_not_shown_as_1() -> None:
    with pytest.raises(ProblemError, match=r"target 1 is 1\.00000001\."):
        output_layer("sigmoid", "binary_cross_entropy", nets=[0.5], targets=[1.00000001])


@pytest.mark.parametrize(
    ("targets", "shown"),
    [([0.5, 0.4], "0.9"), ([1.0, 1.0], "2"), ([0.0, 0.0], "0"), ([0.3, 0.694], "0.994")],
)
def test_shares_that_do_not_sum_to_1_are_named(targets: list[float], shown: str) -> None:
    problem = output_layer("softmax", "categorical_cross_entropy", [0.5, 0.1], [1.0, 0.0])
    with pytest.raises(ProblemError) as refused:
        replace(problem, inputs=np.ones((2, 1)), targets=np.array([[0.3, 0.7], targets]))
    detail = (
        "The targets of a softmax with categorical_cross_entropy are shares of 1; "
        f"these sum to {shown}."
    )
    assert refusal(refused) == ("/samples/1/target", detail)


@pytest.mark.parametrize("third", [0.333, 0.3333333333, 1 / 3])
def test_shares_may_be_off_by_a_rounding(third: float) -> None:
    thirds = [third, third, third]
    problem = output_layer("softmax", "categorical_cross_entropy", [0.0, 0.0, 0.0], thirds)
    assert problem.targets.tolist() == [thirds]


@pytest.mark.parametrize("activation", ["sigmoid", "softplus"])
def test_without_softmax_the_targets_of_a_cross_entropy_need_not_be_shares(activation: str) -> None:
    problem = output_layer(activation, "categorical_cross_entropy", [0.5, 0.1], [1.0, 1.0])
    assert problem.targets.tolist() == [[1.0, 1.0]]


def test_a_squared_error_takes_any_target() -> None:
    problem = output_layer("sigmoid", "half_squared_error", nets=[0.5], targets=[-17.0])
    assert problem.targets.tolist() == [[-17.0]]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_works_unit_by_unit_may_stand_in_a_hidden_layer(name: str) -> None:
    problem = random_problem((2, 3, 2), (name, "softmax"), "half_squared_error")
    assert problem.layers[0].activation is ACTIVATIONS[name]


@given(problems())
def test_sizes_run_from_the_input_to_the_output(problem: Problem) -> None:
    shapes = [layer.weights.shape for layer in problem.layers]
    assert problem.sizes == (shapes[0][1], *(n_out for n_out, _ in shapes))
    assert problem.sizes[0] == problem.inputs.shape[1]
    assert problem.sizes[-1] == problem.targets.shape[1]


@given(problems())
def test_other_parameters_leave_the_rest_of_a_problem_as_it_is(problem: Problem) -> None:
    weights = [layer.weights + 1 for layer in problem.layers]
    biases = [None if layer.biases is None else layer.biases + 1 for layer in problem.layers]
    other = problem.with_parameters(weights, biases)
    assert [layer.weights for layer in other.layers] == weights
    assert [layer.biases for layer in other.layers] == biases
    assert [(layer.activation, layer.train_biases) for layer in other.layers] == [
        (layer.activation, layer.train_biases) for layer in problem.layers
    ]
    assert other.inputs is problem.inputs
    assert other.targets is problem.targets
