"""What a Keras model says is read as Keras means it, or refused by name."""

from typing import Any

import numpy as np
import pytest

from app.engine.arrays import Array
from app.engine.graph import limits
from app.engine.graph.errors import GraphError
from app.interchange.fault import InterchangeError
from tests.interchange.graphs.keras_models import (
    BIAS,
    KERNEL,
    NET,
    X,
    computed,
    functional,
    given,
    layer,
    output_of,
    read,
)

RNG = np.random.default_rng(3)
DENSE = {"kernel": KERNEL, "bias": BIAS}
NORM = {
    "gamma": np.array([1.5, -0.5]),
    "beta": np.array([0.1, 0.2]),
    "moving_mean": np.array([0.3, -0.4]),
    "moving_variance": np.array([0.5, 2.0]),
}


def refused(config: Any, **told: Any) -> str:
    """Why a model cannot be read."""
    with pytest.raises(InterchangeError) as error:
        read(config, **told)
    return str(error.value)


def normed(x: Array, axis: int) -> Array:
    """Keras' batch normalisation once training is over, along an axis."""
    along = [1] * x.ndim
    along[axis] = -1
    gamma, beta, mean, variance = (each.reshape(along) for each in NORM.values())
    return np.asarray(gamma * (x - mean) / np.sqrt(variance + 1e-3) + beta)


@pytest.mark.parametrize(
    ("shape", "axis", "told"),
    [
        ((1, 2), 1, 1),
        ((1, 2), -1, [1]),
        ((1, 3, 2), 2, 2),
        ((1, 2, 4), 1, 1),
        ((1, 2, 3, 3), 1, [1]),
        ((1, 3, 3, 2), 3, [3]),
        ((1, 3, 2, 3), 2, -2),
    ],
)
def test_batch_normalisation_runs_along_the_axis_that_the_model_says(
    shape: tuple[int, ...], axis: int, told: Any
) -> None:
    config = functional(
        given("x", *shape[1:]), layer("BatchNormalization", "norm", ["x"], axis=told)
    )
    x = RNG.normal(size=shape)
    expected = normed(x, axis)
    np.testing.assert_allclose(output_of(config, x, weights={"norm": NORM}), expected, rtol=1e-12)


@pytest.mark.parametrize("axis", [5, -3, [1, 2], "last", True])
def test_an_axis_that_no_layer_can_have_is_refused(axis: Any) -> None:
    config = functional(given("x", 2), layer("BatchNormalization", "norm", ["x"], axis=axis))
    assert "its axis is" in refused(config, weights={"norm": NORM})


def test_batch_normalisation_without_scale_and_shift_learns_nothing() -> None:
    norm = layer("BatchNormalization", "norm", ["x"], scale=False, center=False)
    dense = layer("Dense", "dense", ["norm"])
    weights = {
        "norm": {"moving_mean": NORM["moving_mean"], "moving_variance": NORM["moving_variance"]},
        "dense": {"kernel": KERNEL[:2], "bias": BIAS},
    }
    wire, _ = read(functional(given("x", 2), norm, dense), weights=weights)
    assert wire["with_respect_to"] == ["dense_kernel", "dense_bias"]


def test_one_batch_normalisation_that_is_called_twice_has_its_numbers_once() -> None:
    norm = layer("BatchNormalization", "norm", ["x"], ["z"], axis=1)
    both = layer("Add", "both", ["norm", "second"])
    both["inbound_nodes"] = [[["norm", 0, 0, {}], ["norm", 1, 0, {}]]]
    config = functional(given("x", 2, 3), given("z", 2, 3), norm, both)
    wire, _ = read(config, weights={"norm": NORM})
    assert wire["with_respect_to"] == ["norm_gamma", "norm_beta"]


@pytest.mark.parametrize("shape", [(1, 2, 3), (1, 2, 3, 2), (2, 3, 4), (1, 6)])
@pytest.mark.parametrize("order", ["channels_first", "channels_last"])
def test_flatten_takes_the_numbers_with_the_channels_last(
    shape: tuple[int, ...], order: str
) -> None:
    inputs = given("x", *shape[1:])
    inputs["config"]["batch_shape"][0] = shape[0]
    config = functional(inputs, layer("Flatten", "flat", ["x"], data_format=order))
    x = RNG.normal(size=shape)
    turned = np.moveaxis(x, 1, -1) if order == "channels_first" else x
    np.testing.assert_array_equal(output_of(config, x), turned.reshape(shape[0], -1))


HARD = layer("Activation", "hard", ["x"], activation="hard_sigmoid")


@pytest.mark.parametrize(("version", "slope"), [(2, 0.2), (3, 1 / 6)])
def test_hard_sigmoid_is_the_one_of_the_version_that_wrote_the_file(
    version: int, slope: float
) -> None:
    config = functional(
        given("x", 3), layer("Activation", "hard", ["x"], activation="hard_sigmoid")
    )
    x = np.array([[-2.7, 0.4, 2.6]])
    expected = np.clip(slope * x + 0.5, 0, 1)
    np.testing.assert_allclose(output_of(config, x, version=version), expected, rtol=1e-12)


def test_hard_sigmoid_of_no_known_version_is_refused() -> None:
    config = functional(
        given("x", 3), layer("Activation", "hard", ["x"], activation="hard_sigmoid")
    )
    assert "does not say which version wrote it" in refused(config, version=None)


