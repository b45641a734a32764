"""Where the system sets the colours, every number and name stands out from its ground."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit

#: What the eye needs for text: WCAG 1.4.3.
LEAST_CONTRAST = 4.5

_FAINT = """(least) => {
    const parts = (colour) => colour.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const over = (colour, ground) => {
        const [r, g, b, alpha = 1] = parts(colour);
        return [r, g, b].map((part, at) => alpha * part + (1 - alpha) * ground[at]);
    };
    const light = (rgb) => rgb.map((part) => part / 255).map(
        (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    ).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const contrast = (a, b) => {
        const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
    };
    const canvas = over(getComputedStyle(document.body).backgroundColor, [255, 255, 255]);
    const grounds = (element) => {
        const own = [];
        for (let at = element; at; at = at.parentElement) {
            own.unshift(getComputedStyle(at).backgroundColor);
        }
        return own.reduce((ground, colour) => over(colour, ground), canvas);
    };
    const SEEN = { opacityProperty: true, visibilityProperty: true };
    const faint = [];
    const see = (element, ink, ground) => {
        const found = contrast(over(ink, ground), ground);
        if (found < least) faint.push(`${element.outerHTML.slice(0, 90)}: ${found.toFixed(1)}`);
    };
    for (const part of document.querySelectorAll(".picture text :is(.number, .name), .unit-name")) {
        // A halo is of the ground, and what is not computed yet takes no ink.
        if (part.closest(".halo") || !part.checkVisibility(SEEN)) continue;
        const beside = part.closest("text").parentElement.querySelectorAll(":scope > rect");
        const ground = [...beside].reduce((below, rect) => {
            const { fill } = getComputedStyle(rect);
            return fill === "none" ? below : over(fill, below);
        }, canvas);
        see(part, getComputedStyle(part).fill, ground);
    }
    for (const part of document.querySelectorAll("aside [data-ref], aside h2, button, .chip")) {
        if (part.closest("[aria-disabled=true], :disabled") || !part.checkVisibility()) continue;
        see(part, getComputedStyle(part).color, grounds(part));
    }
    return faint;
}"""


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Visit]:
    """A visit in a scheme of the system's own colours."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        color_scheme=request.param,
        forced_colors="active",
        reduced_motion="reduce",
    )
    yield Visit(context.new_page(), server)
    context.close()


def test_every_number_stands_out_from_its_ground_at_every_step(forced: Visit) -> None:
    forced.open()
    forced.set_grain("Number")
    tabs = ["Chain rule", "Matrix", "Code", "Slope", "All values"]
    faint = {}
    for cursor in range(1, forced.total + 1):
        forced.press("ArrowRight")
        forced.wait_for(cursor)
        if cursor % 10 == 5:
            forced.page.get_by_role("tab", name=tabs[cursor // 10 % 5]).click()
            forced.page.wait_for_timeout(200)
        if found := forced.page.evaluate(_FAINT, LEAST_CONTRAST):
            faint[cursor] = found
    assert faint == {}


def test_in_practice_every_answer_stands_out_from_its_ground(forced: Visit) -> None:
    forced.open("exercise=3")
    panel = forced.page.get_by_role("region", name="Practice")
    panel.get_by_role("button", name="All at once").click()
    for at, text in enumerate(["0.75", "x", "1"]):
        panel.get_by_role("textbox").nth(at).fill(text)
        panel.get_by_role("textbox").nth(at).press("Enter")
    forced.page.wait_for_timeout(500)
    assert forced.page.evaluate(_FAINT, LEAST_CONTRAST) == []
