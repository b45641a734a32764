"""Practice in the page: answers in the picture and in the list, each judged at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.practising import answer, practise
from tests.browser.visit import Visit, assert_told_only


def test_nothing_is_given_away_before_it_is_answered(visit: Visit) -> None:
    practise(visit)
    to_find = visit.picture.locator("[data-ref^='net'], [data-ref^='delta']")
    expect(to_find).to_have_count(8)
    assert [text for text in to_find.all_text_contents() if re.search(r"\d", text)] == []


def test_in_practice_the_steps_rest_and_say_so(visit: Visit) -> None:
    practise(visit)
    footer = visit.page.get_by_role("contentinfo")
    expect(footer).to_contain_text("they would give the numbers away")
    expect(footer.get_by_role("button", name="Next")).to_have_count(0)
    for key in ("ArrowRight", "End", " "):
        visit.page.get_by_role("button", name="Practice").blur()
        visit.press(key)
        expect(visit.page.get_by_text("Practice shows no steps: “This step”")).to_be_visible()
        assert visit.cursor == 0
    footer.get_by_role("button", name="Show the steps").press("Enter")
    expect(visit.panel).to_be_visible()
    expect(visit.timeline).to_be_focused()
    visit.press("ArrowRight")
    visit.wait_for(1)


def test_published_numbers_are_right_in_the_picture_and_in_the_list(visit: Visit) -> None:
    panel = practise(visit)
    visit.in_picture("net.1.0").click()
    visit.page.keyboard.type("0.3775")
    visit.press("Enter")
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    expect(visit.in_picture("net.1.0")).to_have_text("0.3775")
    panel.get_by_role("button", name="All at once").click()
    expect(answer(panel, "net o₁", "1.105905967")).to_contain_text("✓ right")


def test_a_wrong_answer_gets_a_hint_then_its_mistake_then_the_number_then_the_step(
    visit: Visit,
) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    asked = answer(panel, "δ o₁", "0.7414")  # o − y, without the slope
    expect(asked).to_contain_text("✗ not right")
    expect(asked).not_to_contain_text("Slope left out")
    asked.get_by_role("button", name="Which mistake is it?").click()
    expect(asked).to_contain_text("Slope left out")
    asked.get_by_role("button", name="Show the number").click()
    expect(asked).to_contain_text("It is 0.1385")
    asked.get_by_role("button", name="Open the step").click()
    expect(visit.page.get_by_role("heading", name="δ of o₁")).to_be_visible()


def test_of_several_mistakes_it_is_said_whether_each_alone_gives_the_number(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    # y − o without the slope; and half of what is published, 0.138498562.
    expect(answer(panel, "δ o₁", "-0.741365")).to_contain_text("Two mistakes together")
    expect(answer(panel, "δ o₁", "0.0692493")).to_contain_text("Each of these mistakes alone")


def test_what_follows_from_an_earlier_wrong_number_is_not_wrong_again(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    expect(answer(panel, "δ o₁", "0.7414")).to_contain_text("✗ not right")
    followed = answer(panel, "∂L/∂u₁₁", "0.4399")  # 0.7414 · 0.593269992, as printed
    expect(followed).to_contain_text("follows from your earlier number")


def test_an_answer_that_cannot_be_read_stays_in_its_field_with_what_would_be_right(
    visit: Visit,
) -> None:
    panel = practise(visit)
    asked = answer(panel, "net h₁", "about 0.4")
    expect(asked.get_by_role("status")).to_contain_text("such as 0.1385 or 1/7")
    expect(asked.get_by_role("textbox")).to_have_value("about 0.4")


def test_an_answer_of_too_few_digits_is_asked_for_more_of_them_once(visit: Visit) -> None:
    panel = practise(visit)
    asked = answer(panel, "net h₁", "0.4")
    expect(asked.get_by_role("status")).to_contain_text("give 4 significant digits")
    expect(panel.get_by_text("give 4 significant digits")).to_have_count(1)
    expect(panel.get_by_text("not read")).to_have_count(0)
    expect(asked.get_by_role("textbox")).to_be_focused()


@pytest.mark.parametrize("written", ["0,3775", "0.3775", "3.775e-1", "151/400", "0.7775 − 0.4"])
def test_a_number_is_read_as_people_write_it_and_stands_in_the_picture(
    visit: Visit, written: str
) -> None:
    panel = practise(visit)
    expect(answer(panel, "net h₁", written)).to_contain_text("✓ right")
    expect(visit.in_picture("net.1.0")).to_have_text("0.3775")


def test_the_focus_stays_on_what_was_pressed_and_a_shown_number_stays_shown(visit: Visit) -> None:
    panel = practise(visit)
    whole = panel.get_by_role("button", name=re.compile("All at once|One at a time"))
    whole.press("Enter")
    expect(whole).to_be_focused()
    asked = answer(panel, "δ o₁", "0.7414")
    for name in ("Which mistake is it?", "Show the number"):
        button = asked.get_by_role("button", name=name)
        button.press("Enter")
        expect(button).to_have_attribute("aria-disabled", "true")
        expect(button).to_be_focused()
    answer(panel, "net h₁", "0.3775")
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    expect(asked).to_contain_text("It is 0.1385")


def test_an_answer_that_was_not_judged_is_judged_on_demand_and_keeps_the_focus(
    visit: Visit,
) -> None:
    panel = practise(visit)
    visit.page.route("**/api/practice/grade", lambda route: route.abort())
    asked = answer(panel, "net h₁", "0.4")
    expect(asked).to_contain_text("Not judged yet.")
    expect(visit.page.get_by_text("The server does not answer")).to_be_visible()
    visit.page.unroute("**/api/practice/grade")
    asked.get_by_role("button", name="Judge it").press("Enter")
    expect(asked.get_by_role("status")).to_contain_text("give 4 significant digits")
    expect(asked.get_by_role("textbox")).to_be_focused()
    assert_told_only(visit, "ERR_FAILED")


def test_to_start_again_can_be_taken_back_and_goes_on_at_the_first_question(visit: Visit) -> None:
    panel = practise(visit)
    answer(panel, "net h₁", "0.3775")
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    panel.get_by_role("button", name="Start again").click()
    expect(panel.get_by_text("✓ right")).to_have_count(0)
    expect(panel.get_by_role("textbox", name="net h₁ =")).to_be_focused()
    panel.get_by_role("button", name="Bring them back").click()
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    expect(panel.get_by_role("button", name="Bring them back")).to_have_count(0)
    expect(panel.get_by_role("textbox", name="net h₂ =")).to_be_focused()


def test_answers_are_there_again_after_a_reload(visit: Visit) -> None:
    panel = practise(visit)
    expect(answer(panel, "net h₁", "0.3775")).to_contain_text("✓ right")
    visit.page.reload()
    visit.page.get_by_role("button", name="Practice").click()
    expect(panel.get_by_text("✓ right")).to_have_count(1)


def test_a_network_too_large_for_paper_says_so(visit: Visit) -> None:
    visit.open_problem(network((6, 6, 6)))
    visit.page.get_by_role("button", name="Practice").click()
    panel = visit.page.get_by_role("region", name="Practice")
    expect(panel).to_contain_text("no work for paper")
