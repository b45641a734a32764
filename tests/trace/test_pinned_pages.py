"""Pages of networks are what they were before graphs came to share their code."""

import hashlib
import re
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

#: Of each example, all pages of seven steps, with ten digits of each number. Since graphs came two
#: things have changed on purpose, no more: a hidden unit’s δ does not speak of a lecture any more,
#: and in LaTeX a raised symbol that has its layer above stands in braces. That a batch names a
#: sample’s loss and derivatives with the sample, L⁽²⁾, is left out before the hash is taken.
PINNED = {
    "lecture-10": "83dd216d5f575888ff0b12c2a27d17621de04169f93a568b82ac421b99005989",
    "mazur-2-2-2": "35dd81a5d5edfc247c663f992432d3ac0c357b366102b233f95a683e7833e61e",
    "relu-2-2-1": "4e9ca265e1df8bab9be08b1371af6cf9a15988f7013894051041273b5b115980",
    "tanh-neuron": "7d30ce37e77eb846d34e5e9cc62de918663abadce986f7868a82660ec156d199",
    "xor-2-2-1": "9abf1ecd6c28fe2ea9b1ca710105ddd41b5b47fea70f4c700167203a58fbb9a9",
    "deep-2-3-3-2": "25f9d483e4ea91ac14624ebd21c6010a601bad4915a57560ebed27622ce84b21",
    "softmax-2-3-3": "f46f02e1ae68a48f0ad48ffe9247685349cb01f47c03097261424e3d6c1eaa50",
}


def to_ten_digits(nested: Any) -> Any:
    """The same lists and objects; the last digits of exp and tanh differ between processors."""
    if isinstance(nested, float):
        return float(f"{nested:.10g}")
    if isinstance(nested, dict):
        return {name: to_ten_digits(value) for name, value in nested.items()}
    return [to_ten_digits(part) for part in nested] if isinstance(nested, list) else nested


def without_sample(nested: Any) -> Any:
    """The same formula or title with L where a batch names a sample's loss, L⁽²⁾."""
    if isinstance(nested, str):
        return re.sub(r"L(\^\{\([n\d]+\)\}|⁽[ⁿ⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾)", "L", nested)
    if isinstance(nested, dict):
        of_loss = nested.get("base") == "L"
        return {
            name: without_sample(value)
            for name, value in nested.items()
            if not (of_loss and name == "sup")
        }
    return [without_sample(part) for part in nested] if isinstance(nested, list) else nested


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
            title, formula = told.title, to_ten_digits(told.formula)
            # The batch's own sum has always had the sample in it.
            if step.op != "batch_gradient":
                title, formula = without_sample(title), without_sample(formula)
            steps.append([place, step.source, reads, writes, title, told.text, formula])
        state = [cut.keyframe[name] for name in QUANTITIES]
        digest.update(orjson.dumps(to_ten_digits([state, steps])))
    return digest.hexdigest()


@pytest.mark.parametrize("example", PINNED)
def test_the_pages_of_a_network_are_what_they_were(example: str) -> None:
    assert pages_of(example) == PINNED[example]
