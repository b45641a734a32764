"""Pages of networks are what they were before graphs came to share their code."""

import hashlib
from typing import Any

import orjson
import pytest

from app.explain import explain
from app.trace.page import page
from app.trace.trace import Trace
from tests.problems import EXAMPLES, problem_from_json

#: Quantities of a keyframe when the pages were pinned.
QUANTITIES = (
    *("sample", "net", "output", "slope", "error", "delta", "weight_gradient", "bias_gradient"),
    *("batch_weight_gradient", "batch_bias_gradient", "updated_weight", "updated_bias"),
    *("loss_term", "loss"),
)

#: Of each example, all pages of seven steps, with ten digits of each number.
PINNED = {
    "lecture-10": "bc03bdadc5a0639f47b60a5a8832fdfe718c9b8b76f7e04edaa4c9ddf812cab5",
    "mazur-2-2-2": "907c80f90810d6c64fb3229c1b55c9a63e8014981108531782364f67030f4074",
    "relu-2-2-1": "470ca2f417fb68c6107c83c32baf19316037fc290ea7d1b7f6bfb4ca741ad8d5",
    "tanh-neuron": "7d30ce37e77eb846d34e5e9cc62de918663abadce986f7868a82660ec156d199",
    "xor-2-2-1": "ee7f7ca889099a5a69577ac18472d59646c87b60e789380fbc7bd11025de9a4c",
    "deep-2-3-3-2": "eb8dad32369383e460a78cfb6ae2afa7f457f3c9af7f55ddf8263f41e995686b",
    "softmax-2-3-3": "8727e1729e6000aba1ff7a25c4114b7ad79685541e424cb431e2e6d68612f7b4",
}


def to_ten_digits(nested: Any) -> Any:
    """The same lists and objects; the last digits of exp and tanh differ between processors."""
    if isinstance(nested, float):
        return float(f"{nested:.10g}")
    if isinstance(nested, dict):
        return {name: to_ten_digits(value) for name, value in nested.items()}
    return [to_ten_digits(part) for part in nested] if isinstance(nested, list) else nested


def pages_of(example: str) -> str:
    """The hash of what the pages say."""
    trace = Trace(problem_from_json(EXAMPLES[example].problem))
    digest = hashlib.sha256()
    for start in range(0, len(trace) + 1, 7):
        cut = page(trace, start, 7)
        steps = []
        for step in cut.steps:
            told = explain(trace, step)
            place = [step.index, step.phase, step.op, step.sample, step.layer, step.unit]
            writes = [[str(ref), value] for ref, value in step.writes]
            reads = [str(ref) for ref in step.reads]
            formula = to_ten_digits(told.formula)
            steps.append([place, step.source, reads, writes, told.title, told.text, formula])
        state = [cut.keyframe[name] for name in QUANTITIES]
        digest.update(orjson.dumps(to_ten_digits([state, steps])))
    return digest.hexdigest()


@pytest.mark.parametrize("example", PINNED)
def test_the_pages_of_a_network_are_what_they_were(example: str) -> None:
    assert pages_of(example) == PINNED[example]
