"""The page is light, and nothing in it moves by itself."""

from playwright.sync_api import Browser, Request

from tests.browser.conftest import new_visit
from tests.browser.visit import Visit

#: The sum of all layout shifts but those that answer a click or a key, as browsers report it.
_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def test_the_page_weighs_less_than_100_kb_its_math_font_aside(
    browser: Browser, server: str
) -> None:
    weights: dict[str, int] = {}

    def weigh(request: Request) -> None:
        weights[request.url] = request.sizes()["responseBodySize"]

    with new_visit(browser, server) as visit:
        visit.page.on("requestfinished", weigh)
        visit.open()
        visit.page.wait_for_load_state("networkidle")
    fonts = [url for url in weights if ".woff2" in url]
    assert len(weights) > len(fonts) + 2
    assert sum(weight for url, weight in weights.items() if url not in fonts) < 100_000


def test_nothing_shifts_while_the_page_loads_and_is_stepped_through(visit: Visit) -> None:
    visit.page.add_init_script(_SHIFTS)
    visit.open()
    visit.set_grain("Term")
    visit.press("ArrowRight", visit.total)
    visit.wait_for(visit.total)
    visit.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert visit.page.evaluate("window.shifted") == 0


def test_the_tabs_stay_where_they_are_from_step_to_step(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Term")
    strip = visit.page.get_by_role("tablist", name="Explain by")
    places = []
    while visit.cursor < visit.total:
        visit.press("ArrowRight")
        box = strip.bounding_box()
        assert box is not None
        places.append(box["y"])
    # A hidden unit's δ, with its sum, is the one formula that needs more room.
    assert sum(place == places[0] for place in places) > 0.9 * len(places)
