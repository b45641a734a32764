"""Names that people write for numbers stand for refs."""

import pytest

from app.examples import load_examples
from app.practice.grade import grade
from app.practice.key import AnswerKey
from app.practice.names import ref_named
from tests.problems import problem_from_json, random_problem

(MAZUR,) = (problem_from_json(each.problem) for each in load_examples() if each.id == "mazur-2-2-2")


@pytest.mark.parametrize(
    ("ref", "names"),
    [
        ("weight_gradient.2.0.1", ["∇u12", "∇ u₁₂", "grad u12", "dL/du12", "∂L/∂u₁₂", "dE/du_12"]),
        ("weight_gradient.1.1.0", ["∇w21", "grad w_{21}", "∂E/∂w₂₁"]),
        ("updated_weight.2.0.0", ["u11_new", "u11'", "u11′", "u11+", "u₁₁⁺"]),
        ("updated_weight.1.0.1", ["w12+", "W12 new"]),
        ("delta.2.0", ["δo1", "δ o₁", "delta_o1", "d_o1", "∂L/∂net_o1"]),
        ("delta.1.1", ["δh2", "delta_h2", "d_h2"]),
        ("net.1.0", ["net_h1", "net h₁"]),
        ("output.1.0", ["out_h1", "h1"]),
        ("output.2.1", ["out_o2", "o₂"]),
        ("loss", ["L", "E_total"]),
    ],
)
def test_the_usual_names_stand_for_refs(ref: str, names: list[str]) -> None:
    assert {name: str(ref_named(MAZUR, name)) for name in names} == dict.fromkeys(names, ref)


@pytest.mark.parametrize("name", ["name", "delta.2.0", "u1", "u11", "d", "h0", "x1+", "net", ""])
def test_other_names_stand_for_none(name: str) -> None:
    assert ref_named(MAZUR, name) is None


def test_in_other_networks_a_name_stands_for_what_there_is() -> None:
    single = random_problem((2, 1), ("sigmoid",), "half_squared_error")
    assert str(ref_named(single, "δo1")) == "delta.1.0"
    assert str(ref_named(single, "∇w12")) == "weight_gradient.1.0.1"
    assert ref_named(single, "δh1") is None
    deep = random_problem((2, 2, 2, 2), ("tanh", "tanh", "tanh"), "half_squared_error")
    assert ref_named(deep, "δh1") is None


def test_an_answer_by_such_a_name_is_graded() -> None:
    right, missing = grade(AnswerKey(MAZUR), {"δo1": "0.1385", "δo3": "0.1"})
    assert right.verdict == "correct"
    assert "the units of layer 2 count from 0 to 1" in missing.message


def test_one_number_by_two_names_is_told() -> None:
    first, second = grade(AnswerKey(MAZUR), {"δo1": "0.1385", "delta.2.0": "0.7"})
    assert (first.verdict, second.verdict) == ("correct", "unreadable")
    assert second.message == "delta.2.0 is the number that δo1 gives too: keep one."
