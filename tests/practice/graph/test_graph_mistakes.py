"""Each mistake on a graph is made here by hand, and named."""

from typing import Any

import numpy as np
import pytest

from app.engine.graph.passes import Passes
from app.engine.graph.text import read_graph
from app.practice.graph.grading import GraphKey, grade_graph
from app.practice.graph.mistakes import GRAPH_MISTAKES
from app.practice.graph.wrong import Kept, kept_throughout


def key_of(text: str, values: dict[str, Any]) -> GraphKey:
    return GraphKey(read_graph(text, {n: np.array(v, float) for n, v in values.items()}))


SIGMOID = 1 / (1 + np.exp(-0.6))
SHARES = np.exp([1.0, 2.0, 0.5]) / np.exp([1.0, 2.0, 0.5]).sum()

#: The mistake; a text and its values; the ref; the number that whoever makes it comes to.
MADE: list[tuple[str, str, dict[str, Any], str, float]] = [
    # g = f + x alone, or L = f g alone: −3 or −6 for −9.
    ("path_forgotten", "f = x * y\ng = f + x\nL = f * g", {"x": 3, "y": -2}, "gradient.f", -3.0),
    (
        "one_round_alone",
        "for t in range(2):\n    h = w * h + x[t]\nL = h * h",
        {"w": 0.5, "h": 0.8, "x": [0.3, -0.9]},
        "gradient.w",
        # h₁ = 0.7, h₂ = −0.55: 2 h₂ h₁ of the last round.
        -0.77,
    ),
    ("local_derivative_left_out", "L = 3 * sigmoid(x)", {"x": 0.6}, "gradient.x", 3.0),
    (
        "derivative_at_output",
        "L = 3 * sigmoid(x)",
        {"x": 0.6},
        "gradient.x",
        3 / (1 + np.exp(-SIGMOID)) * (1 - 1 / (1 + np.exp(-SIGMOID))),
    ),
    ("own_factor", "q = x * y\nL = 2 * q", {"x": 3, "y": -1.5}, "gradient.x", 6.0),
    (
        "not_transposed",
        "L = sum(c * (W @ x))",
        {"W": [[1.0, 2.0], [3.0, 4.0]], "x": [0.5, -1.0], "c": [1.0, -2.0]},
        "gradient.x.0",
        1.0 * 1 + 2.0 * -2,
    ),
    (
        "transposed_gradient",
        "L = sum(c * (W @ x))",
        {"W": [[1.0, 2.0], [3.0, 4.0]], "x": [0.5, -0.8], "c": [1.0, -2.0]},
        "gradient.W.0.1",
        -2 * 0.5,
    ),
    (
        "broadcast_not_summed",
        "L = sum(c * (X + b))",
        {"X": [[1.0, 2.0], [3.0, 4.0]], "b": [0.5, 0.1], "c": [[1.0, 2.0], [-3.0, 0.7]]},
        "gradient.b.0",
        -3.0,
    ),
    (
        "one_window_alone",
        "L = sum(conv1d(x, k, 0) ** 2)",
        {"x": [[[1.0, 2.0, -1.5]]], "k": [[[0.5, -1.0]]]},
        "gradient.k.0.0.0",
        # c₁ = 2 · 0.5 + 1.5: 2 c₁ x₁.
        2 * 2.5 * 2.0,
    ),
    ("mean_without_n", "L = mean(x * x)", {"x": [1.0, 2.0, 3.0]}, "gradient.x.1", 4.0),
    (
        "cross_terms_left_out",
        "L = half_squared_error(softmax(z), y)",
        {"z": [1.0, 2.0, 0.5], "y": [0.0, 1.0, 0.0]},
        "gradient.z.0",
        SHARES[0] * SHARES[0] * (1 - SHARES[0]),
    ),
    ("maximum_to_all", "L = 3 * max(x)", {"x": [1.0, 2.5]}, "gradient.x.0", 3.0),
    ("subtraction_sign", "q = x - y\nL = 3 * q", {"x": 1.0, "y": 2.0}, "gradient.y", 3.0),
    ("square_of_divisor", "L = x / y", {"x": 3.0, "y": 4.0}, "gradient.y", -0.75),
    (
        "statistics_as_constants",
        "L = sum(c * layer_norm(x, gamma, beta))",
        {"x": [1.0, 2.0, 6.0], "gamma": [2.0, 1.0, 1.0], "beta": [0.0] * 3, "c": [1.0, 2.0, 3.0]},
        "gradient.x.0",
        # γ₀ c₀ over the root of the variance, 14/3.
        2.0 / np.sqrt(14 / 3 + 1e-5),
    ),
]


