"""A page that the browser translates goes on telling of the step that is shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

#: As a translation does it, every text node is put into <font> elements: itself, or other text.
_TRANSLATE = {
    "moved": """() => {
        for (const text of texts()) {
            const outer = document.createElement("font");
            const inner = outer.appendChild(document.createElement("font"));
            text.replaceWith(outer);
            inner.append(text);
        }
    }""",
    "replaced": """() => {
        for (const text of texts()) {
            const outer = document.createElement("font");
            const inner = outer.appendChild(document.createElement("font"));
            inner.textContent = text.data;
            text.replaceWith(outer);
        }
    }""",
}
_TEXTS = """window.texts = () => {
    const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const kept = walker.currentNode.parentElement.closest(
            "[translate=no], script, style, font");
        if (!kept) found.push(walker.currentNode);
    }
    return found;
}"""
_SAID = """() => ["h2", ".sentence", ".chip", ".coming", "[aria-live=polite]", ".tab-panel"].map(
    (part) => document.querySelector(`#app ${part}`)?.textContent)"""


@pytest.mark.parametrize("how", ["moved", "replaced"])
def test_what_is_told_of_a_step_is_told_in_a_translated_page_too(visit: Visit, how: str) -> None:
    visit.open()
    visit.use()
    side = visit.page.locator("aside")
    expect(side.get_by_role("region", name="Iterations")).to_be_visible()
    visit.page.evaluate(_TEXTS)
    moves = [
        *["ArrowRight"] * 9,
        *["ArrowLeft"] * 2,
        "2",
        "ArrowRight",
        "End",
        "Home",
        "ArrowRight",
    ]
    plain = []
    for key in moves:
        visit.press(key)
        # What is heard follows once the page stands still.
        expect(side).not_to_contain_text("on its way")
        visit.page.wait_for_timeout(600)
        plain.append(visit.page.evaluate(_SAID))
    visit.press("3")
    visit.press("Home")
    visit.wait_for(0)
    for key, said in zip(moves, plain, strict=True):
        visit.page.evaluate(_TRANSLATE[how])
        visit.press(key)
        for _ in range(50):
            visit.page.wait_for_timeout(200)
            if visit.page.evaluate(_SAID) == said:
                break
        assert visit.page.evaluate(_SAID) == said, key
    visit.page.evaluate(_TRANSLATE[how])
    for part in ("Network", "Practice", "Lesson", "Check", "This step"):
        visit.page.get_by_role("button", name=part, exact=True).click()
        visit.page.wait_for_timeout(200)
        visit.page.evaluate(_TRANSLATE[how])
    expect(visit.panel).to_be_visible()


def test_numbers_formulas_and_names_are_not_to_be_translated(visit: Visit) -> None:
    visit.open()
    visit.go_to(20)
    left = visit.page.evaluate("""() => [...document.querySelectorAll(
        "[data-ref], math, code, .timeline")].filter(
        (each) => !each.closest("[translate=no]")).map((each) => each.outerHTML.slice(0, 80))""")
    assert left == []
    title = visit.panel.get_by_role("heading")
    expect(title.locator("[translate=no]").last).to_contain_text("₁")
