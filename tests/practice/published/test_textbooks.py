"""Worked examples of textbooks and tutorials, each number as it is printed there."""

from collections.abc import Sequence

import pytest

from tests.practice.printed import mistakes_of
from tests.practice.textbook import Layer, differing, report, transposed


def test_identity_units_without_biases_agree_by_the_names_of_mazurs_weights() -> None:
    """hmkcode, Backpropagation step by step."""
    told = report(
        [([[0.11, 0.21], [0.12, 0.08]], None, "identity"), ([[0.14, 0.15]], None, "identity")],
        ([2, 3], [1], 0.05),
        """
        h1 0.85
        h2 0.48
        o1 0.191
        loss 0.327
        w1+ 0.12
        w2+ 0.23
        w3+ 0.13
        w4+ 0.10
        w5+ 0.17
        w6+ 0.17
        """,
    )
    assert differing(told) == []


def test_a_gate_whose_output_is_the_loss_agrees_with_a_target_of_one_less() -> None:
    """CS231n, the sigmoid neuron: ∂L/∂o = o − y = 1 for y = o − 1, o being 0.731058579."""
    told = report(
        [([[2, -3]], [-3], "sigmoid")],
        ([-1, -2], [-0.268941421], 1),
        """
        net o1 1.00
        o1 0.73
        δo1 0.20
        ∇w11 -0.20
        ∇w12 -0.39
        ∇b o1 0.20
        """,
    )
    assert differing(told) == []


@pytest.mark.parametrize(
    ("layers", "given", "printed"),
    [
        pytest.param(
            [
                ([[0.5, 0.4], [0.9, 1.0]], [-0.8, 0.1], "sigmoid"),
                ([[-1.2, 1.1]], [-0.3], "sigmoid"),
            ],
            ([1, 1], [0], 0.1),
            """
            h1 0.5250
            h2 0.8808
            o1 0.5097
            δo1 -0.1274
            δh1 0.0381
            δh2 -0.0147
            w11+ 0.5038
            w12+ 0.4038
            w21+ 0.8985
            w22+ 0.9985
            u11+ -1.2067
            u12+ 1.0888
            b_h1+ -0.7962
            b_h2+ 0.0985
            b_o1+ -0.3127
            """,
            id="Negnevitsky, Artificial Intelligence, XOR; its thresholds are −b",
        ),
        pytest.param(
            [
                ([[0.6, -0.1], [-0.3, 0.4]], [0.3, 0.5], "sigmoid"),
                ([[0.4, 0.1]], [-0.2], "sigmoid"),
            ],
            ([0, 1], [1], 0.25),
            """
            net h1 0.2
            h1 0.5498
            net h2 0.9
            h2 0.7109
            net o1 0.09101
            o1 0.5227
            δo1 0.1191
            ∂E/∂h1 0.04764
            ∂E/∂h2 0.01191
            δh1 0.0118
            δh2 0.00245
            w11+ 0.6
            w12+ -0.09705
            b_h1+ 0.30295
            w22+ 0.4006125
            b_h2+ 0.5006125
            u11+ 0.4164
            u12+ 0.12117
            b_o1+ -0.17022
            """,
            id="Sivanandam and Deepa, Principles of Soft Computing",
        ),
    ],
)
def test_an_error_of_y_minus_o_whose_step_is_added_is_named_so(
    layers: Sequence[Layer], given: tuple[list[float], list[float], float], printed: str
) -> None:
    told = report(layers, given, printed)
    assert [sorted(ids) for ids in mistakes_of(told)] == [["opposite_delta"]]
    explained = {each.name for each in told.explanations[0].explains}
    following = {each.printed.name for each in told.results if each.verdict == "follows"}
    assert explained | following == set(differing(told))
    assert "δo1" in explained


