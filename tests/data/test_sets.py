"""Our sets: made from their seed, described truly, and learnt by the network beside them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.data import DATASETS, DataError, Dataset, Table, table_of_set
from app.data.start import starting_problem
from app.engine.arrays import Array
from app.engine.learning import Learner
from app.engine.passes import forward
from app.engine.problem import Problem

FILES = Path(__file__).parents[2] / "app" / "data"

each = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)


def usual(dataset: Dataset, seed: int = 1) -> Table:
    return table_of_set(dataset, dataset.count, dataset.noise, seed, dataset.held_out)


def outputs(problem: Problem, inputs: Array) -> Array:
    net = inputs
    for layer in problem.layers:
        net = layer.activation.g(net @ layer.weights.T + layer.biases)
    return net


@each
def test_the_network_of_a_set_learns_it(dataset: Dataset) -> None:
    table, network = usual(dataset), dataset.network
    rows = table.training
    learner = Learner(
        starting_problem(network, table),
        table.inputs[rows],
        table.targets[rows],
        network.batch_size,
        shuffle_seed=1,
    )
    learner.advance(network.iterations)
    judged = table.held_out if len(table.held_out) else rows
    found, wanted = outputs(learner.problem(), table.inputs[judged]), table.targets[judged]
    if dataset.kind == "values":
        spread = np.mean((wanted - wanted.mean()) ** 2)
        assert np.mean((found - wanted) ** 2) < 0.05 * spread
        return
    if wanted.shape[1] == 1:
        right = (found >= 0.5) == (wanted >= 0.5)
    else:
        right = found.argmax(axis=1) == wanted.argmax(axis=1)
    assert right.mean() >= (1.0 if dataset.id == "xor" else 0.95)


@each
def test_the_same_seed_gives_the_same_rows(dataset: Dataset) -> None:
    first, again, other = usual(dataset), usual(dataset), usual(dataset, seed=2)
    assert first.inputs.tolist() == again.inputs.tolist()
    assert first.held_out.tolist() == again.held_out.tolist()
    if dataset.id != "xor":  # its corners are the same without noise
        assert first.inputs.tolist() != other.inputs.tolist()


@each
def test_a_set_has_the_sizes_and_the_kind_that_it_tells(dataset: Dataset) -> None:
    table = usual(dataset)
    sizes = dataset.network.sizes
    assert table.inputs.shape == (dataset.count, len(dataset.inputs)) == (dataset.count, sizes[0])
    assert (
        table.targets.shape
        == (dataset.count, len(dataset.outputs))
        == (
            dataset.count,
            sizes[-1],
        )
    )
    assert table.kind == dataset.kind
    assert len(table.held_out) == round(dataset.held_out * dataset.count)
    assert sorted([*table.held_out, *table.training]) == list(range(dataset.count))
    forward(starting_problem(dataset.network, table))


def test_xor_is_its_four_corners() -> None:
    table = usual(DATASETS["xor"])
    rows = np.hstack([table.inputs, table.targets]).tolist()
    assert sorted(rows) == [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]


def test_the_curves_are_what_they_are_called() -> None:
    curves: dict[str, Callable[[Array], Array]] = {
        "line": lambda x: np.asarray(2 * x[:, 0] - 1),
        "sine": lambda x: np.asarray(np.sin(x[:, 0])),
        "plane": lambda x: np.asarray((x[:, 0] + x[:, 1]) / 2),
    }
    for name, curve in curves.items():
        table = table_of_set(DATASETS[name], 50, 0.0, 3, 0.0)
        np.testing.assert_allclose(table.targets[:, 0], curve(table.inputs), atol=1e-15)


def test_iris_has_the_sums_that_are_published_of_it() -> None:
    """Fisher's means of the four lengths, in his article's table II and in R's iris."""
    rows = [line.split(",") for line in (FILES / "iris.csv").read_text("utf-8").splitlines()]
    for kind, means in {
        "setosa": [5.006, 3.428, 1.462, 0.246],
        "versicolor": [5.936, 2.770, 4.260, 1.326],
        "virginica": [6.588, 2.974, 5.552, 2.026],
    }.items():
        own = np.array([row[:4] for row in rows if row[4] == kind], dtype=float)
        assert len(own) == 50
        np.testing.assert_allclose(own.mean(axis=0), means, atol=1e-9)


def test_the_digits_are_thirty_of_each_in_shades_from_0_to_1() -> None:
    table = usual(DATASETS["digits"])
    assert table.targets.sum(axis=0).tolist() == [30] * 10
    assert table.inputs.min() == 0
    assert table.inputs.max() == 1


def test_measured_sets_name_their_source_and_licence() -> None:
    for name in ("iris", "digits"):
        assert "CC BY 4.0" in DATASETS[name].source


def test_more_rows_than_a_set_has_are_refused() -> None:
    with pytest.raises(DataError, match="from 10 to 150 rows; 151") as refused:
        table_of_set(DATASETS["iris"], 151, 0.0, 1, 0.2)
    assert refused.value.pointer == "/count"