@pytest.mark.parametrize(
    ("kind", "of", "expected"),
    [
        ("ReLU", {"max_value": 0.5}, np.clip(NET, 0, 0.5)),
        ("ReLU", {"max_value": 0}, NET * 0),
        ("ReLU", {"negative_slope": 0.3}, np.where(NET > 0, NET, 0.3 * NET)),
        ("LeakyReLU", {"alpha": 0.4}, np.where(NET > 0, NET, 0.4 * NET)),
        ("LeakyReLU", {}, np.where(NET > 0, NET, 0.3 * NET)),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_an_activation_that_is_a_layer_keeps_its_numbers(
    kind: str, of: dict[str, Any], expected: Array, inside: bool
) -> None:
    activation = {"class_name": kind, "config": of}
    layers = (
        [layer("Dense", "dense", ["x"], activation=activation)]
        if inside
        else [layer("Dense", "dense", ["x"]), layer(kind, "then", ["dense"], **of)]
    )
    made = output_of(functional(given("x", 3), *layers), X, weights={"dense": DENSE})
    np.testing.assert_allclose(made, expected, rtol=1e-12, atol=1e-12)


def test_more_operators_than_a_graph_may_have_are_refused_before_they_are_made() -> None:
    many = [layer("Add", f"add{n}", *[["x"] * 50] * 50) for n in range(400)]
    told = refused(functional(given("x", 2), *many))
    assert f"more than the {limits.EQUATIONS:,} operators" in told


@pytest.mark.parametrize("number", [10**400, -(10**400), float("nan"), float("inf")])
def test_a_number_that_is_not_finite_is_refused_by_name(number: float) -> None:
    for told in (
        layer("Add", "here", ["x", number]),
        layer("Rescaling", "here", ["x"], scale=number),
        layer("LeakyReLU", "here", ["x"], negative_slope=number),
        layer("ELU", "here", ["x"], alpha=number),
        layer("BatchNormalization", "here", ["x"], epsilon=number),
        layer("LayerNormalization", "here", ["x"], epsilon=number),
    ):
        config = functional(given("x", 2), told)
        words = refused(config, weights={"here": NORM})
        assert "“here”" in words
        assert "no finite number" in words


def test_a_layer_that_changes_nothing_is_named_by_its_own_kind() -> None:
    kinds = ("GaussianNoise", "SpatialDropout1D", "AlphaDropout")
    before = ["x", *kinds]
    layers = [layer(kind, kind, [at]) for kind, at in zip(kinds, before, strict=False)]
    config = functional(given("x", 3), *layers, layer("Dense", "dense", [kinds[-1]]))
    wire, notes = read(config, weights={"dense": DENSE})
    assert wire["text"].splitlines()[0] == "matmul_1 = x @ dense_kernel"
    for kind in kinds:
        assert f"{kind} was left out: it changes nothing once training is over." in notes
    assert not any(note.startswith("Dropout") for note in notes)


@pytest.mark.parametrize("kind", ["Dropout", "BatchNormalization"])
def test_a_layer_that_is_called_as_while_training_is_refused(kind: str) -> None:
    of_two = layer(kind, "here", ["x"])
    of_two["inbound_nodes"] = [[["x", 0, 0, {"training": True}]]]
    of_three = layer(kind, "here", ["x"])
    tensor = {"class_name": "__keras_tensor__", "config": {"keras_history": ["x", 0, 0]}}
    of_three["inbound_nodes"] = [{"args": [tensor], "kwargs": {"training": True}}]
    for told in (of_two, of_three):
        words = refused(functional(given("x", 2), told), weights={"here": NORM})
        assert "“here” is called as it is while training" in words


def test_an_embedding_that_masks_is_refused() -> None:
    looked_up = layer("Embedding", "table", ["x"], mask_zero=True)
    words = refused(functional(given("x", 2), looked_up), weights={"table": {"embeddings": KERNEL}})
    assert "Embedding “table”: it masks row 0" in words


LONG = "a_name_of_more_than_sixty_characters_which_is_what_a_label_shows_of_it"


def test_names_that_begin_alike_are_two_names() -> None:
    first, second = f"{LONG}_1", f"{LONG}_2"
    config = functional(
        given("x", 3),
        layer("Dense", first, ["x"]),
        layer("Dense", second, ["x"]),
        layer("Subtract", "apart", [first, second]),
    )
    weights = {first: DENSE, second: {"kernel": KERNEL * 3, "bias": BIAS}}
    np.testing.assert_allclose(
        output_of(config, X, weights=weights), NET - (X @ KERNEL * 3 + BIAS), rtol=1e-12
    )
    assert len(read(config, weights=weights)[0]["with_respect_to"]) == 4


def test_two_layers_or_arrays_of_one_name_are_refused() -> None:
    twice = [layer("Dense", "same", ["x"]), layer("Dense", "same", ["x"])]
    assert "Two layers of the model are called “same”" in refused(
        functional(given("x", 3), *twice), weights={"same": DENSE}
    )
    for name in ("dense.kernel", "made.0"):
        config = functional(given(name, 3), layer("Dense", "dense", [name]))
        words = refused(config, weights={"dense": DENSE})
        assert f"Its input is called “{name}”, as an array in it is" in words


def test_numbers_that_are_not_finite_are_named_by_their_array() -> None:
    config = functional(given("x", 3), layer("Dense", "one", ["x"]))
    for number, words in ((np.nan, "holds NaN"), (np.inf, "holds a number too large")):
        wire, _ = read(config, weights={"one": {"kernel": KERNEL * number, "bias": BIAS}})
        with pytest.raises(GraphError, match=f"“one_kernel” {words}"):
            computed(wire)
