"""The worked examples of graphs hold what they say."""

from decimal import Decimal
from pathlib import Path

import pytest

import app.examples
from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from app.examples import GRAPH_ORDER, GraphExample, load_graph_examples
from app.trace.graph.refs import parse_graph_ref
from app.trace.graph.trace import GraphTrace
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.by_number import assert_close, complex_step
from tests.problems import EXAMPLES

FOLDER = Path(app.examples.__file__).parent / "graphs"
GRAPHS = {example.id: example for example in load_graph_examples()}

each = pytest.mark.parametrize("example", GRAPHS.values(), ids=GRAPHS)


def graph_of(example: GraphExample) -> Graph:
    return GraphBody.model_validate(example.graph).to_graph()


def test_every_file_has_its_place_in_the_order_and_every_place_its_file() -> None:
    assert sorted(GRAPH_ORDER) == sorted(path.stem for path in FOLDER.glob("*.json"))
    assert tuple(GRAPHS) == GRAPH_ORDER
    assert not GRAPHS.keys() & EXAMPLES.keys()


@each
def test_an_example_is_named_for_a_menu_and_says_where_it_is_from(example: GraphExample) -> None:
    assert 0 < len(example.title) <= 30
    assert example.source
    assert example.note.endswith(".")


@each
def test_the_published_numbers_are_reproduced_to_the_printed_digit(example: GraphExample) -> None:
    graph = graph_of(example)
    trace = GraphTrace(graph)
    for ref, printed in example.published:
        value = trace.value(parse_graph_ref(graph, ref))
        unit = Decimal(1).scaleb(int(Decimal(printed).as_tuple().exponent))
        assert abs(Decimal(value) - Decimal(printed)) <= unit / 2 + Decimal("1e-12"), (ref, value)


@each
def test_the_gradients_agree_with_the_complex_step(example: GraphExample) -> None:
    graph = graph_of(example)
    done = compute(graph)
    assert graph.reached >= set(graph.with_respect_to)
    for name in graph.with_respect_to:
        assert_close(done.gradients[name], complex_step(graph, name))