each_mistake = pytest.mark.parametrize(
    ("mistake", "text", "values", "ref", "number"), MADE, ids=[row[0] for row in MADE]
)


def test_every_mistake_is_made() -> None:
    assert {mistake for mistake, *_ in MADE} == GRAPH_MISTAKES.keys()


@each_mistake
def test_the_mistake_behind_a_number_is_named(
    mistake: str, text: str, values: dict[str, Any], ref: str, number: float
) -> None:
    (result,) = grade_graph(key_of(text, values), {ref: f"{number:#.6g}"})
    assert result.verdict == "wrong"
    assert [each.id for each in result.mistakes] == [mistake]


@each_mistake
def test_right_numbers_to_four_digits_are_right(
    mistake: str, text: str, values: dict[str, Any], ref: str, number: float
) -> None:
    assert mistake
    assert number
    key = key_of(text, values)
    refs = [w for step in key.trace for w, _ in step.writes]
    answers = {str(each): f"{key.trace.value(each):.4g}" for each in refs}
    assert ref in answers
    assert {result.verdict for result in grade_graph(key, answers)} == {"correct"}


def test_what_follows_from_own_wrong_numbers_is_consistent() -> None:
    key = key_of("f = x * y\ng = f + x\nL = f * g", {"x": 3, "y": -2})
    answers = {"value.f": "6", "value.g": "9", "value.L": "54", "gradient.f": "15"}
    assert [result.verdict for result in grade_graph(key, answers)] == [
        *("wrong", "consistent", "consistent", "consistent"),
    ]


def test_a_mistake_kept_throughout_is_named_in_the_last_number_alone() -> None:
    # tanh left out twice: 2 h₂ · w for w = 0.5.
    key = key_of("a = tanh(w * x)\nL = 2 * tanh(a)", {"w": 0.5, "x": 0.8})
    (result,) = grade_graph(key, {"gradient.x": "1.000"})
    assert [each.id for each in result.mistakes] == ["local_derivative_left_out"]


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("value.x", "is given"),
        ("value.q", "not a number of this graph"),
        ("gradient.z", "not a number of this graph"),
        ("delta.1.0", "begins with value. or gradient."),
    ],
)
def test_a_ref_with_nothing_to_find_is_told_of(ref: str, words: str) -> None:
    (result,) = grade_graph(key_of("L = x * y", {"x": 1.5, "y": 2.5}), {ref: "1"})
    assert result.verdict == "unreadable"
    assert words in result.message


def test_a_right_number_is_never_called_a_mistake() -> None:
    key = key_of("q = x * y\nL = q * q", {"x": 2.0, "y": 2.0})
    assert [r.verdict for r in grade_graph(key, {"gradient.x": "16", "gradient.q": "8"})] == [
        "correct",
        "correct",
    ]


def test_what_mistakes_give_throughout_is_worked_out_once_for_all_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On the right numbers, and on those of the student."""
    of: list[float] = []

    def counted(passes: Passes) -> Kept:
        of.append(float(passes.values["q"]))
        return kept_throughout(passes)

    monkeypatch.setattr("app.practice.graph.grading.kept_throughout", counted)
    values = {name: np.array(value) for name, value in (("x", -2.0), ("y", 5.0), ("z", -4.0))}
    key = GraphKey(read_graph("q = x + y\np = q * z\nL = p * q", values))
    wrong = {"gradient.q": "71.2", "gradient.x": "31.7", "gradient.y": "-52.9"}
    for answers in (wrong, {"value.q": "7", **wrong}):
        assert {each.verdict for each in grade_graph(key, answers)} == {"wrong"}
    # The first student has no wrong value; gradients that are wrong change no value.
    assert of == [3.0, 3.0, 7.0]
