"""Holds the PyTorch programs of graphs against PyTorch itself, which `make test` does not install.

`pip install torch`, then `python -m tests.explain.graph.check_pytorch`.
"""

import sys

import numpy as np
import torch  # type: ignore[import-not-found,unused-ignore]

from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from app.examples import load_graph_examples
from app.explain.graph.program import pytorch_program
from app.explain.graph.program.names import Names
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.by_number import assert_close
from tests.engine.graph.cases import EVERY, drawn
from tests.explain.graph.run_graph_program import printed


def check(graph: Graph) -> None:
    """Raise AssertionError where PyTorch finds another result, or another gradient."""
    done, found, names = compute(graph), printed(pytorch_program(graph).code), Names(graph)
    assert_close(found[graph.result], done.values[graph.result].reshape(()))
    for name in graph.with_respect_to:
        if name in graph.reached:
            assert_close(found[names.gradient(name)], done.gradients[name], 1e-9)


def main() -> None:
    """Check every op with every shape of its cases, and every example."""
    examples = [GraphBody.model_validate(each.graph) for each in load_graph_examples()]
    graphs = [drawn(case, 4)[0] for case in EVERY] + [body.to_graph() for body in examples]
    for graph in graphs:
        try:
            with np.errstate(all="ignore"):
                check(graph)
        except AssertionError:
            sys.exit(f"PyTorch {torch.__version__} finds other numbers for:\n{graph.text}")
    sys.stdout.write(f"PyTorch {torch.__version__} agrees on {len(graphs)} graphs.\n")


if __name__ == "__main__":
    main()
