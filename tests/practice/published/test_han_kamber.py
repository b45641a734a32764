"""Numbers printed to few digits, by a book whose error is y − o."""

from tests.practice.printed import check, mistakes_of
from tests.problems import problem_from_json

#: Han, Kamber and Pei, Data Mining, section 9.2: their error is y − o, and their step is added.
HAN_KAMBER = {
    "net.1.0": "-0.7",
    "net.1.1": "0.1",
    "net.2.0": "-0.105",
    "output.1.0": "0.332",
    "output.1.1": "0.525",
    "output.2.0": "0.474",
    "delta.2.0": "0.1311",
    "delta.1.1": "-0.0065",
    "delta.1.0": "-0.0087",
    "updated_weight.2.0.0": "-0.261",
    "updated_weight.2.0.1": "-0.138",
    "updated_weight.1.0.0": "0.192",
    "updated_weight.1.1.0": "-0.306",
    "updated_bias.2.0": "0.218",
    "updated_bias.1.1": "0.194",
    "updated_bias.1.0": "-0.408",
}
HAN_KAMBER_PROBLEM = problem_from_json(
    {
        "network": {
            "layers": [
                {
                    "weights": [[0.2, 0.4, -0.5], [-0.3, 0.1, 0.2]],
                    "biases": [-0.4, 0.2],
                    "activation": "sigmoid",
                    "train_biases": True,
                },
                {
                    "weights": [[-0.3, -0.2]],
                    "biases": [0.1],
                    "activation": "sigmoid",
                    "train_biases": True,
                },
            ]
        },
        "loss": "half_squared_error",
        "samples": [{"input": [1, 0, 1], "target": [1]}],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": 0.9},
    }
)


def test_one_convention_explains_the_short_deltas_of_han_and_kamber() -> None:
    report = check(HAN_KAMBER_PROBLEM, HAN_KAMBER)
    assert [sorted(ids) for ids in mistakes_of(report)] == [["opposite_delta"]]
    assert {printed.name for printed in report.explanations[0].explains} == {
        *("delta.2.0", "delta.1.0", "delta.1.1")
    }
    assert not report.explanations[0].contradicted


def test_a_number_of_one_digit_is_no_proof_of_rounding_on_the_way() -> None:
    """½ (1 − 0.474)² = 0.1383, and with their o to more digits 0.1384."""
    (result,) = check(HAN_KAMBER_PROBLEM, {"loss": "1"}).results
    assert (result.verdict, result.expected) == ("differs", "0.1384")


def test_what_differs_is_shown_to_four_digits_at_least() -> None:
    results = check(HAN_KAMBER_PROBLEM, {"delta.2.0": "0.1", "output.2.0": "0.5"}).results
    assert [each.expected for each in results] == ["−0.1312", "0.5"]
