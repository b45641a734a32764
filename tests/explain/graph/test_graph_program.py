"""The programs of a graph run as they stand, and give its numbers."""

import numpy as np
import pytest

from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from app.examples import GraphExample, load_graph_examples
from app.explain.graph.program import autograd_program, numpy_program, pytorch_program
from app.explain.graph.program.names import Names
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.by_number import assert_close
from tests.engine.graph.cases import EVERY, Case, drawn
from tests.explain.graph.run_graph_program import printed

EXAMPLES = {example.id: example for example in load_graph_examples()}


def assert_gives_the_same(code: str, graph: Graph) -> None:
    done, found, names = compute(graph), printed(code), Names(graph)
    result = done.values[graph.result]
    assert_close(found[graph.result].reshape(result.shape), result)
    wanted = [name for name in graph.with_respect_to if name in graph.reached]
    assert found.keys() == {graph.result, *map(names.gradient, wanted)}
    for name in wanted:
        assert_close(found[names.gradient(name)], done.gradients[name])


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_every_op_is_the_same_in_numpy(case: Case) -> None:
    graph, _ = drawn(case, 3)
    assert_gives_the_same(numpy_program(graph).code, graph)


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_autograd_finds_the_same_gradients(case: Case) -> None:
    graph, _ = drawn(case, 4)
    assert_gives_the_same(autograd_program(graph).code, graph)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_examples_are_the_same_in_numpy_and_in_autograd(example: GraphExample) -> None:
    graph = GraphBody.model_validate(example.graph).to_graph()
    assert_gives_the_same(numpy_program(graph).code, graph)
    assert_gives_the_same(autograd_program(graph).code, graph)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_block_has_its_lines(example: GraphExample) -> None:
    graph = GraphBody.model_validate(example.graph).to_graph()
    program = numpy_program(graph)
    code, names = program.code.splitlines(), Names(graph)
    assert [(each.phase, each.name) for each in program.lines] == [
        *(("forward", equation.name) for equation in graph.equations),
        *(("backward", name) for name in graph.backward_order),
    ]
    for each in program.lines:
        forward = each.phase == "forward"
        of = names.of(each.name) if forward else names.gradient(each.name)
        for line in code[each.first - 1 : each.last]:
            assert line.startswith(f"{of} = ")


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_the_program_for_pytorch_is_python(case: Case) -> None:
    graph, _ = drawn(case, 5)
    program = pytorch_program(graph)
    compile(program.code, "program.py", "exec")
    assert program.code.count(".requires_grad_()") == len(graph.with_respect_to)


def test_a_name_that_the_program_needs_is_left_to_it() -> None:
    graph = GraphBody(text="z_1 = np_ * np_\nz = (z_1 + 1) * 2\nL = z", values={"np_": 3.0})
    found = graph.to_graph()
    assert_gives_the_same(numpy_program(found).code, found)
    assert np.isfinite(compute(found).values[found.result])
