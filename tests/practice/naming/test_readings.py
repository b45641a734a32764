"""A name that can be read in two ways is asked for, with which of them the numbers favour."""

import pytest

from app.practice.grading.answer_key import AnswerKey
from app.practice.naming.readings import question, ref_read
from app.practice.numbers.answer import read_answer
from app.trace.refs import Ref
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
DEEP = random_problem((2, 3, 2, 2), ("tanh", "tanh", "sigmoid"), "half_squared_error")


def asked(names: dict[str, str], problem: object = MAZUR) -> str:
    """What is asked of names for these refs, whose numbers a student worked out rightly."""
    assert problem is MAZUR or problem is DEEP
    network = MAZUR if problem is MAZUR else DEEP
    key, numbers = AnswerKey(network), Student(network).numbers()

    def is_right(ref: Ref, text: str) -> bool:
        return key.closeness(ref, read_answer(text)) == "right"

    return question(network, [(n, f"{numbers[ref]:.6f}") for n, ref in names.items()], is_right)


@pytest.mark.parametrize(
    ("way", "name", "ref"),
    [
        ("to-from", "∂L/∂w12", "weight_gradient.1.0.1"),
        ("from-to", "∂L/∂w12", "weight_gradient.1.1.0"),
        ("from-to", "dL/du_{21}", "weight_gradient.2.0.1"),
        ("from-to", "w12new", "updated_weight.1.1.0"),
        ("units-from-0", "δo0", "delta.2.0"),
        ("units-from-0", "dW01", "weight_gradient.1.0.1"),
        ("units-from-0", "h1", "output.1.1"),
    ],
)
def test_a_name_is_read_in_the_way_that_is_said(way: str, name: str, ref: str) -> None:
    assert str(ref_read(MAZUR, way, name)) == ref


def test_layers_that_count_from_zero_are_read() -> None:
    assert str(ref_read(DEEP, "layers-from-0", "z^{[0]}_1")) == "net.1.0"
    assert ref_read(DEEP, "layers-from-0", "z^{[3]}_1") is None


def test_weights_from_their_source_are_asked_for_with_both_counts() -> None:
    told = asked({"∂L/∂w12": "weight_gradient.1.1.0", "∂L/∂w21": "weight_gradient.1.0.1"})
    assert "to unit 1 from unit 2, all counted from 1, 0 of the 2 numbers" in told
    assert "from unit 1 to unit 2, 2." in told
    assert "--names from-to" in told


def test_units_from_zero_are_asked_for() -> None:
    told = asked({"h0": "output.1.0", "h1": "output.1.1", "δo0": "delta.2.0", "δo1": "delta.2.1"})
    assert "--names units-from-0" in told


def test_layers_from_zero_are_asked_for() -> None:
    told = asked({"z^{[0]}_1": "net.1.0", "z^{[1]}_1": "net.2.0", "z^{[1]}_2": "net.2.1"}, DEEP)
    assert "--names layers-from-0" in told


def test_nothing_is_asked_where_the_usual_reading_is_right_or_one_number_could_be_chance() -> None:
    assert asked({"∂L/∂w12": "weight_gradient.1.0.1", "∂L/∂w21": "weight_gradient.1.1.0"}) == ""
    assert asked({"∂L/∂w12": "weight_gradient.1.1.0"}) == ""
    assert asked({"∂L/∂w11": "weight_gradient.1.0.0", "loss": "loss"}) == ""
