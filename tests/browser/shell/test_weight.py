"""The page is light, and nothing in it moves by itself."""

import re
from time import monotonic

from playwright.sync_api import Browser, Request, Route, expect

from tests.browser.conftest import new_visit
from tests.browser.visit import Visit, assert_told_only

#: The sum of all layout shifts but those that answer a click or a key, as browsers report it.
_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


#: The most that may come over the wire for the first view, fonts aside, and for what comes later,
#: in bytes. A room that is added has its own line here. What only a room needs comes with the room.
FIRST_VIEW = 70_000
ROOMS = {
    "arithmetic": 1_900,
    "check": 4_700,
    "iterations": 2_200,
    "learn": 26_000,
    "lesson": 3_500,
    "network": 4_200,
    "optimizer_options": 1_700,
    "practice": 1_000,
    "questions": 2_500,
    "shell-graphs": 40_000,
    "step-chain": 4_000,
    "step-code": 1_200,
    "step-matrix": 3_800,
    "step-slope": 3_300,
    "step-values": 2_500,
    "timeline-detail": 1_900,
    "zoom": 17_000,
}
#: What two rooms share is a file of its own.
SHARED = 1_500


def weighed(visit: Visit) -> dict[str, int]:
    """The size of each file that comes from now on, by its name without the hash."""
    weights: dict[str, int] = {}

    def weigh(request: Request) -> None:
        name = request.url.rpartition("/")[2]
        weights[re.sub(r"-[0-9a-f]{12}(?=\.)", "", name)] = request.sizes()["responseBodySize"]

    visit.page.on("requestfinished", weigh)
    return weights


def test_the_first_view_loads_what_it_shows_and_weighs_less_than_70_kb(
    browser: Browser, server: str
) -> None:
    with new_visit(browser, server) as visit:
        weights = weighed(visit)
        visit.open()
        visit.page.wait_for_load_state("networkidle")
        fonts = {name for name in weights if name.endswith(".woff2")}
        # Not every browser shows the icon of a page.
        icons = {name for name in weights if name.startswith("icon.svg")}
        assert weights.keys() - fonts - icons == {"", "app.css", "last.css", "first.js"}
        assert sum(weights[name] for name in weights.keys() - fonts) < FIRST_VIEW


def test_every_room_comes_once_the_page_is_in_use_and_keeps_to_its_weight(
    browser: Browser, server: str
) -> None:
    with new_visit(browser, server) as visit:
        weights = weighed(visit)
        visit.open()
        visit.use()
        names = {f"{room}.js" for room in ROOMS}
        deadline = monotonic() + 30
        while not names <= weights.keys() and monotonic() < deadline:
            visit.page.wait_for_load_state("networkidle")
        scripts = {
            name.removesuffix(".js"): w
            for name, w in weights.items()
            if ".js" in name and name != "first.js"
        }
        assert ROOMS.keys() <= scripts.keys()
        heavy = {room: w for room, w in scripts.items() if w > ROOMS.get(room, SHARED)}
        assert heavy == {}


def test_a_room_once_seen_is_there_again_without_the_server(visit: Visit) -> None:
    visit.open()
    visit.show("Network")
    expect(visit.page.get_by_role("group", name="Layers")).to_be_visible()
    visit.show("This step")
    # The rooms that are still to come say so when they are entered.
    visit.failing.add("ERR_INTERNET_DISCONNECTED")
    visit.page.context.set_offline(True)
    visit.show("Network")
    expect(visit.page.get_by_role("group", name="Layers")).to_be_visible()


def test_a_room_that_does_not_come_says_so_and_can_be_asked_for_again(visit: Visit) -> None:
    visit.page.route(re.compile(r"/lesson-\w+\.js"), lambda route: route.abort())
    visit.open()
    visit.show("Lesson")
    side = visit.page.locator("aside")
    expect(side).to_contain_text("The lesson did not come. The server does not answer.")
    visit.page.unroute_all()
    side.get_by_role("button", name="Try again").click()
    expect(side.get_by_role("heading", name="Lessons")).to_be_visible()
    assert_told_only(visit, "ERR_FAILED")


def test_a_room_that_is_slow_to_come_says_that_it_is_on_its_way(visit: Visit) -> None:
    # It may be asked for twice: ahead of its use, and for it.
    held: list[Route] = []
    holds = True

    def hold(route: Route) -> None:
        if holds:
            held.append(route)
        else:
            route.continue_()

    visit.page.route(re.compile(r"/practice-\w+\.js"), hold)
    visit.open()
    visit.show("Practice")
    side = visit.page.locator("aside")
    expect(side).to_contain_text("Practice is on its way …")
    holds = False
    for route in held:
        route.continue_()
    expect(side.get_by_role("progressbar", name="Answered rightly")).to_be_visible()


def test_nothing_shifts_while_the_page_loads_and_is_stepped_through(visit: Visit) -> None:
    visit.page.add_init_script(_SHIFTS)
    visit.open()
    visit.set_grain("Number")
    visit.press("ArrowRight", visit.total)
    visit.wait_for(visit.total)
    visit.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert visit.page.evaluate("window.shifted") == 0


def test_the_tabs_stay_where_they_are_from_step_to_step(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Number")
    strip = visit.page.get_by_role("tablist", name="Explain by")
    places = []
    while visit.cursor < visit.total:
        visit.press("ArrowRight")
        box = strip.bounding_box()
        assert box is not None
        places.append(box["y"])
    # A hidden unit's δ, with its sum, is the one formula that needs more room.
    assert sum(place == places[0] for place in places) > 0.9 * len(places)
