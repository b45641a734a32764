"""In a batch a name is of the batch unless it says of which sample it is."""

from typing import Literal

import numpy as np
import pytest

from app.explain.notation import Notation, plain
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.practice.naming.lookup import NotToFindError, find_any, refs_in_order
from app.practice.naming.names import ref_named, sample_named
from app.practice.naming.readings import ref_read
from app.practice.naming.ways import WAYS
from app.practice.published import check_published
from app.practice.published.numbers import Printed
from app.practice.questions.question import number_name
from app.practice.worksheet.worksheet import own_worksheets
from app.trace.refs import OF_BATCH, Ref
from tests import oracle
from tests.problems import EXAMPLES, problem_from_json, random_problem

SIZES, ACTIVATIONS = (2, 2, 2), ("tanh", "sigmoid")
BATCH = random_problem(SIZES, ACTIVATIONS, "half_squared_error", samples=3)
MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)


@pytest.mark.parametrize(
    ("ref", "sample", "names"),
    [
        ("batch_loss", None, ["L", "E", "J", "cost", "MSE"]),
        ("loss", None, ["loss"]),
        ("loss", 1, ["L⁽²⁾", "L^{(2)}", "E(2)", "J^{[2]}", "L of sample 2", "loss (sample 2)"]),
        ("batch_weight_gradient.1.0.1", None, ["∂L/∂w12", "dW^{[1]}_{12}", "∇w12", "∇_{w12} L"]),
        ("weight_gradient.1.0.1", 1, ["∂L⁽²⁾/∂w₁₂", "dE^(2)/dw12", "∇_{w12} L^{(2)}"]),
        ("weight_gradient.1.0.1", 1, [r"\frac{\partial L^{(2)}}{\partial w_{12}}"]),
        ("weight_gradient.1.0.1", 1, ["∂L/∂w12 of sample 2", "∇w12, sample 2", "∇w12 (Sample 2)"]),
        ("batch_weight_gradient.1.0.1", None, [r"\frac{\partial L}{\partial w_{12}}"]),
        ("batch_bias_gradient.2.0", None, ["∂L/∂b_o1", "∇b o1"]),
        ("bias_gradient.2.0", 0, ["∂L⁽¹⁾/∂b_o1", "∇b o1 of sample 1"]),
        ("net.1.0", 2, ["net_h1 of sample 3", "net_h1 (sample 3)"]),
        ("error.2.0", 0, ["∂L⁽¹⁾/∂o1"]),
        ("error.2.0", None, ["∂L/∂o1"]),
    ],
)
def test_a_name_without_a_sample_is_the_batchs_where_the_batch_has_one(
    ref: str, sample: int | None, names: list[str]
) -> None:
    read = {name: (str(ref_named(BATCH, name)), sample_named(name)) for name in names}
    assert read == dict.fromkeys(names, (ref, sample))


def test_of_one_sample_there_is_one_loss_and_one_gradient_by_either_name() -> None:
    for name in ("L", "L⁽¹⁾", "L of sample 1"):
        assert str(find_any(MAZUR, name, 0)) == "loss"
    for name in ("∂L/∂w11", "∂L⁽¹⁾/∂w11"):
        assert str(find_any(MAZUR, name, 0)) == "weight_gradient.1.0.0"
    with pytest.raises(NotToFindError, match="whose loss is the batch’s"):
        find_any(MAZUR, "batch_loss")


def test_what_the_samples_share_is_of_none_of_them() -> None:
    assert ref_named(BATCH, "w11 of sample 2") is None
    assert ref_named(BATCH, "w11+ of sample 2") is None
    assert ref_named(BATCH, "hw1 of sample 2") is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("∂L⁽²⁾/∂w11", "its numbers are those of sample 1 here"),
        ("net_h1 of sample 9", "its samples count from 1 to 3"),
        ("L(0)", "its samples count from 1 to 3"),
    ],
)
def test_another_samples_number_is_not_taken_for_this_ones(name: str, why: str) -> None:
    with pytest.raises(NotToFindError, match=why):
        find_any(BATCH, name, 0)
    (result,) = grade(AnswerKey(BATCH), {name: "0.5"})
    assert result.verdict == "unreadable"
    (compared,) = check_published(BATCH, [Printed(name, "0.5")]).results
    assert compared.verdict == "unreadable"
    assert why in compared.message


def test_the_sample_is_no_layer_that_could_count_from_0() -> None:
    for way in WAYS:
        assert str(ref_read(BATCH, way, "L⁽²⁾")) == "loss"
    deep = random_problem((2, 2, 2, 2), ("tanh",) * 3, "half_squared_error", samples=2)
    named = "∂L⁽²⁾/∂w₁₁⁽¹⁾"
    assert str(ref_read(deep, "layers-from-0", named)) == "weight_gradient.2.0.0"


@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_the_batchs_and_the_samples_numbers_are_marked_each_by_its_name(
    reduction: Literal["sum", "mean"],
) -> None:
    problem = random_problem(
        SIZES, ACTIVATIONS, "half_squared_error", samples=3, reduction=reduction
    )
    losses = oracle.sample_losses(problem, oracle.parameters(problem))
    of_batch = getattr(np, reduction)
    (weights, biases), _ = oracle.gradients(problem)
    right = {
        "L": of_batch(losses),
        "L⁽²⁾": losses[1],
        "∂L/∂w12": weights[0, 1],
        "∂L/∂b_h2": biases[1],
    }
    answers = {name: f"{float(value):.6g}" for name, value in right.items()}
    results = grade(AnswerKey(problem, 1), answers)
    assert {each.ref: each.verdict for each in results} == dict.fromkeys(right, "correct")
    printed = [Printed(name, text) for name, text in answers.items()]
    report = check_published(problem, printed, 1)
    assert [each.verdict for each in report.results] == ["agrees"] * 4


def test_a_mean_of_the_losses_where_the_sum_is_asked_is_named() -> None:
    problem = random_problem(SIZES, ACTIVATIONS, "binary_cross_entropy", samples=3)
    mean = float(np.mean(oracle.sample_losses(problem, oracle.parameters(problem))))
    (result,) = grade(AnswerKey(problem), {"L": f"{mean:.6g}"})
    assert "mean_for_sum" in [each.id for each in result.mistakes]


@pytest.mark.parametrize("sample", [0, 2])
def test_no_two_numbers_have_one_name_and_each_name_leads_back(sample: int) -> None:
    notation = Notation(BATCH)
    refs = [*refs_in_order(BATCH, sample), Ref("batch_loss")]
    names = {number_name(notation, ref, sample): ref for ref in refs}
    assert len(names) == len(refs)
    assert {name: find_any(BATCH, name, sample) for name in names} == names


def test_a_worksheet_names_the_sample_in_what_the_batch_has_too() -> None:
    (sheet,) = own_worksheets(BATCH, [], "Mine")
    losses: dict[int | None, set[str]] = {}
    for part in sheet.parts:
        for group in part.groups:
            for item in group.items:
                assert isinstance(item.ref, Ref)
                if item.ref.quantity.endswith("weight_gradient"):
                    nabla, loss = item.name["items"]
                    assert nabla["base"] == "∇"
                    losses.setdefault(part.sample, set()).add(plain(loss))
                    assert (item.ref.quantity in OF_BATCH) == (part.sample is None)
    assert losses == {0: {"L⁽¹⁾"}, 1: {"L⁽²⁾"}, 2: {"L⁽³⁾"}, None: {"L"}}
