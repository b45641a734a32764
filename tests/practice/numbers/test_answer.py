"""Answers are read as students write them, and nothing else is."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.numbers.answer import LONGEST, half_unit_of, read_answer
from app.practice.numbers.arithmetic import DEEPEST, UnreadableError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1385", 0.1385),
        ("1.385e-1", 0.1385),
        ("1.385E−1", 0.1385),
        (".1385", 0.1385),
        ("0,1385", 0.1385),
        (",5", 0.5),
        ("−0.5", -0.5),
        ("+0.5", 0.5),
        ("-.5", -0.5),
        ("3.", 3.0),
        ("1/7", 1 / 7),
        ("1 : 4", 0.25),
        ("(0.7514-0.01)*0.7514*0.2486", (0.7514 - 0.01) * 0.7514 * 0.2486),
        ("0,5 · 0,25", 0.125),
        ("1.385·10^-1", 0.1385),
        ("1.385 × 10⁻¹", 0.1385),
        ("1.385*10^(-1)", 0.1385),
        ("≈ 0.14", 0.14),
        ("ca. 0,14", 0.14),
        ("approx 0.14", 0.14),
        ("Approx. = .14", 0.14),
        ("= 0.14", 0.14),
        ("2^-1", 0.5),
        ("2**3", 8.0),
        ("-2^2", -4.0),
        ("2^3^2", 512.0),
        ("2−−1", 3.0),
        ("1/(1+exp(-1.1059))", 1 / (1 + math.exp(-1.1059))),
        ("1/(1+e^-1.1059)", 1 / (1 + math.exp(-1.1059))),
        ("σ(0)", 0.5),
        ("sigmoid(0)", 0.5),
        ("-ln(0.5)", math.log(2)),
        ("SQRT(2)", math.sqrt(2)),
        ("tanh(0.3)", math.tanh(0.3)),
        ("2*pi", 2 * math.pi),
        ("1.385 x 10^-1", 0.1385),
        ("1.385x10⁻¹", 0.1385),
        ("0.14.", 0.14),
        ("0,14;", 0.14),
        ("0.14 (rounded)", 0.14),
        ("ans: 0.14", 0.14),
        ("net_h1: 0,14", 0.14),
        ("pi:2", math.pi / 2),
        ("e:2", math.e / 2),
        ("δ = 0.14", 0.14),
        ("0.4·0.5 − 0.06 = 0.14", 0.14),
        ("h₁ = 1/7 ≈ 0,14", 0.14),
        ("$0.14$", 0.14),
        (r"$0{,}14$", 0.14),
        (r"$1.4 \cdot 10^{-1}$", 0.14),
        (r"\(1.4 \times 10^{-1}\)", 0.14),
        (r"$-\frac{1}{4}$", -0.25),
        (r"\dfrac{1}{1+e^{-\frac{1}{2}}}", 1 / (1 + math.exp(-0.5))),
        (r"\sigma\left(0\right)", 0.5),
        (r"$\delta_{o_1} = 0.14$", 0.14),
        (r"\sqrt{2}", math.sqrt(2)),
    ],
)
def test_a_number_may_be_written_in_many_ways(text: str, value: float) -> None:
    assert read_answer(text).value == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "half_unit", "digits"),
    [
        ("0.14", 0.005, 2),
        ("0.1385", 0.00005, 4),
        ("0.1400", 0.00005, 4),
        ("0,0014", 0.00005, 2),
        ("12", 0.5, 2),
        ("1.2e3", 50.0, 2),
        ("1.385·10⁻¹", 0.00005, 4),
        (r"$1.385 \cdot 10^{-1}$", 0.00005, 4),
        ("1/7 = 0.14", 0.005, 2),
        ("0.000", 0.0005, 0),
        ("1/7", 0.00005, 4),
        ("(1-0.2)*0.2", 0.00005, 4),
    ],
)
def test_the_digits_given_say_how_exact_an_answer_is(
    text: str, half_unit: float, digits: int
) -> None:
    answer = read_answer(text)
    assert answer.half_unit == pytest.approx(half_unit, rel=1e-12)
    assert answer.digits == digits


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Nothing is given."),
        ("   ", "Nothing is given."),
        ("abc", "“abc” is not known here"),
        ("0.5%", "“%” cannot be read: write 0.005 for 0.5%."),
        ("-75,14 %", "“%” cannot be read: write -0.7514 for -75,14 %."),
        ("1/2 %", "“%” cannot be read"),
        ("ca. 1.234,5", "both a point and a comma"),
        ("ca.", "Nothing is given."),
        ("δ =", "Nothing is given."),
        ("δ = a lot", "“alot” is not known here"),
        ("0.5%=", "Nothing is given."),
        ("0.3775 V", "does not belong"),
        ("2(pi)", "“(” does not belong"),
        ("0.14 (or 0.15)", "does not belong"),
        ("2x3", "does not belong"),
        ("ans:", "Nothing is given."),
        (r"\infty", "cannot be read"),
        (r"\frac{1}", "cannot be read"),
        ("1.234,5", "both a point and a comma"),
        ("1,2,3", "does not belong"),
        ("0.1.2", "does not belong"),
        ("(1", "not closed"),
        ("1)", "“)” does not belong"),
        ("2(3)", "“(” does not belong"),
        ("1+", "ends too early"),
        ("*2", "missing before “*”"),
        ("exp 2", "parentheses"),
        ("1/0", "divides by 0"),
        ("0^-1", "divides by 0"),
        ("ln(-1)", "ln is not defined for −1"),
        ("sqrt(-1)", "sqrt is not defined"),
        ("(-1)^0.5", "root of a negative number"),
        ("2^1000", "exponent is larger than 100"),
        ("9^99^9", "exponent is larger than 100"),
        ("1e999", "too large"),
        ("exp(1000)", "too large"),
        ("1e300*1e300", "too large"),
        ("nan", "“nan” is not known here"),
        ("inf", "“inf” is not known here"),
        ("1_000", "“_” cannot be read"),
        ("0x1f", "does not belong"),
        ("__import__('os').system('true')", "cannot be read"),
        ("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), f"nested more than {DEEPEST} deep"),
        ("-" * (DEEPEST + 1) + "1", f"nested more than {DEEPEST} deep"),
        ("2" + "^2" * DEEPEST, ""),
        ("1" * (LONGEST + 1), f"at most {LONGEST} are read"),
    ],
)
def test_what_is_no_number_says_why(text: str, why: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_answer(text)
    assert why in str(refused.value)


LIKELY = st.text(alphabet="0123456789.,+-−*/^()e πσexplntah·⁻¹²=≈$\\{}frac", max_size=LONGEST)


@given(LIKELY | st.text(max_size=30))
def test_any_text_is_read_as_a_finite_number_or_refused(text: str) -> None:
    value = 0.0
    with suppress(UnreadableError):
        value = read_answer(text).value
    assert math.isfinite(value)


@given(st.floats(min_value=-1e6, max_value=1e6), st.integers(1, 9))
def test_a_number_is_within_half_a_unit_of_what_was_rounded(value: float, digits: int) -> None:
    answer = read_answer(f"{value:.{digits}e}")
    assert abs(answer.value - value) <= answer.half_unit * (1 + 1e-6)


@given(
    st.recursive(
        st.decimals(0, 99, places=3).map(str),
        lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
            lambda parts: f"({parts[0]}{parts[1]}{parts[2]})"
        ),
        max_leaves=6,
    )
)
def test_arithmetic_comes_out_as_python_has_it(text: str) -> None:
    try:
        expected = eval(text)  # ours never does; the text is made of decimals and + − * /
    except ZeroDivisionError:
        with pytest.raises(UnreadableError):
            read_answer(text)
        return
    assert read_answer(text).value == pytest.approx(expected, rel=1e-12)


def test_half_a_unit_of_a_number_is_that_of_its_last_digit() -> None:
    assert half_unit_of(0.1385) == pytest.approx(0.00005)
    assert half_unit_of(-98.76, 2) == pytest.approx(0.5)
    assert half_unit_of(0.0) == 0.0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,77", 0.77),
        ("1.385e-2", 0.01385),
        ("1.5×10^-3", 0.0015),
        ("-4.125 10^-2", -0.04125),
        ("−4.125 10⁻²", -0.04125),
        ("4.125 x 10^-2", 0.04125),
        ("2^-3", 0.125),
        ("2**-3", 0.125),
        ("sqrt(2)", 2**0.5),
        ("1/3", 1 / 3),
        (".5", 0.5),
        ("–0.5", -0.5),
        ("−0.5", -0.5),
        ("－０．５", -0.5),
        ("٠٫٥", 0.5),
        ("१.५", 1.5),
        ("1 234.5", 1234.5),
        ("1’234,5", 1234.5),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_answer(text).value == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["0.04125…", "0.04125...", "0,04125 …"])
def test_a_number_that_goes_on_is_known_to_a_whole_unit(text: str) -> None:
    answer = read_answer(text)
    assert (answer.value, answer.half_unit, answer.digits) == (0.04125, 1e-5, 4)


@pytest.mark.parametrize("text", ["0.1 0.2", "0.1 385", "11 0.3"])
def test_two_numbers_are_not_read_as_one(text: str) -> None:
    with pytest.raises(UnreadableError, match="Two numbers"):
        read_answer(text)
