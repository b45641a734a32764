"""The picture begins as clean as a figure: what is not computed yet takes no ink."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.visit import Visit

_PLACES = """all => all.map((each) => {
    const drawn = each.querySelector("circle, text:not(.halo)") ?? each;
    return ["x", "y", "cx", "cy", "x1", "y1", "x2", "y2"].map((at) => drawn.getAttribute(at));
})"""


def seen(visit: Visit) -> str:
    return " ".join(visit.picture.locator("text:visible").all_text_contents())


def test_before_the_first_step_nothing_stands_for_a_number_that_is_not_computed(
    visit: Visit,
) -> None:
    visit.open()
    assert "…" not in seen(visit)
    for sign in ("net", "δ", "∇", "∂", "g′", "L"):
        assert sign not in seen(visit), sign
    for ref in ("weight.1.0.0", "input.0", "target.0"):
        expect(visit.in_picture(ref)).to_be_visible()
    visit.press("End")
    visit.wait_for(visit.total)
    for sign in ("net", "δ", "∇", "∂", "g′", "L"):
        assert sign in seen(visit), sign


def test_what_a_step_brings_into_the_picture_moves_nothing_that_stood_there(visit: Visit) -> None:
    visit.open_problem(network([3, 4, 2]))
    still = visit.picture.locator(".body, .bead, .edge, .edge-label")

    def places() -> Any:
        return still.evaluate_all(_PLACES)

    before = places()
    visit.press("End")
    visit.wait_for(visit.total)
    assert places() == before


def test_a_reader_of_the_screen_hears_what_is_not_computed_yet(visit: Visit) -> None:
    visit.open()
    told = visit.page.locator("table [data-ref='net.1.0']").first
    expect(told).to_have_text("not yet")


def test_in_practice_what_is_to_be_answered_is_seen(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Practice", exact=True).click()
    expect(visit.in_picture("net.1.0")).to_be_visible()


def test_pointing_at_an_edge_brings_out_its_label_and_at_a_label_its_edge(visit: Visit) -> None:
    visit.open()
    opacity = "e => getComputedStyle(e).opacity"
    own = visit.picture.locator(".edge-label[data-place='edge.1.0.1']")
    other = visit.picture.locator(".edge-label[data-place='edge.1.0.0']")
    edge = visit.picture.locator(".edge[data-place='edge.1.0.1']")
    visit.in_picture("weight.1.0.1").hover()
    expect(edge).to_have_class("edge negative  on-path")
    assert (own.evaluate(opacity), other.evaluate(opacity)) == ("1", "0.45")
    visit.page.mouse.move(640, 5)
    bead = visit.picture.locator(".bead[data-place='edge.1.0.1']")
    bead.hover()
    assert (own.evaluate(opacity), other.evaluate(opacity)) == ("1", "0.45")
