"""The published numbers of the worked examples, each to the digits that its author printed."""

from decimal import Decimal

import pytest

from app.examples import Example
from app.trace.refs import parse_ref
from app.trace.trace import Trace
from tests.problems import EXAMPLES, problem_from_json
from tests.published.digits import rounded_like

PUBLISHED = [
    pytest.param(example, ref, printed, id=f"{example.id}-{ref}")
    for example in EXAMPLES.values()
    for ref, printed in example.published
]


@pytest.mark.parametrize(("example", "ref", "printed"), PUBLISHED)
def test_a_published_number_is_reproduced(example: Example, ref: str, printed: str) -> None:
    trace = Trace(problem_from_json(example.problem))
    written = {str(at): value for step in trace for at, value in step.writes}
    assert rounded_like(printed, written[ref]) == Decimal(printed)
    assert trace.value(parse_ref(ref)) == written[ref]


@pytest.mark.parametrize(
    ("id_", "count"), [("mazur-2-2-2", 18), ("relu-2-2-1", 22), ("tanh-neuron", 3)]
)
def test_the_examples_with_a_source_have_all_its_numbers(id_: str, count: int) -> None:
    assert len(EXAMPLES[id_].published) == count


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_says_where_it_is_from_and_can_be_traced(example: Example) -> None:
    assert example.title
    assert example.source
    trace = Trace(problem_from_json(example.problem))
    assert {step.phase for step in trace} == {"forward", "loss", "backward", "update"}
