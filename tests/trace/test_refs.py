"""The names of numbers: written, read back, and refused where they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.refs import PER_TERMINAL, PER_UNIT, PER_WEIGHT, SINGLE, Ref, parse_ref

places = st.integers(0, 10**6)
refs = st.one_of(
    st.builds(Ref, st.sampled_from(PER_WEIGHT), places, places, places),
    st.builds(Ref, st.sampled_from(PER_UNIT), places, places),
    st.builds(Ref, st.sampled_from(PER_TERMINAL), unit=places),
    st.builds(Ref, st.sampled_from(SINGLE)),
)


@given(refs)
def test_a_ref_is_read_back_as_it_was_written(ref: Ref) -> None:
    assert parse_ref(str(ref)) == ref


@given(refs, st.lists(places, min_size=1))
def test_a_ref_with_more_places_than_its_quantity_has_is_none(ref: Ref, more: list[int]) -> None:
    text = ".".join([str(ref), *map(str, more)])
    with pytest.raises(ValueError, match="is not a ref; it has the form"):
        parse_ref(text)


def test_the_quantities_are_those_that_a_trace_names() -> None:
    assert {*PER_WEIGHT, *PER_UNIT, *PER_TERMINAL, *SINGLE} == {
        *("input", "target", "weight", "bias", "net", "output", "loss_term", "loss"),
        *("error", "slope", "delta", "weight_gradient", "bias_gradient"),
        *("batch_weight_gradient", "batch_bias_gradient", "updated_weight", "updated_bias"),
        *("batch_loss", "gradient_norm", "learning_rate"),
        *(
            f"{kind}_{name}"
            for kind in ("weight", "bias")
            for name in (
                *("clipped_gradient", "decayed_gradient", "velocity"),
                *("squared_sum", "squared_mean", "first_moment", "second_moment"),
                *("first_corrected", "second_corrected"),
            )
        ),
    }


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("weight.2.0.1", Ref("weight", layer=2, unit=0, source=1)),
        ("delta.1.3", Ref("delta", layer=1, unit=3)),
        ("target.4", Ref("target", unit=4)),
        ("loss", Ref("loss")),
    ],
)
def test_layer_unit_and_source_stand_in_this_order(text: str, ref: Ref) -> None:
    assert parse_ref(text) == ref
    assert str(ref) == text


@pytest.mark.parametrize("text", ["", "weights.1.0.0", "Loss", " loss", "net 1 0", ".1.0"])
def test_an_unknown_quantity_is_answered_with_the_known_ones(text: str) -> None:
    name, _, _ = text.partition(".")
    with pytest.raises(ValueError, match="is not a quantity") as refused:
        parse_ref(text)
    said, _, known = str(refused.value).partition(" is not a quantity; there are ")
    assert said == f"“{name}”"
    assert known == ", ".join([*PER_WEIGHT, *PER_UNIT, *PER_TERMINAL, *SINGLE]) + "."


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("weight.1.0", "weight.l.j.i"),
        ("weight.1.0.0.0", "weight.l.j.i"),
        ("updated_weight.1.0.x", "updated_weight.l.j.i"),
        ("net.1", "net.l.j"),
        ("net.1.-1", "net.l.j"),
        ("net.1.", "net.l.j"),
        ("net.1.0.5", "net.l.j"),
        ("net.1.²", "net.l.j"),
        ("net.1.٣", "net.l.j"),
        ("input", "input.k"),
        ("input.0.0", "input.k"),
        ("loss.0", "loss"),
    ],
)
def test_a_ref_of_the_wrong_form_is_answered_with_the_right_one(text: str, form: str) -> None:
    with pytest.raises(ValueError, match="is not a ref") as refused:
        parse_ref(text)
    assert str(refused.value) == (
        f"“{text}” is not a ref; it has the form {form}, each place a number."
    )
