"""In a page that runs from right to left, numbers and formulas read from left to right."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

#: Numbers whose sign stands right of their first digit.
_TURNED_ROUND = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const at = text.data.search(/[−-]\\d/);
        if (at < 0) continue;
        const [sign, digit] = [at, at + 1].map((from) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, from + 1);
            return range.getBoundingClientRect();
        });
        const inOneLine = sign.width > 0 && sign.bottom > digit.top && sign.top < digit.bottom;
        if (inOneLine && sign.left > digit.left) found.push(text.data);
    }
    return found;
}"""
_TABS = ["Chain rule", "Matrix", "Code", "Slope", "All values"]


def turned_round(visit: Visit) -> list[str]:
    found: list[str] = visit.page.evaluate(_TURNED_ROUND)
    return found


def test_every_number_beside_the_picture_reads_from_left_to_right(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("document.documentElement.dir = 'rtl'")
    for cursor in (14, 26, visit.total):
        visit.go_to(cursor)
        for tab in _TABS:
            visit.page.get_by_role("tab", name=tab).click()
            expect(visit.page.get_by_role("tabpanel")).to_be_visible()
            assert turned_round(visit) == [], (cursor, tab)
    for part in ("Network", "Check", "Practice"):
        visit.show(part)
        expect(visit.page.locator("aside")).not_to_contain_text("on its way")
        assert turned_round(visit) == [], part


def test_the_factors_of_the_chain_rule_stand_as_they_are_multiplied(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("document.documentElement.dir = 'rtl'")
    visit.go_to(visit.total)
    cards = visit.page.locator(".card")
    expect(cards.last).to_have_class("card own")
    places = cards.evaluate_all("cards => cards.map((each) => each.getBoundingClientRect().left)")
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["net h₁ يجمع كل الإشارات", "يجمع كل الإشارات net h₁"])
def test_a_page_translated_into_arabic_runs_from_right_to_left_whatever_stands_first(
    visit: Visit, text: str
) -> None:
    visit.open()
    visit.press("ArrowRight")
    visit.wait_for(1)
    sentence = visit.panel.locator(".sentence").first
    visit.page.evaluate("document.documentElement.classList.add('translated-rtl')")
    ends = sentence.evaluate(
        """(prose, text) => {
            prose.textContent = text;
            const range = document.createRange();
            range.selectNodeContents(prose);
            const words = range.getBoundingClientRect();
            const room = prose.getBoundingClientRect();
            return [room.right - words.right, words.left - room.left];
        }""",
        text,
    )
    assert ends[0] < 1 < ends[1]
