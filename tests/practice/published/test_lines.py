"""Lines that give printed numbers, as people note them: a name and a number in each."""

import numpy as np
import pytest

from app.engine.graph.text import read_graph
from app.engine.problem import Problem
from app.practice.graph.grading import GraphKey
from app.practice.naming.ways import USUAL, WAYS
from app.practice.published.lines import Lines, names_of_graph, names_of_network, printed_in_lines
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
DEEP = random_problem((2, 2, 2, 2), ("tanh",) * 3, "half_squared_error")


def read(text: str, problem: Problem = MAZUR, sample: int = 0, way: str = USUAL.id) -> Lines:
    return printed_in_lines(text, names_of_network(problem, sample, WAYS[way]))


def given(lines: Lines) -> list[tuple[str, str, int]]:
    return [(each.name, each.text, each.after) for each in lines.printed]


@pytest.mark.parametrize(
    ("line", "ref", "text"),
    [
        ("net h₁ = 0.3775", "net.1.0", "0.3775"),
        ("net h₂ ≈ 0.3925", "net.1.1", "0.3925"),
        ("delta.2.0: 0.1385", "delta.2.0", "0.1385"),
        ("delta.2.1,-0.0381", "delta.2.1", "-0.0381"),
        ("delta.2.1, -0.0381", "delta.2.1", "-0.0381"),
        ("net.2.0\t1.1059", "net.2.0", "1.1059"),
        ("net.2.0;1,1059", "net.2.0", "1,1059"),
        ("h₂ 0,5969", "output.1.1", "0,5969"),
        ("net h1 0.3775", "net.1.0", "0.3775"),
        ("w1,2(2) 0.45", "weight.2.0.1", "0.45"),
        ("| δo1 | 0.1385 |", "delta.2.0", "0.1385"),
        ("- h1 = 0.5933", "output.1.0", "0.5933"),
        ("$\\delta_{o_1}$ = 0.1385", "delta.2.0", "0.1385"),
        ("\ufeffL = 0.2984", "loss", "0.2984"),
    ],
)
def test_name_and_number_stand_apart_by_any_usual_sign(line: str, ref: str, text: str) -> None:
    lines = read(line)
    assert (given(lines), lines.faults) == ([(ref, text, 0)], ())


def test_of_a_calculation_that_is_written_out_the_result_is_taken() -> None:
    lines = read("net h1 = 0.15 * 0.05 + 0.2 * 0.1 + 0.35 = 0.3775")
    assert given(lines) == [("net.1.0", "0.3775", 0)]


def test_a_comma_parts_no_name_where_it_is_a_decimal_comma() -> None:
    wide = random_problem((2, 25, 1), ("tanh", "sigmoid"), "half_squared_error")
    assert given(read("h₂ 0,5969", wide)) == [("output.1.1", "0,5969", 0)]


def test_a_table_in_markdown_is_read_without_its_head() -> None:
    lines = read("| number | value |\n|:---|---:|\n| δo1 | 0.1385 |\n| h1 | 0.5933 |")
    assert given(lines) == [("delta.2.0", "0.1385", 0), ("output.1.0", "0.5933", 0)]
    assert lines.faults == ()


def test_empty_lines_and_remarks_are_passed_over_and_what_is_wrong_is_told_by_line() -> None:
    lines = read("# Mazur\n\nfoo = 1\nnet\nh₁ = 1\nh1 = 2\nnett_h1 = 1\nδo3 = 1")
    assert given(lines) == [("output.1.0", "1", 0)]
    told = {each.line: each.what for each in lines.faults}
    assert list(told) == [3, 4, 6, 7, 8]
    assert told[3].startswith("“foo”")
    assert "write a name and a number" in told[4]
    assert "line 5" in told[6]
    assert "Did you mean “net_h₁”" in told[7]
    assert "count from 1 to 2" in told[8]


def test_numbers_of_later_iterations_stand_under_their_heading() -> None:
    lines = read(
        "L = 0.2984\nafter 1 iteration\nL = 0.2910\nAfter 10000 iterations:\nL=0.0000351085"
    )
    assert given(lines) == [
        ("loss", "0.2984", 0),
        ("loss", "0.2910", 1),
        ("loss", "0.0000351085", 10000),
    ]
    assert lines.noted == (("L", "0.2984"),)


def test_in_a_deeper_network_the_layer_is_part_of_the_name() -> None:
    lines = read("δ₁⁽²⁾ = 1\nw12(2)' = 2\ng_2'(net_1^{(2)}) = 3\nz^{[0]}_1 = 4", DEEP)
    assert [each[0] for each in given(lines)] == ["delta.2.0", "updated_weight.2.0.1", "slope.2.0"]
    (unknown,) = lines.faults
    assert unknown.line == 4
    from_zero = read("z^{[0]}_1 = 4\nz^{[3]}_1 = 4", DEEP, way="layers-from-0")
    assert [each[0] for each in given(from_zero)] == ["net.1.0"]
    assert "its layers count from 0 to 2" in from_zero.faults[0].what


def test_in_a_batch_a_name_is_the_batchs_and_a_samples_says_of_which_it_is() -> None:
    batch = random_problem((2, 2, 2), ("tanh", "sigmoid"), "half_squared_error", samples=3)
    text = "L = 1\nE⁽²⁾ = 2\n∇w2 = 3\ndE(2)/dw12 = 4\n∂L/∂w22 of sample 2 0.5\nL(1) = 6"
    lines = read(text, batch, sample=1)
    assert [each[0] for each in given(lines)] == [
        "batch_loss",
        "loss",
        "batch_weight_gradient.1.0.1",
        "weight_gradient.1.0.1",
        "weight_gradient.1.1.1",
    ]
    (other,) = lines.faults
    assert "its numbers are those of sample 2 here" in other.what


def test_numbers_of_a_graph_are_read_by_its_names() -> None:
    values = {"x": np.array(-2.0), "y": np.array(5.0), "z": np.array(-4.0)}
    graph = read_graph("q = x + y\nf = q * z", values)
    text = "f = -12\n∂f/∂x = -4\nx.grad: -4\n| dz | 3 |\nfoo = 1"
    lines = printed_in_lines(text, names_of_graph(GraphKey(graph)))
    assert given(lines) == [
        ("value.f", "-12", 0),
        ("gradient.x", "-4", 0),
        ("gradient.z", "3", 0),
    ]
    assert [each.line for each in lines.faults] == [3, 5]


def test_a_line_that_is_longer_than_a_name_and_a_number_is_refused_and_no_text_takes_long() -> None:
    (fault,) = read("x" * 401 + " = 1").faults
    assert "400 characters" in fault.what
    lines = read("\n".join(["a " * 199] * 40))
    assert len(lines.faults) == 40
