"""Saturated outputs of fused pairs: what goes through a rounded output and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from app.trace.page import keyframe
from app.trace.trace import Step, Trace
from tests.fold import fold
from tests.problems import one_unit, output_layer


def step_of(trace: Trace, ref: str) -> Step:
    (found,) = [step for step in trace if str(step.result) == ref]
    return found


@pytest.mark.parametrize(("net", "target"), [(800.0, 0.0), (40.0, 0.0), (-800.0, 1.0)])
def test_an_error_that_is_not_finite_is_not_written(net: float, target: float) -> None:
    trace = Trace(one_unit("sigmoid", "binary_cross_entropy", net, target))
    assert step_of(trace, "error.1.0").writes == ()
    state = fold(keyframe(trace, 0), trace)
    assert state["error"] == [[None]]
    assert state == keyframe(trace, len(trace))


def test_delta_and_the_gradients_are_there_all_the_same() -> None:
    trace = Trace(one_unit("sigmoid", "binary_cross_entropy", net=800.0, target=0.0))
    state = keyframe(trace, len(trace))
    assert state["delta"] == [[1.0]]
    assert state["weight_gradient"] == [[[1.0]]]
    assert state["updated_weight"] == [[[800.0 - 0.1]]]
    assert [str(ref) for ref in step_of(trace, "delta.1.0").reads] == ["output.1.0", "target.0"]


def test_of_a_softmax_only_the_errors_that_are_not_finite_are_missing() -> None:
    problem = output_layer("softmax", "categorical_cross_entropy", [0.0, -900.0], [0.0, 1.0])
    trace = Trace(problem)
    state = keyframe(trace, len(trace))
    assert state["error"] == [[0.0, None]]
    assert state["delta"] == [[1.0, -1.0]]
    assert state["loss_term"] == [0.0, 900.0]
    assert state["slope"] == [[None, None]]


@given(st.floats(-1000, 1000), st.sampled_from([0.0, 0.25, 1.0]))
def test_a_loss_term_reads_net_where_the_output_is_rounded(net: float, target: float) -> None:
    trace = Trace(one_unit("sigmoid", "binary_cross_entropy", net, target))
    term = step_of(trace, "loss_term.0")
    ((_, value),) = term.writes
    exact = -target * special.log_expit(net) - (1 - target) * special.log_expit(-net)
    assert value == pytest.approx(exact, rel=1e-12, abs=0.0)
    reads = [str(ref) for ref in term.reads]
    assert reads in (["target.0", "output.1.0"], ["target.0", "net.1.0"])
    if reads[1] == "output.1.0":
        output = trace.value(term.reads[1])
        kept = -special.xlogy(target, output) - special.xlog1py(1 - target, -output)
        assert kept == pytest.approx(exact, rel=1e-5, abs=0.0)


@pytest.mark.parametrize(
    ("net", "target", "reads"),
    [
        (2.0, 0.0, ["target.0", "output.1.0"]),
        (-2.0, 1.0, ["target.0", "output.1.0"]),
        (40.0, 0.0, ["target.0", "net.1.0"]),
        (40.0, 1.0, ["target.0", "net.1.0"]),
        (-800.0, 1.0, ["target.0", "net.1.0"]),
    ],
)
def test_which_of_the_two_is_read_depends_on_the_digits_left(
    net: float, target: float, reads: list[str]
) -> None:
    trace = Trace(one_unit("sigmoid", "binary_cross_entropy", net, target))
    assert [str(ref) for ref in step_of(trace, "loss_term.0").reads] == reads


def test_a_softmax_term_that_goes_by_net_reads_all_of_them() -> None:
    problem = output_layer("softmax", "categorical_cross_entropy", [0.0, -900.0], [0.5, 0.5])
    trace = Trace(problem)
    reads = {str(step.result): [str(ref) for ref in step.reads] for step in trace}
    assert reads["loss_term.0"] == ["target.0", "output.1.0"]
    assert reads["loss_term.1"] == ["target.1", "net.1.0", "net.1.1"]


def test_a_pair_that_is_not_fused_always_goes_by_output() -> None:
    trace = Trace(one_unit("sigmoid", "half_squared_error", net=800.0, target=0.5))
    reads = {str(step.result): [str(ref) for ref in step.reads] for step in trace}
    assert reads["loss_term.0"] == ["target.0", "output.1.0"]
    assert reads["delta.1.0"] == ["error.1.0", "slope.1.0"]
