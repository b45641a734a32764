"""Practice in the page: answers in the picture and in the list, each judged at once."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.visit import Visit


def practise(visit: Visit) -> Locator:
    """Open Mazur's network for practice; the practice panel."""
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.page.get_by_role("button", name="Practice").click()
    return visit.page.get_by_role("region", name="Practice")


def answer(panel: Locator, question: str, text: str) -> Locator:
    """Type an answer into the list; the question with what is said of it."""
    asked = panel.get_by_role("listitem").filter(has_text=re.compile(f"^{re.escape(question)} ="))
    field = asked.get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    return asked


def test_nothing_is_given_away_before_it_is_answered(visit: Visit) -> None:
    practise(visit)
    for shown in visit.picture.locator("[data-ref^='net'], [data-ref^='delta']").all():
        assert not re.search(r"\d", shown.text_content() or "")


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


def test_what_follows_from_an_earlier_wrong_number_is_not_wrong_again(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    expect(answer(panel, "δ o₁", "0.7414")).to_contain_text("✗ not right")
    followed = answer(panel, "∂L/∂u₁₁", "0.4399")  # 0.7414 · 0.593269992, as printed
    expect(followed).to_contain_text("follows from your earlier number")


def test_an_answer_that_cannot_be_read_stays_in_its_field_with_the_reason(visit: Visit) -> None:
    panel = practise(visit)
    asked = answer(panel, "net h₁", "about 0.4")
    expect(asked.get_by_role("alert")).to_be_visible()
    expect(asked.get_by_role("textbox")).to_have_value("about 0.4")


def test_answers_are_there_again_after_a_reload(visit: Visit) -> None:
    panel = practise(visit)
    expect(answer(panel, "net h₁", "0.3775")).to_contain_text("✓ right")
    visit.page.wait_for_url("**/#s=*")
    visit.page.reload()
    visit.page.get_by_role("button", name="Practice").click()
    expect(panel.get_by_text("✓ right")).to_have_count(1)


def test_an_exercise_is_made_from_its_number_and_opened(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_label("Units").select_option("2-2-1")
    panel.get_by_label("Number").fill("12")
    panel.get_by_role("button", name="Make it").click()
    expect(visit.examples).to_have_value("")
    expect(visit.in_picture("target.0")).to_have_count(1)
    expect(visit.in_picture("target.1")).to_have_count(0)


def test_a_network_too_large_for_paper_says_so(visit: Visit) -> None:

    visit.open_problem(network((6, 6, 6)))
    visit.page.get_by_role("button", name="Practice").click()
    panel = visit.page.get_by_role("region", name="Practice")
    expect(panel).to_contain_text("no work for paper")
