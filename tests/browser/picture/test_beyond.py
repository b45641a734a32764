"""A network larger than its frame: what lies beyond each rim is said, and a map shows the whole."""

from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.visit import Visit


def overview(visit: Visit) -> Locator:
    return visit.page.locator(".overview")


def framed(visit: Visit) -> tuple[float, float, float, float]:
    """The part in view: where it begins in the map, and how much of it that is."""
    whole, part = overview(visit).bounding_box(), overview(visit).locator("b").bounding_box()
    assert whole
    assert part
    return (
        (part["x"] - whole["x"]) / whole["width"],
        (part["y"] - whole["y"]) / whole["height"],
        part["width"] / whole["width"],
        part["height"] / whole["height"],
    )


def rim(visit: Visit, side: str) -> Locator:
    return visit.page.get_by_role("button", name=f"beyond the {side} rim")


def larger(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.page.get_by_role("button", name="Larger").click()


def test_a_deep_network_has_a_map_that_frames_the_part_in_view_and_moves_it(visit: Visit) -> None:
    visit.open_problem(network([2] * 9))
    expect(rim(visit, "right")).to_be_visible()
    expect(overview(visit).locator("i")).to_have_count(18)
    left, _, width, _ = framed(visit)
    assert abs(left) < 0.02
    assert width < 0.9
    box = overview(visit).bounding_box()
    assert box
    visit.page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    expect(rim(visit, "left")).to_be_visible()
    expect(rim(visit, "right")).to_have_count(0)
    assert abs(sum(framed(visit)[::2]) - 1) < 0.03, "it ends where the whole ends"
    visit.page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2, steps=4)
    visit.page.mouse.up()
    expect(rim(visit, "left")).to_have_count(0)
    visit.page.get_by_role("button", name="Fit").click()
    expect(overview(visit)).to_have_count(0)
    expect(rim(visit, "right")).to_have_count(0)


def test_what_lies_below_and_above_is_said_and_is_the_way_there(visit: Visit) -> None:
    visit.open_problem(network([3, 4, 2]))
    visit.use()
    larger(visit, 3)
    expect(rim(visit, "lower")).to_be_visible()
    while rim(visit, "lower").count():
        top = framed(visit)[1]
        rim(visit, "lower").click()
        expect(overview(visit).locator("b")).not_to_have_css("top", f"{top}px")
    expect(rim(visit, "upper")).to_be_visible()
    expect(rim(visit, "upper")).to_contain_text("unit")


def test_the_map_covers_nothing_and_is_not_there_in_a_small_window(visit: Visit) -> None:
    visit.open_problem(network([2] * 9))
    expect(overview(visit)).to_be_visible()
    picture, own = visit.picture.bounding_box(), overview(visit).bounding_box()
    controls = visit.page.locator(".zoom").bounding_box()
    assert picture
    assert own
    assert controls
    assert own["y"] >= picture["y"] + picture["height"]
    assert own["x"] > controls["x"] + controls["width"]
    visit.page.set_viewport_size({"width": 390, "height": 844})
    expect(rim(visit, "right")).to_be_visible()
    expect(overview(visit)).to_have_count(0)
    visit.page.set_viewport_size({"width": 915, "height": 412})
    expect(overview(visit)).to_be_hidden()
