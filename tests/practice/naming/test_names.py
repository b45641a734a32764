"""Names that people write for numbers stand for refs."""

import pytest

from app.explain.notation import STYLES, Notation, plain
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.practice.naming.lookup import NotToFindError, find_any
from app.practice.naming.names import ref_named
from app.practice.naming.ways import WAYS
from app.trace.refs import Ref, parse_ref
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)


@pytest.mark.parametrize(
    ("ref", "names"),
    [
        ("weight_gradient.2.0.1", ["∇u12", "∇ u₁₂", "grad u12", "dL/du12", "∂L/∂u₁₂", "dE/du_12"]),
        ("weight_gradient.1.1.0", ["∇w21", "grad w_{21}", "∂E/∂w₂₁"]),
        ("updated_weight.2.0.0", ["u11_new", "u11'", "u11′", "u11+", "u₁₁⁺"]),
        ("updated_weight.1.0.1", ["w12+", "W12 new", "w2+"]),
        ("weight_gradient.2.0.0", ["∂E_total/∂w5", "dE/dw₅", "∇w5"]),
        ("updated_weight.2.1.1", ["w8+", "w₈⁺", "w8_new"]),
        ("weight.1.1.0", ["w3", "w21"]),
        ("delta.2.0", ["δo1", "δ o₁", "delta_o1", "d_o1", "∂L/∂net_o1"]),
        ("delta.1.1", ["δh2", "delta_h2", "d_h2"]),
        ("net.1.0", ["net_h1", "net h₁"]),
        ("output.1.0", ["out_h1", "h1"]),
        ("output.2.1", ["out_o2", "o₂"]),
        ("loss", ["L", "E_total", "E", "C", "J", "error", "Cost"]),
        ("loss_term.1", ["L₂", "E_o2"]),
        ("bias.1.0", ["b h1", "b_h1", "b_{h₁}"]),
        ("bias_gradient.2.0", ["∇ b o1", "∂L/∂b_o1", "grad b_o1"]),
        ("updated_bias.2.1", ["b_o2 new", "b o₂′", "new b_o2"]),
        ("error.1.0", ["∂L/∂h1", "dE/dh₁"]),
        ("slope.1.1", ["g'(net h2)", "g_h′(net_h₂)"]),
        ("input.1", ["x2"]),
        ("target.0", ["y₁"]),
        ("weight.2.0.1", ["u12", "w12(2)", "w₁₂⁽²⁾"]),
        ("output.2.0", ["a1(2)", "a₁⁽²⁾"]),
    ],
)
def test_the_usual_names_stand_for_refs(ref: str, names: list[str]) -> None:
    assert {name: str(ref_named(MAZUR, name)) for name in names} == dict.fromkeys(names, ref)


@pytest.mark.parametrize(
    "name",
    ["name", "id", "group", "hw1", "delta.2.0", "u1", "d", "h0", "h1(2)", "x1+", "w9", "net", ""],
)
def test_other_names_stand_for_none(name: str) -> None:
    assert ref_named(MAZUR, name) is None


def test_in_other_networks_a_name_stands_for_what_there_is() -> None:
    single = random_problem((2, 1), ("sigmoid",), "half_squared_error")
    assert str(ref_named(single, "δo1")) == "delta.1.0"
    assert str(ref_named(single, "∇w12")) == "weight_gradient.1.0.1"
    assert ref_named(single, "δh1") is None
    deep = random_problem((2, 2, 2, 2), ("tanh", "tanh", "tanh"), "half_squared_error")
    assert [ref_named(deep, name) for name in ("δh1", "h1", "w11", "u11", "o1(2)")] == [None] * 5


@pytest.mark.parametrize(
    ("ref", "names"),
    [
        ("output.2.0", ["h₁⁽²⁾", "h1(2)", "a1(2)", "h_1^{(2)}"]),
        ("weight.3.0.0", ["w₁₁⁽³⁾", "w11(3)", "w_{11}^{(3)}"]),
        ("weight.1.0.11", ["w₁,₁₂⁽¹⁾", "w1,12(1)"]),
        ("weight_gradient.3.1.0", ["∂L/∂w₂₁⁽³⁾", "∇w21(3)"]),
        ("updated_weight.3.0.0", ["w11(3) new", "w₁₁⁽³⁾⁺", "w11(3)'"]),
        ("delta.2.0", ["δ1(2)", "δ₁⁽²⁾", "delta_1(2)"]),
        ("delta.3.0", ["δo1", "∂L/∂net_o1"]),
        ("net.1.1", ["net2(1)", "z₂⁽¹⁾"]),
        ("bias_gradient.2.0", ["∇b1(2)", "∂L/∂b₁⁽²⁾"]),
        ("slope.2.0", ["g₂′(net₁⁽²⁾)"]),
    ],
)
def test_in_deeper_networks_the_layer_is_part_of_the_name(ref: str, names: list[str]) -> None:
    deep = random_problem((2, 2, 2, 2), ("tanh", "tanh", "tanh"), "half_squared_error")
    assert {name: str(ref_named(deep, name)) for name in names} == dict.fromkeys(names, ref)


def test_every_name_in_the_notation_is_read() -> None:
    """What explain writes of every unit and parameter, in both ways of writing."""
    for sizes in ((2, 1), (2, 2, 2), (2, 3, 2, 11)):
        problem = random_problem(sizes, ("tanh",) * (len(sizes) - 1), "half_squared_error")
        for style in STYLES:
            notation = Notation(problem, style)
            for layer in range(1, len(sizes)):
                for unit in range(sizes[layer]):
                    symbols = {
                        "output": notation.unit(layer, unit),
                        "net": notation.net(layer, unit),
                        "delta": notation.of_unit("δ", layer, unit),
                        "bias": notation.of_unit("b", layer, unit),
                    }
                    for quantity, symbol in symbols.items():
                        name = plain(symbol)
                        assert ref_named(problem, name) == Ref(quantity, layer, unit), name
                    for source in range(sizes[layer - 1]):
                        name = plain(notation.weight(layer, unit, source))
                        assert ref_named(problem, name) == Ref("weight", layer, unit, source), name


def test_an_answer_by_such_a_name_is_graded() -> None:
    right, missing = grade(AnswerKey(MAZUR), {"δo1": "0.1385", "δo3": "0.1"})
    assert right.verdict == "correct"
    assert "the units of layer 2 count from 1 to 2" in missing.message


def test_one_number_by_two_names_is_told() -> None:
    first, second = grade(AnswerKey(MAZUR), {"δo1": "0.1385", "delta.2.0": "0.7"})
    assert (first.verdict, second.verdict) == ("correct", "unreadable")
    assert second.message == "delta.2.0 is the number that δo1 gives too: keep one."


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "form", ["w{}", "w1,{}", "h{}", "δ_{{h_{{{}}}}}", "w^({})_1", "dW[{}][0]", "L^({})", "{}"]
)
def test_a_name_of_thousands_of_digits_names_nothing(form: str, way: str) -> None:
    name = form.format("1" * 5000)
    assert ref_named(MAZUR, name) is None
    with pytest.raises(NotToFindError, match="names no number here"):
        find_any(MAZUR, name, way=WAYS[way])


@pytest.mark.parametrize("ref", ["delta.{}.0", "weight.1.0.{}", "input.{}"])
def test_a_place_of_thousands_of_digits_makes_no_ref(ref: str) -> None:
    with pytest.raises(ValueError, match="is not a ref; it has the form"):
        parse_ref(ref.format("1" * 5000))
