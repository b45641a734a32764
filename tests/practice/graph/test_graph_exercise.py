"""Exercises on graphs come from a seed, and can be solved."""

import pytest

from app.engine.graph.passes import compute
from app.practice.exercise.difficulty import DIFFICULTIES
from app.practice.graph.exercise import KINDS, TEMPLATES, make_graph_exercise
from app.practice.graph.grading import GraphKey, grade_graph
from tests.engine.graph.by_number import assert_close, complex_step
from tests.web.client import ask, assert_problem

EVERY = [(kind, level) for kind in KINDS for level in DIFFICULTIES]


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_an_exercise_can_be_solved_by_its_true_numbers(kind: str, level: str) -> None:
    for seed in range(6):
        made = make_graph_exercise(seed, kind, level)
        key = GraphKey(made.graph)
        answers = {str(ref): repr(key.trace.value(ref)) for ref in made.refs}
        assert answers
        assert {result.verdict for result in grade_graph(key, answers)} == {"correct"}
        for name in made.graph.with_respect_to:
            assert_close(compute(made.graph).gradients[name], complex_step(made.graph, name))


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_the_same_seed_gives_the_same_exercise(kind: str, level: str) -> None:
    first, second = make_graph_exercise(7, kind, level), make_graph_exercise(7, kind, level)
    assert first.graph.text == second.graph.text
    assert {n: a.tolist() for n, a in first.graph.given.items()} == {
        n: a.tolist() for n, a in second.graph.given.items()
    }
    assert first.refs == second.refs


def test_every_kind_has_every_difficulty() -> None:
    assert all(levels.keys() == DIFFICULTIES.keys() for levels in TEMPLATES.values())


def test_there_is_no_other_kind() -> None:
    with pytest.raises(ValueError, match="“knot” is no kind of exercise: there are circuit"):
        make_graph_exercise(1, "knot")
    with pytest.raises(ValueError, match="“harder” is no difficulty"):
        make_graph_exercise(1, "circuit", "harder")


def test_an_exercise_comes_over_http_and_is_graded_there() -> None:
    wanted = {"seed": 3, "kind": "shared", "difficulty": "easy"}
    made = ask("POST", "/api/practice/exercise", json=wanted).json()
    assert made.keys() == {"seed", "kind", "difficulty", "graph", "refs"}
    sent = {"graph": made["graph"], "answers": dict.fromkeys(made["refs"], "1"), "reveal": True}
    graded = ask("POST", "/api/practice/grade", json=sent).json()
    assert [result["ref"] for result in graded["results"]] == made["refs"]
    told = {result["ref"]: repr(result["value"]) for result in graded["results"]}
    right = ask("POST", "/api/practice/grade", json={"graph": made["graph"], "answers": told})
    assert right.json()["score"]["correct"] == len(made["refs"])


def test_an_exercise_on_a_graph_has_no_sizes_and_no_samples() -> None:
    for name, value in (("sizes", [3, 3]), ("samples", 2)):
        wanted = {"kind": "shared", name: value}
        told = assert_problem(ask("POST", "/api/practice/exercise", json=wanted), 422, f"“{name}”")
        assert told["pointer"] == f"/{name}"


def test_the_mistakes_on_graphs_are_listed() -> None:
    listed = ask("GET", "/api/practice/mistakes?kind=graph").json()
    assert {"path_forgotten", "cross_terms_left_out"} <= {each["id"] for each in listed}
    assert ask("GET", "/api/practice/mistakes").json()[0] not in listed
    assert_problem(ask("GET", "/api/practice/mistakes?kind=x"), 422, "“x”", "network, graph")
