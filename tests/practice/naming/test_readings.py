"""A name that can be read in two ways is asked for, with which of them the numbers favour."""

import pytest

from app.cli.inputs import asked_of_names
from app.engine.problem import Problem
from app.practice.grading.answer_key import AnswerKey
from app.practice.naming.readings import Question, question, ref_read
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
DEEP = random_problem((2, 3, 2, 2), ("tanh", "tanh", "sigmoid"), "half_squared_error")


def asked(
    names: dict[str, str], problem: Problem = MAZUR, chosen: str | None = None
) -> Question | None:
    """What is asked of names for these refs, whose numbers a student worked out rightly."""
    numbers = Student(problem).numbers()
    given = [(name, f"{numbers[ref]:.6f}") for name, ref in names.items()]
    return question(problem, given, AnswerKey(problem).is_right, chosen)


def told(asked: Question | None) -> tuple[str, str, int, int, int] | None:
    """How names were read and may be meant, and the numbers."""
    if asked is None:
        return None
    ways = asked.taken.id, asked.other.id
    return *ways, asked.count, asked.right, asked.right_otherwise


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


FROM_SOURCE = {"∂L/∂w12": "weight_gradient.1.1.0", "∂L/∂w21": "weight_gradient.1.0.1"}


def test_weights_from_their_source_are_asked_for_with_both_counts() -> None:
    assert told(asked(FROM_SOURCE)) == ("to-from", "from-to", 2, 0, 2)
    sentence = asked_of_names(asked(FROM_SOURCE))
    assert "to unit 1 from unit 2, all counted from 1, 0 of the 2 numbers" in sentence
    assert "from unit 1 to unit 2, 2." in sentence
    assert "--names from-to" in sentence


def test_units_from_zero_are_asked_for() -> None:
    names = {"h0": "output.1.0", "h1": "output.1.1", "δo0": "delta.2.0", "δo1": "delta.2.1"}
    assert told(asked(names)) == ("to-from", "units-from-0", 4, 0, 4)


def test_layers_from_zero_are_asked_for() -> None:
    names = {"z^{[0]}_1": "net.1.0", "z^{[1]}_1": "net.2.0", "z^{[1]}_2": "net.2.1"}
    assert told(asked(names, DEEP)) == ("to-from", "layers-from-0", 3, 0, 3)


def test_nodes_that_are_numbered_through_are_asked_for() -> None:
    wide = random_problem((2, 2, 5), ("tanh", "sigmoid"), "half_squared_error")
    names = {"o3": "output.1.0", "o4": "output.1.1", "o5": "output.2.0"}
    assert told(asked(names, wide)) == ("to-from", "nodes", 3, 0, 3)


def test_ways_that_hold_together_are_asked_for_together() -> None:
    names = {
        "dW[0][1][0]": "weight_gradient.1.0.1",
        "dW[0][0][1]": "weight_gradient.1.1.0",
        "dW[1][0][1]": "weight_gradient.2.1.0",
    }
    assert told(asked(names)) == ("to-from", "from-to+layers-from-0", 3, 0, 3)


def test_what_the_numbers_do_not_tell_is_asked_where_both_ways_know_all_names() -> None:
    key = AnswerKey(MAZUR)
    open_ = question(MAZUR, [("∂L/∂w12", "0.5"), ("∂L/∂w21", "0.9")], key.is_right)
    assert told(open_) == ("to-from", "from-to", 2, 0, 0)
    assert open_ is not None
    assert open_.favoured is None
    # Counted from 0, δo2 would be of no unit.
    assert question(MAZUR, [("δo1", "0.5"), ("δo2", "0.9")], key.is_right) is None


def test_a_way_that_was_chosen_is_told_beside_the_usual_one_as_long_as_it_matters() -> None:
    assert told(asked(FROM_SOURCE, chosen="from-to")) == ("from-to", "to-from", 2, 2, 0)
    assert told(asked(FROM_SOURCE, chosen="to-from")) == ("to-from", "from-to", 2, 0, 2)
    assert asked({"δo1": "delta.2.0", "L": "loss"}, chosen="from-to") is None


def test_nothing_is_asked_where_the_usual_reading_is_right_or_one_number_could_be_chance() -> None:
    right = {"∂L/∂w12": "weight_gradient.1.0.1", "∂L/∂w21": "weight_gradient.1.1.0"}
    assert asked(right) is None
    assert asked({"∂L/∂w12": "weight_gradient.1.1.0"}) is None
    assert asked({"∂L/∂w11": "weight_gradient.1.0.0", "loss": "loss"}) is None
    assert asked_of_names(None) == ""
