"""Names of a graph's numbers as people write them."""

import numpy as np
import pytest

from app.engine.graph.graph import Graph
from app.practice.graph.grading import GraphKey
from app.practice.graph.names import graph_ref_named
from app.practice.naming.lookup import NotToFindError
from tests.practice.graph.graphs import graph_of

CIRCUIT = graph_of("q = x + y\nf = q * z", x=-2, y=5, z=-4)
LINEAR = graph_of("Z = W @ x\nL = sum(Z * sigma)", W=[[1, 2], [3, 4]], x=[1, 2], sigma=[1, 3])
ROUNDS = graph_of("for t in range(2):\n    h = w * h + x[t]\nL = h * h", w=0.5, h=1, x=[1, 2])
KERNEL = graph_of(
    "c = conv2d(x, k, b)\nL = sum(c)", x=np.ones((1, 1, 3, 3)), k=np.ones((1, 1, 2, 2)), b=[1]
)
DERIVATIVE = graph_of("dx = x * 2\nL = dx * x", x=3)


@pytest.mark.parametrize(
    ("graph", "names", "ref"),
    [
        (
            CIRCUIT,
            "df/dx ∂f/∂x x.grad grad_x ∇x dx dL/dx gradient_of_x grad(x)",
            "gradient.x",
        ),
        (CIRCUIT, r"\frac{\partial{f}}{\partial{q}} \frac{df}{dq} ∂f/∂q dq", "gradient.q"),
        (CIRCUIT, "q Q $q$", "value.q"),
        (CIRCUIT, "f loss", "value.f"),
        (
            LINEAR,
            "dL/dW[0,1] W.grad[0][1] dW[0,1] (dL/dW)[0,1] ∂L/∂W₀₁ dL/dW_{01} dW01 ∇W[0,1]",
            "gradient.W.0.1",
        ),
        (LINEAR, "Z[1] Z₁ Z_1 z[1]", "value.Z.1"),
        (LINEAR, "∂L/∂σ[1] dL/dsigma_1 dσ[1]", "gradient.sigma.1"),
        (ROUNDS, "h@2 h^{(2)} h^(2) h2 h_2", "value.h@2"),
        (ROUNDS, "dL/dh@1 ∂L/∂h^{(1)} dh1", "gradient.h@1"),
        (KERNEL, "dL/dk[0,1] k.grad[0,0,0,1] dk[0][1] ∂L/∂k₀₁", "gradient.k.0.0.0.1"),
        (KERNEL, "db dL/db[0] b.grad", "gradient.b.0"),
        (DERIVATIVE, "dx", "value.dx"),
    ],
)
def test_a_name_stands_for_its_number(graph: Graph, names: str, ref: str) -> None:
    for name in names.split():
        assert str(graph_ref_named(graph, name)) == ref, name
        assert str(graph_ref_named(graph, f" {name} ")) == ref, name


def test_spaces_within_a_name_do_not_matter() -> None:
    assert str(graph_ref_named(CIRCUIT, "d f / d x")) == "gradient.x"
    assert str(graph_ref_named(LINEAR, "gradient of W[0, 1]")) == "gradient.W.0.1"
    for index in ("{01}", "{0, 1}"):
        name = rf"$\frac{{\partial L}}{{\partial W_{index}}}$"
        assert str(graph_ref_named(LINEAR, name)) == "gradient.W.0.1"


@pytest.mark.parametrize(
    "name", ["", "name", "W[2,0]", "dW[0]", "W[0:1]", "W[-1]", "x/y", "d", "W"]
)
def test_what_names_no_number_stands_for_none(name: str) -> None:
    assert graph_ref_named(LINEAR, name) is None


def test_a_derivative_of_another_array_is_told_apart_from_one_of_the_result() -> None:
    with pytest.raises(
        NotToFindError, match="dq/dx is a derivative of q: the gradients here are of f"
    ):
        graph_ref_named(CIRCUIT, "dq/dx")


def test_an_answer_may_be_given_by_name() -> None:
    key = GraphKey(CIRCUIT)
    assert str(key.find("df/dx")) == "gradient.x"
    with pytest.raises(NotToFindError, match="x is given: there is nothing to work out"):
        key.find("x")
    with pytest.raises(NotToFindError, match=r"“dw” is not a ref.*such as q or ∂f/∂q"):
        key.find("dw")


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        (graph_of("f = (x + y) * z", x=-2, y=5, z=-4), "such as f or ∂f/∂x."),
        (graph_of("Z = 2 * (W @ x)\nL = sum(Z)", W=[[1, 2]], x=[1, 2]), "as Z[0] or ∂L/∂Z[0]."),
        (graph_of("L = sum((W @ x) * 2)", W=[[1, 2]], x=[1, 2]), "such as L or ∂L/∂W[0, 0]."),
        (ROUNDS, "such as h@1 or ∂L/∂h@1."),
    ],
)
def test_a_name_that_is_suggested_stands_in_the_text_and_is_understood(
    graph: Graph, told: str
) -> None:
    key = GraphKey(graph)
    with pytest.raises(NotToFindError) as error:
        key.find("nothing")
    assert str(error.value).endswith(told)
    for name in told.removesuffix(".").rpartition("as ")[2].split(" or "):
        assert str(key.find(name))


def test_a_number_of_thousands_of_digits_is_no_index() -> None:
    for name in (f"W[{'1' * 5000}]", f"W_{'1' * 5000}", f"W[0,{'0' * 5000}1]"):
        assert graph_ref_named(LINEAR, name) is None
        with pytest.raises(NotToFindError):
            GraphKey(LINEAR).find(name)
    with pytest.raises(NotToFindError, match="is not a number of this graph"):
        GraphKey(LINEAR).find(f"gradient.W.0.{'1' * 5000}")
