"""The printed numbers of a graph: which agree, and which mistake explains those that do not."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from app.engine.graph.graph import Graph
from app.engine.graph.text import read_graph
from app.examples import GraphExample, load_graph_examples
from app.practice.graph.carried import Carried, carried
from app.practice.graph.exercise import KINDS, make_graph_exercise
from app.practice.graph.grading import GraphKey
from app.practice.graph.published import check_published_graph
from app.practice.published.numbers import Printed
from app.practice.published.report import Report
from app.trace.graph.refs import GraphRef
from app.web.problem.graph_body import GraphBody
from tests.practice.graph.graphs import graph_of
from tests.web.client import ask, assert_problem

WITH_NUMBERS = [each for each in load_graph_examples() if each.published]

CIRCUIT = read_graph(
    "q = x + y\nf = q * z", {"x": np.array(-2.0), "y": np.array(5.0), "z": np.array(-4.0)}
)


def checked(graph: Graph, **printed: str) -> Report:
    return check_published_graph(
        GraphKey(graph), [Printed(name, text) for name, text in printed.items()]
    )


def of(report: Report, name: str) -> Any:
    (found,) = [each for each in report.results if each.printed.name == name]
    return found


@pytest.mark.parametrize("example", WITH_NUMBERS, ids=lambda example: example.id)
def test_what_a_source_prints_of_an_example_agrees(example: GraphExample) -> None:
    graph = GraphBody.model_validate(example.graph).to_graph()
    report = check_published_graph(GraphKey(graph), [Printed(*each) for each in example.published])
    assert {each.verdict for each in report.results} <= {"agrees", "cut_off", "rounded"}


def test_the_course_s_own_names_are_read() -> None:
    # CS231n prints its backward pass as a program: dfdz, dfdq, dqdx are its names, or dx, dy, dz.
    report = checked(CIRCUIT, q="3", f="-12", x="-2", dx="-4", dy="-4", dz="3", **{"df/dq": "-4"})
    assert report.summary == "All 7 printed numbers agree."


def test_a_product_rule_kept_the_wrong_way_round_is_named_for_all_numbers_at_once() -> None:
    # Each factor for its own local derivative: ∂f/∂q = q = 3, ∂f/∂z = z = −4.
    report = checked(CIRCUIT, q="3", f="-12", **{"df/dq": "3", "df/dz": "-4", "df/dx": "3"})
    assert [each.verdict for each in report.results] == ["agrees", "agrees", *["differs"] * 3]
    (explanation,) = report.explanations
    assert explanation.reasons[0].mistake.id == "own_factor"
    assert len(explanation.explains) == 3
    assert not explanation.contradicted
    assert "“Product rule the wrong way round”" in report.summary


def test_a_mistake_made_once_is_named_where_it_is_made_and_what_follows_follows() -> None:
    text = "p = x * y\ns = sigmoid(p)\nL = s * s"
    graph = graph_of(text, x=0.5, y=1.2)
    s = 1 / (1 + np.exp(-0.6))
    wrong = 2 * s  # ∂L/∂p with σ′ left out
    report = checked(
        graph,
        **{"dL/ds": f"{2 * s:.6f}", "dL/dp": f"{wrong:.6f}", "dL/dx": f"{wrong * 1.2:.6f}"},
    )
    assert [each.verdict for each in report.results] == ["agrees", "differs", "differs"]
    assert {each.mistake.id for each in of(report, "dL/dp").explanations[0]} == {
        "local_derivative_left_out"
    }
    # Multiplied by y once more it is another mistake that is not kept: here it follows.
    at_once = checked(graph, **{"dL/dp": "0.7", "dL/dx": "0.84"})
    assert of(at_once, "dL/dx").verdict == "follows"
    assert of(at_once, "dL/dp").verdict == "differs"


def test_numbers_that_were_rounded_on_the_way_agree_but_for_that() -> None:
    graph = graph_of("a = x * y\nL = a * a * a", x=1.337, y=2.718)
    a = 3.634  # to four digits
    report = checked(graph, a=f"{a}", L=f"{round(a * a, 2) * a:.2f}")
    assert [each.verdict for each in report.results] == ["agrees", "rounded"]


def test_a_given_number_that_is_printed_otherwise_and_unknown_names_are_told() -> None:
    report = checked(CIRCUIT, x="-3", w="1", q="three", **{"dq/dx": "1"})
    assert of(report, "x").message == "This graph is given −2."
    assert [of(report, name).verdict for name in ("w", "q", "dq/dx")] == ["unreadable"] * 3
    assert "derivative of q" in of(report, "dq/dx").message


def test_it_comes_over_http_by_name_and_by_place() -> None:
    wire = {"text": "Z = W @ x\nL = sum(Z * Z)", "values": {"W": [[1, 2], [3, 4]], "x": [1, -1]}}
    # Z = (−1, −1), ∂L/∂Z = (−2, −2): ∂L/∂W₀₁ = 2, ∂L/∂x = Wᵀ(−2, −2) = (−8, −12).
    printed = {"Z[0]": "-1", "dL/dW[0,1]": "2", "x.grad[0]": "-6", "x.grad[1]": "-14"}
    told = ask("POST", "/api/practice/published", json={"graph": wire, "printed": printed}).json()
    assert told["score"]["agrees"] == 2
    assert [each["id"] for each in told["explanations"][0]["reasons"]] == ["not_transposed"]
    both = {"graph": wire, "problem": {}, "printed": printed}
    assert_problem(ask("POST", "/api/practice/published", json=both), 422)
    none = ask("POST", "/api/practice/published", json={"graph": {"text": "L = ", "values": {}}})
    assert_problem(none, 422)


def test_numbers_of_later_iterations_are_no_numbers_of_a_graph() -> None:
    report = check_published_graph(GraphKey(CIRCUIT), [Printed("f", "-12", 3)])
    assert report.results[0].verdict == "unreadable"
    assert "before it has learnt" in report.results[0].message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_right_numbers_are_never_said_to_follow_a_mistake(kind: str, seed: int) -> None:
    key = GraphKey(make_graph_exercise(seed, kind, "medium").graph)
    printed = [Printed(str(ref), f"{key.trace.value(ref):.5g}") for ref in key.refs()]
    report = check_published_graph(key, printed)
    assert {each.verdict for each in report.results} == {"agrees"}
    assert not report.explanations


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_numbers_that_no_mistake_gives_are_not_explained(kind: str) -> None:
    key = GraphKey(make_graph_exercise(4, kind, "medium").graph)
    *_, last = key.refs()
    (result,) = checked(key.graph, **{str(last): f"{key.trace.value(last) * 1.2345:.6g}"}).results
    assert (result.verdict, result.explanations) == ("differs", ())


def test_the_passes_of_a_publication_are_made_once_for_all_its_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = graph_of("Z = W @ x\nL = sum(Z * Z)", W=[[1, 2], [3, 4]], x=[1, -1])
    made: list[int] = []

    def counted(graph: Graph, written: Mapping[GraphRef, float]) -> Carried:
        made.append(len(written))
        return carried(graph, written)

    monkeypatch.setattr("app.practice.graph.published.carried", counted)
    wrong = [f"{name}[{at}]" for name in ("Z", "W.grad", "x.grad") for at in ("0", "1")]
    names = [*(each.replace("W.grad[", "W.grad[1,") for each in wrong), "W.grad[0,0]"]
    report = checked(graph, **dict.fromkeys(names, "71.23"))
    assert {each.verdict for each in report.results} <= {"differs", "follows"}
    assert made == [len(names)]