def test_updated_weights_in_the_hidden_delta_are_named_beside_the_signs() -> None:
    """MacLeod, An Introduction to Practical Neural Networks, worked example 3.1.

    His hidden δ are −0.0406 · 0.272392 · (1 − 0.68) · 0.68 = −2.406e−3, with the updated 0.272392,
    and −0.0406 · 0.87305 · (1 − 0.6637) · 0.6637, which is −7.912e−3 and not what he prints.
    """
    told = report(
        [([[0.1, 0.8], [0.4, 0.6]], None, "sigmoid"), ([[0.3, 0.9]], None, "sigmoid")],
        ([0.35, 0.9], [0.5], 1),
        """
        net h1 0.755
        h1 0.68
        net h2 0.68
        h2 0.6637
        net o1 0.80133
        o1 0.69
        δo1 -0.0406
        u11+ 0.272392
        u12+ 0.87305
        δh1 -2.406e-3
        δh2 -7.916e-3
        w11+ 0.09916
        w12+ 0.7978
        w21+ 0.3972
        w22+ 0.5928
        """,
    )
    (ids,) = mistakes_of(told)
    assert sorted(ids) == ["opposite_delta", "updated_weights"]
    assert "“Updated weights used” and “δ with the opposite sign”" in told.summary
    explained = {each.name for each in told.explanations[0].explains}
    # 0.68 · 0.3 + 0.6637 · 0.9 is 0.80133; before he rounded to two decimals it was 0.80166.
    assert [name for name in differing(told) if name not in explained] == ["net o1", "δh2"]
    assert [each.printed.name for each in told.results if each.verdict == "follows"] == ["net o1"]


def test_a_softmax_without_exponentials_is_named() -> None:
    """Prakash Jay, Back-Propagation is very simple: he says himself that he did a/sum(a).

    His nets of the output layer are 1.8658, 2.2292 and 2.8204: 1.8658 / 6.9154 = 0.2698. Of his
    derivatives of the loss, 1/(1 − o) has lost its sign: 1/(1 − 0.3223) = 1.4755.
    """
    told = report(
        [
            (transposed([[0.1, 0.2, 0.3], [0.3, 0.2, 0.7], [0.4, 0.3, 0.9]]), [1, 1, 1], "relu"),
            (transposed([[0.2, 0.3, 0.5], [0.3, 0.5, 0.7], [0.6, 0.4, 0.8]]), [1, 1, 1], "sigmoid"),
            (transposed([[0.1, 0.4, 0.8], [0.3, 0.7, 0.2], [0.5, 0.2, 0.9]]), [1, 1, 1], "softmax"),
        ],
        ([0.1, 0.2, 0.7], [1, 0, 0], 0.01),
        """
        net1(1) 1.35
        net2(1) 1.27
        net3(1) 1.8
        h1(2) 0.938
        h2(2) 0.94
        h3(2) 0.98
        o1 0.2698
        o2 0.3223
        o3 0.4078
        error.3.0 -3.70644
        error.3.1 -1.4755
        error.3.2 -1.6886
        """,
        loss="binary_cross_entropy",
    )
    (ids,) = mistakes_of(told)
    assert ids == ["softmax_without_exponentials"]
    explained = {each.name for each in told.explanations[0].explains}
    assert explained == {"o1", "o2", "o3"}
    for each in told.results[-2:]:
        assert "sign_flipped" in {why.mistake.id for any_of in each.explanations for why in any_of}
    # −1/0.2698 has its sign, and follows from his own o₁.
    assert [each.printed.name for each in told.results if each.verdict == "follows"] == [
        "error.3.0"
    ]


def test_a_convention_on_numbers_that_are_not_this_problems_is_named() -> None:
    """Brownlee, How to code a neural network with backpropagation: o₁ and o₂ are set there by hand.

    (0 − 0.6213859615555266) · 0.6213859615555266 · 0.3786140384444734 = −0.1461906468.
    """
    told = report(
        [
            ([[0.13436424411240122, 0.8474337369372327]], [0.763774618976614], "sigmoid"),
            (
                [[0.2550690257394217], [0.4494910647887381]],
                [0.49543508709194095, 0.651592972722763],
                "sigmoid",
            ),
        ],
        ([1, 0], [0, 1], 0.5),
        """
        h1 0.7105668883115941
        o1 0.6213859615555266
        o2 0.6573693455986976
        δo1 -0.14619064683582808
        δo2 0.0771723774346327
        δh1 -0.0005348048046610517
        """,
    )
    verdicts = [each.verdict for each in told.results]
    assert verdicts == ["agrees", "differs", "differs", "differs", "differs", "follows"]
    for each in told.results[3:5]:
        assert each.message == (
            "Comes out of the publication’s own earlier numbers with “Sign flipped”."
        )
        assert [[reason.mistake.id for reason in any_of] for any_of in each.explanations] == [
            ["sign_flipped"]
        ]
