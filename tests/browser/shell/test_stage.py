"""The presentation puts the picture first, large enough for a room, with a clicker's keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

#: The type of the edges' labels, in px of the screen.
_TYPE = """() => {
    const svg = document.querySelector(".picture svg");
    const label = svg.querySelector(".edge-label text");
    return parseFloat(getComputedStyle(label).fontSize) * svg.getScreenCTM().a;
}"""


@pytest.mark.parametrize("window", [(1024, 768), (1920, 1080), (3840, 2160)])
def test_labels_are_a_fifth_larger_than_in_the_normal_view_and_the_picture_is_most_of_it(
    visit: Visit, window: tuple[int, int]
) -> None:
    width, height = window
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.open()
    visit.go_to(28)
    visit.page.mouse.move(0, 0)
    normal = visit.page.evaluate(_TYPE)
    visit.press("p")
    expect(visit.page.get_by_role("button", name="Leave")).to_be_visible()
    visit.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert visit.page.evaluate(_TYPE) >= 1.2 * normal
    box = visit.page.locator(".picture").bounding_box()
    assert box is not None
    assert box["width"] * box["height"] > 0.6 * width * height
    for word in ("iteration 1", "L 0.1889"):
        expect(visit.page.locator(".stage-state")).to_contain_text(word)
    expect(visit.page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    expect(visit.page.get_by_label("Speed of Play")).to_be_visible()
    expect(visit.page.locator("math").first).to_be_visible()


def test_a_clicker_moves_on_and_back_and_blackens_the_screen_in_the_presentation_alone(
    visit: Visit,
) -> None:
    visit.open()
    visit.press("PageDown")
    visit.press("b")
    assert visit.cursor == 0
    visit.press("p")
    visit.press("PageDown", 3)
    visit.wait_for(3)
    visit.press("PageUp")
    visit.wait_for(2)
    black = visit.page.get_by_role("button", name="Show the page again")
    for key in (".", "b"):
        visit.press(key)
        expect(black).to_be_visible()
        visit.press(key)
        expect(black).to_have_count(0)
    visit.press("b")
    visit.press("Escape")
    expect(black).to_have_count(0)


def test_a_light_follows_the_pointer(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight")
    visit.press("p")
    visit.press("l")
    light = visit.page.locator(".spotlight")
    expect(light).to_be_visible()
    visit.page.mouse.move(300, 200)
    expect(light).to_have_css("--x", "300px")
    visit.press("l")
    expect(light).to_have_count(0)
