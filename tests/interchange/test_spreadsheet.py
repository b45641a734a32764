"""A spreadsheet whose every number is a formula: computed anew it is what the engine computes."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.iteration import iterate
from app.engine.optimizers import optimizer
from app.engine.problem import Problem
from app.interchange.fault import InterchangeError
from app.interchange.formats import write
from app.trace.refs import Ref, parse_ref
from app.trace.trace import Trace
from tests.interchange.excel import Workbook
from tests.interchange.optimizers import OPTIMIZERS
from tests.problems import (
    EXAMPLES,
    HIDDEN,
    OUTPUTS_AND_LOSSES,
    VANISHING,
    output_layer,
    problem_from_json,
    random_problem,
)


def assert_close(actual: Any, expected: Any, name: str = "") -> None:
    np.testing.assert_allclose(actual, expected, rtol=1e-9, atol=1e-12, err_msg=name)


def assert_computes_the_trace(book: Workbook, problem: Problem) -> None:
    """Every number of the trace, computed by its formula alone, has the trace's value."""
    trace = Trace(problem)
    seen = 0
    for step in trace:
        in_batch = len(problem.inputs) > 1 and step.op not in (
            "batch_gradient",
            "update",
            "optimizer",
        )
        name = f"sample.{step.sample + 1}.{step.result}" if in_batch else str(step.result)
        for _, value in step.writes:
            if step.result.quantity == "gradient_norm":
                continue  # it stands among the optimizer's numbers
            assert_close(book.named(name), value, name)
            seen += 1
    assert seen


def assert_stores_what_it_computes(book: Workbook) -> None:
    for sheet, address, stored in book.cells():
        assert_close(book.value(sheet, address), stored, f"{sheet}!{address}")


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_formulas_compute_the_numbers_of_each_example(example: str) -> None:
    problem = problem_from_json(EXAMPLES[example].problem)
    book = Workbook(write(problem, "xlsx"))
    assert_computes_the_trace(book, problem)
    assert_stores_what_it_computes(book)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_formulas_of_every_hidden_activation_are_right(hidden: str) -> None:
    problem = random_problem(
        (3, 4, 2), (hidden, "tanh"), "mean_squared_error", biases=["trained", "none"], samples=2
    )
    assert_computes_the_trace(Workbook(write(problem, "xlsx")), problem)


@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
def test_the_formulas_of_every_output_and_loss_are_right(output: str, loss: str) -> None:
    problem = random_problem((2, 2, 3), ("silu", output), loss)
    assert_computes_the_trace(Workbook(write(problem, "xlsx")), problem)


@pytest.mark.parametrize("chosen", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_the_formulas_of_every_optimizer_are_right(chosen: Any) -> None:
    plain = random_problem((2, 2, 1), ("tanh", "identity"), "half_squared_error", samples=2)
    problem = iterate(replace(plain, optimizer=chosen)).next_problem()
    book = Workbook(write(problem, "xlsx"))
    assert_computes_the_trace(book, problem)
    assert_stores_what_it_computes(book)


def test_what_is_changed_in_a_cell_changes_all_that_follows() -> None:
    problem = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
    book = Workbook(write(problem, "xlsx"))
    at = book.formulas.defined_names["weight.1.0.1"].attr_text.rpartition("!")
    book.set(at[0].strip("'"), at[2].replace("$", ""), -0.75)
    weights = [layer.weights.copy() for layer in problem.layers]
    weights[0][0, 1] = -0.75
    changed = problem.with_parameters(weights, [layer.biases for layer in problem.layers])
    assert_computes_the_trace(book, changed)


def test_sums_of_many_terms_are_right() -> None:
    problem = random_problem((12, 9, 11), ("tanh", "softmax"), "categorical_cross_entropy")
    assert_stores_what_it_computes(Workbook(write(problem, "xlsx")))


@pytest.mark.parametrize(
    "problem",
    [
        output_layer("sigmoid", "binary_cross_entropy", [800.0, -800.0], [0.25, 1.0]),
        output_layer("softmax", "categorical_cross_entropy", [900.0, 0.0], [0.5, 0.5]),
        output_layer("softplus", "half_squared_error", [800.0, -800.0], [0.0, 0.0]),
        output_layer("gelu", "half_squared_error", [40.0, -40.0], [0.0, 0.0]),
    ],
)
def test_saturated_units_have_numbers_too(problem: Problem) -> None:
    book, trace = Workbook(write(problem, "xlsx")), Trace(problem)
    for quantity in ("output", "loss_term", "delta"):
        for unit in range(2):
            ref = Ref(quantity, unit=unit) if quantity == "loss_term" else Ref(quantity, 1, unit)
            assert_close(book.named(str(ref)), trace.value(ref), str(ref))


def test_every_computed_number_is_a_formula_and_every_given_one_is_not() -> None:
    problem = problem_from_json(EXAMPLES["xor-2-2-1"].problem)
    book = Workbook(write(problem, "xlsx"))
    for name, area in book.formulas.defined_names.items():
        ref = name.partition(".")[2].partition(".")[2] if name.startswith("sample.") else name
        if "." not in ref:
            continue
        sheet, _, address = area.attr_text.rpartition("!")
        held = book.formulas[sheet.strip("'")][address.replace("$", "")].value
        given = parse_ref(ref).quantity in ("input", "target", "weight", "bias")
        assert isinstance(held, str) != given, name


def test_a_problem_too_large_for_a_spreadsheet_is_refused_with_its_size() -> None:
    problem = random_problem((100, 100, 10), ("tanh", "identity"), "half_squared_error", samples=64)
    with pytest.raises(InterchangeError, match=r"would have [\d,]+ numbers; at most"):
        write(problem, "xlsx")


def test_outputs_that_vanish_are_left_without_a_number() -> None:
    problem = problem_from_json(
        {
            **VANISHING,
            "samples": VANISHING["samples"][:1],
            "reduction": "sum",
            "optimizer": {"learning_rate": 0.1},
            "network": {"layers": [{**VANISHING["network"]["layers"][0], "train_biases": True}]},
        }
    )
    assert_stores_what_it_computes(Workbook(write(problem, "xlsx")))


def test_the_options_of_an_optimizer_are_cells_of_their_own() -> None:
    plain = random_problem((2, 1), ("identity",), "half_squared_error")
    chosen = replace(plain, optimizer=optimizer("sgd", 0.1, momentum=0.9, clip_norm=0.01))
    book = Workbook(write(chosen, "xlsx"))
    row = [cell.value for cell in book.stored["Iteration"][2] if cell.value is not None]
    assert {"η", 0.1, "μ", 0.9, "clip at", 0.01, "norm of ∇", "factor"} <= set(row)
