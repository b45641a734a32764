"""The steps taken along: an animation, slides to print, the picture with its formula."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.menus import choose, saved
from tests.browser.visit import Visit

#: The frame with the slides prints nothing here, and says so.
_NO_PRINTER = """() => new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
        if (node.localName !== "iframe") continue;
        node.contentWindow.print = () => { document.title = "printed"; };
    }
}).observe(document.body, { childList: true })"""


def frames_of(gif: bytes) -> int:
    """How many images a GIF holds, each of which begins with a graphic control extension."""
    return gif.count(b"\x21\xf9\x04")


def test_the_steps_become_an_animation_with_an_image_a_stop(visit: Visit, tmp_path: Path) -> None:
    visit.open()
    visit.set_grain("Layer")
    visit.press("ArrowRight", 2)
    at = visit.cursor
    gif = saved(visit, "Steps as an animation", tmp_path)
    assert gif.name == "backstep-lecture-10.gif"
    content = gif.read_bytes()
    assert content.startswith(b"GIF89a")
    stops = 0
    visit.press("Home")
    visit.wait_for(0)
    while visit.cursor != visit.total:
        visit.press("ArrowRight")
        stops += 1
    assert frames_of(content) == stops
    assert at > 0


def test_the_cursor_comes_back_to_where_it_was(visit: Visit, tmp_path: Path) -> None:
    visit.open()
    visit.set_grain("Pass")
    visit.press("ArrowRight")
    at = visit.cursor
    saved(visit, "Steps as an animation", tmp_path)
    visit.wait_for(at)


def test_each_stop_is_a_slide_with_its_picture_its_sentence_and_its_formula(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Pass")
    visit.press("ArrowRight")
    visit.page.evaluate(_NO_PRINTER)
    choose(visit, "File", "Steps as slides")
    expect(visit.page).to_have_title("printed")
    slides = visit.page.frame_locator("iframe.slides").locator("section")
    expect(slides).to_have_count(4)
    for place in range(4):
        slide = slides.nth(place)
        expect(slide.locator("img")).to_have_count(1)
        expect(slide.locator("math")).to_have_count(1)
        expect(slide.locator("h2 + p")).not_to_be_empty()


def test_the_picture_and_its_formula_are_one_image_higher_than_the_picture(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open()
    visit.press("ArrowRight")
    heights = [
        int.from_bytes(saved(visit, item, tmp_path).read_bytes()[20:24], "big")
        for item in ("PNG on white", "Picture with its formula")
    ]
    assert heights[1] > heights[0] + 200


def test_before_the_first_step_there_is_no_formula_and_the_page_says_so(visit: Visit) -> None:
    visit.open()
    choose(visit, "File", "Picture with its formula")
    expect(visit.page.locator(".toast")).to_contain_text("there is no formula")
