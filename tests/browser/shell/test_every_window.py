"""In every window Next can be hit, title and formula can be seen, and nothing covers anything."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

#: From a page at four times its size to a wall: phones, frames in other pages, laptops, projectors.
WINDOWS = [
    *[(320, 256), (320, 568), (360, 640), (390, 844), (427, 267), (480, 320), (568, 320)],
    *[(600, 720), (640, 400), (667, 375), (740, 520), (768, 1024), (800, 600), (844, 390)],
    *[(900, 720), (901, 500), (915, 412), (932, 370), (1024, 768), (1280, 360), (1280, 720)],
    *[(1366, 768), (1920, 1080), (2560, 1440), (3840, 2160)],
]

_FAULTS = """() => {
    const faults = [];
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    /** What a finger in the middle of it meets. */
    const isHit = (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit !== null && (element.contains(hit) || hit.contains(element) &&
            hit.closest(".panel") !== null);
    };
    const page = document.scrollingElement;
    scrollTo(0, 0);
    document.querySelector("aside").scrollTo(0, 0);
    const next = document.querySelector("footer .primary");
    if (!isHit(next)) faults.push("Next is not to be hit");
    for (const part of ["h2", "math"]) {
        const element = document.querySelector(`.panel ${part}`);
        element.scrollIntoView({ block: "center", inline: "nearest" });
        if (!isHit(element)) faults.push(`${part} cannot be seen`);
        if (!isHit(next)) faults.push(`Next is not to be hit beside ${part}`);
    }
    scrollTo(0, 0);
    document.querySelector("aside").scrollTo(0, 0);
    if (page.scrollWidth > innerWidth + 1) faults.push(`${page.scrollWidth} px wide`);
    const picture = box(".picture svg");
    if (meets(box(".zoom"), picture)) faults.push("the picture's controls on it");
    if (picture.height < Math.min(120, 0.35 * innerHeight)) {
        faults.push(`the picture is ${picture.height} px high`);
    }
    if (meets(box(".page > header"), box(".picture"))) faults.push("header over picture");
    if (meets(box(".picture"), box(".sides"))) faults.push("sides over picture");
    if (meets(box(".picture"), box(".panel"))) faults.push("step over picture");
    // In a column the page scrolls on under the controls, to its end.
    page.scrollTo(0, page.scrollHeight);
    const isColumn = page.scrollHeight > innerHeight + 1;
    for (const part of isColumn ? [".picture", ".training"] : [".picture"]) {
        if (meets(box(part), box(".page > footer"))) faults.push(`${part} under the controls`);
    }
    page.scrollTo(0, 0);
    return faults;
}"""


#: How far to the right anything in the header reaches.
_REACHED = """Math.max(...[...document.querySelectorAll(".page > header > *")]
    .map((each) => each.getBoundingClientRect().right))"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_window_shows_the_step_and_lets_it_go_on(visit: Visit, direction: str) -> None:
    visit.open()
    visit.page.evaluate("dir => document.documentElement.dir = dir", direction)
    visit.press("ArrowRight", 4)
    visit.wait_for(4)
    expect(visit.page.get_by_role("button", name="Fit")).to_be_visible()
    faults: dict[tuple[int, int], Any] = {}
    for width, height in WINDOWS:
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.evaluate("() => new Promise((done) => setTimeout(done, 60))")
        if found := visit.page.evaluate(_FAULTS):
            faults[width, height] = found
    assert faults == {}


@pytest.mark.parametrize("spacing", [0, 0.06])
def test_the_header_takes_another_row_where_wide_type_needs_it(
    visit: Visit, spacing: float
) -> None:
    """As wide as the widest of common typefaces, or as the machine's."""
    visit.open()
    visit.page.evaluate("em => document.body.style.letterSpacing = em", f"{spacing}em")
    wide = {}
    for width in range(320, 500, 8):
        visit.page.set_viewport_size({"width": width, "height": 740})
        reached = visit.page.evaluate(_REACHED)
        if reached > width:
            wide[width] = reached
    assert wide == {}
