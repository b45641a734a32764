"""At the grain of terms a number grows part by part; the steps that are done stay whole."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

#: Of the lecture's 2-3-2, worked by hand: net of h₁ = 0.5 · 1 + (−1) · (−0.5).
_GROWS = ["net 0.5", "net 0.5 + 0.5"]


@pytest.fixture
def by_term(visit: Visit) -> Visit:
    """A visit at the lecture's beginning, by its terms."""
    visit.open()
    visit.set_grain("Term")
    return visit


def in_picture(visit: Visit) -> str:
    """What stands of the number that grows, where it will stand."""
    text = visit.picture.locator(".so-far text:not(.halo)").text_content() or ""
    return " ".join(text.split())


def test_a_sum_grows_term_by_term_and_its_step_is_done_with_its_number(by_term: Visit) -> None:
    for count, text in enumerate(_GROWS, 1):
        by_term.press("ArrowRight")
        expect(by_term.panel).to_contain_text(f"Term {count} of 2.")
        assert in_picture(by_term) == text
        assert by_term.cursor == 0
        expect(by_term.in_picture("net.1.0")).to_have_text("…")
    by_term.press("ArrowRight")
    by_term.wait_for(1)
    expect(by_term.in_picture("net.1.0")).to_have_text("1")
    expect(by_term.picture.locator(".so-far")).to_have_count(0)


def test_back_takes_the_number_first_and_then_term_after_term(by_term: Visit) -> None:
    by_term.press("ArrowRight", 3)
    by_term.wait_for(1)
    for text in reversed(_GROWS):
        by_term.press("ArrowLeft")
        expect(by_term.picture.locator(".so-far")).to_have_count(1)
        assert in_picture(by_term) == text
        assert by_term.cursor == 0
    by_term.press("ArrowLeft")
    expect(by_term.picture.locator(".so-far")).to_have_count(0)
    assert by_term.cursor == 0


def test_a_gradient_shows_its_two_factors_one_by_one(by_term: Visit) -> None:
    steps = by_term.trace(by_term.worked_examples()[0]["problem"])["steps"]
    gradient = next(step for step in steps if step["op"] == "weight_gradient")
    by_term.press("ArrowRight")
    by_term.go_to(gradient["index"])
    delta, value = gradient["reads"]
    by_term.press("ArrowRight")
    expect(by_term.panel).to_contain_text("Factor 1 of 2.")
    expect(by_term.in_formula(delta)).to_be_visible()
    expect(by_term.in_formula(value)).not_to_be_visible()
    by_term.press("ArrowRight")
    expect(by_term.in_formula(value)).to_be_visible()


def test_every_step_of_a_batch_is_passed_by_its_terms_to_the_end_and_back(by_term: Visit) -> None:
    by_term.choose("XOR 2-2-1")
    by_term.set_grain("Term")
    by_term.press("ArrowRight")
    seen = [by_term.cursor]
    for key, end in (("ArrowRight", by_term.total), ("ArrowLeft", 0)):
        while by_term.cursor != end:
            # At the end Next goes on into the next iteration.
            by_term.press(key, 8 if abs(end - by_term.cursor) > 8 else 1)
            seen.append(by_term.cursor)
    # The terms of the first number go last.
    by_term.press("ArrowLeft", 3)
    expect(by_term.picture.locator(".so-far")).to_have_count(0)
    there = seen[: seen.index(by_term.total) + 1]
    assert there == sorted(there)


def test_other_grains_go_on_from_a_number_that_grows(by_term: Visit) -> None:
    by_term.press("ArrowRight", 4)
    expect(by_term.panel).to_contain_text("Term 1 of 2.")
    by_term.set_grain("Number")
    by_term.press("ArrowLeft")
    expect(by_term.picture.locator(".so-far")).to_have_count(0)
    by_term.wait_for(1)
    by_term.press("ArrowRight")
    by_term.wait_for(2)


def test_a_link_leads_to_the_very_term(by_term: Visit) -> None:
    by_term.press("ArrowRight", 5)
    expect(by_term.panel).to_contain_text("Term 2 of 2.")
    expect(by_term.page).to_have_url(re.compile("#s="))
    by_term.page.reload()
    by_term.wait_for(1)
    expect(by_term.panel).to_contain_text("Term 2 of 2.")
    assert in_picture(by_term) == "net 1 + (−0.25)"


def test_terms_that_do_not_come_are_told_and_can_be_asked_for_again(visit: Visit) -> None:
    visit.page.route("**/terms-*.js", lambda route: route.abort())
    visit.open()
    visit.set_grain("Term")
    visit.press("ArrowRight")
    expect(visit.page.get_by_role("alert")).to_contain_text("does not answer")
    visit.page.unroute_all()
    visit.page.get_by_role("button", name="Try again").click()
    expect(visit.panel).to_contain_text("Term 1 of 2.")
    visit.told.clear()
