"""Pages of networks are what they were before graphs came to share their code.

Those of graphs without an optimizer are what they were before an update had steps.
"""

import hashlib
import re
from typing import Any

import orjson
import pytest

from app.examples import GraphExample, load_graph_examples
from app.explain import explain
from app.trace.page import page
from app.trace.trace import Trace
from app.web.graph.page import graph_trace_page
from app.web.http.answer import encode
from app.web.problem.graph_body import read_graph_body
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


#: Of each example of a graph, all pages of seven steps as they go out, with ten digits of a number.
PINNED_GRAPHS = {
    "circuit-product": "45a2bada72171e1911daa06cee67265d38def0f1ba2baa311813dbecf6a70c4f",
    "circuit-sigmoid": "c852fe51794d4bb4bb7ec560677d11944ea2bafe51840c099bf45b5645e5aa6b",
    "used-twice": "154a8c426185ad0a0b0edc5c381b73b2f34797b55009c2f892240959a5c7c811",
    "function-twice": "533069aaa81b67771c9a94a507bc3f1aa20653f973c00a64482fb5dbb7e12a59",
    "matrix-product": "1a70f3b6072f92cda3e0be7f93dea2e3f0db2dd03930c563befe9d4d750a3c60",
    "convolution": "d859de8882536a6e160f92e805fecb256c1e4fc213041a468fab948c76f27273",
    "batch-norm": "321d522f5c85f058a30e21d99883be5d7d3aea5f04ee5d67619c1d75fd3b7c7e",
    "rnn": "ba5d70614794ec3f76ab84d849575b68b22d408f7eeee1dd9e5e8c29bcc48d7b",
    "lstm": "ae8755941e6cbc4e28641d23b4c03b0bf64f2c6d3373ddc56f6fe16b1a13d770",
    "attention": "0857c7e3a5f7645c0fdb041b2cce8d3d8e465f202d07ecbbdbcfacb37eac13c9",
    "tied-autoencoder": "8d316cd371990deec2210ec5c2b4efc1f15906f1022fa2413d9e13cf93701674",
    "embedding": "36717fbf6cdb732056ff723d3096a9840c8094d7c3bd939047d5ec72f497a319",
}


@pytest.mark.parametrize("example", load_graph_examples(), ids=lambda example: example.id)
def test_the_pages_of_a_graph_without_an_optimizer_are_what_they_were(
    example: GraphExample,
) -> None:
    graph, digest, start, total = read_graph_body(example.graph), hashlib.sha256(), 0, 0
    while start <= total:
        page_ = orjson.loads(encode(graph_trace_page(graph, start, 7)))
        digest.update(orjson.dumps(to_ten_digits(page_)))
        start, total = start + 7, page_["total"]
    assert digest.hexdigest() == PINNED_GRAPHS[example.id]
