"""From a number to what it stands for: pointing at it and activating it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.pointed import DELTA, LOOKS, READS, go_to_delta, joined_in_batch
from tests.browser.visit import Visit


def test_a_number_of_the_formula_leads_to_the_step_that_computes_it(visit: Visit) -> None:
    visit.open()
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    computed = {write["ref"]: step["index"] + 1 for step in steps for write in step["writes"]}
    for ref in READS:
        visit.go_to(computed[DELTA])
        visit.in_formula(ref).click()
        visit.wait_for(computed[ref])
        title = steps[computed[ref] - 1]["title"]
        expect(visit.panel.get_by_role("heading")).to_have_text(title)


def test_a_number_of_the_picture_leads_there_too(visit: Visit) -> None:
    visit.open()
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    visit.press("End")
    visit.wait_for(visit.total)
    for step in steps:
        if step["op"] in ("net", "delta", "weight_gradient", "loss"):
            visit.in_picture(step["result"]).click()
            visit.wait_for(step["index"] + 1)
            visit.press("End")
            visit.wait_for(visit.total)


def test_a_number_of_an_earlier_sample_leads_to_that_sample(visit: Visit) -> None:
    joined, read, own = joined_in_batch(visit)
    assert len(own) == 4
    for sample, cursor in enumerate(own):
        visit.go_to(joined)
        visit.page.locator(f'math [data-ref="{read}"]').nth(sample).click()
        visit.wait_for(cursor)


def test_pointing_at_a_number_of_the_picture_lights_up_the_one_in_the_formula(
    visit: Visit,
) -> None:
    go_to_delta(visit)
    for ref in (DELTA, *READS):
        assert_lights_up(visit, visit.in_picture(ref), visit.in_formula(ref))


def test_pointing_at_a_number_of_the_formula_lights_up_the_one_in_the_picture(
    visit: Visit,
) -> None:
    go_to_delta(visit)
    for ref in (DELTA, *READS):
        assert_lights_up(visit, visit.in_formula(ref), visit.in_picture(ref))


def assert_lights_up(visit: Visit, pointed: Locator, other: Locator) -> None:
    """Pointing at one number changes how the other looks, and pointing away changes it back."""
    visit.page.mouse.move(5, 5)
    before = other.evaluate(LOOKS)
    pointed.hover()
    assert other.evaluate(LOOKS) != before
    visit.page.mouse.move(5, 5)
    assert other.evaluate(LOOKS) == before


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_told_of_a_unit_or_an_edge_stands_beside_it(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.open_problem(network([2, 3, 2]))
    visit.go_to(20)
    places = visit.picture.locator(".unit, .edge-label")
    expect(places).to_have_count(7 + 12)
    for place in places.all():
        place.hover()
        own = place.bounding_box()
        card = visit.page.locator(".story").bounding_box()
        assert own is not None
        assert card is not None
        beside = card["x"] >= own["x"] + own["width"] or card["x"] + card["width"] <= own["x"]
        clear = card["y"] >= own["y"] + own["height"] or card["y"] + card["height"] <= own["y"]
        assert beside or clear, place.get_attribute("data-place")


def test_where_the_system_sets_the_colours_the_steps_marks_are_still_seen(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    visit.open_problem(network([2, 3, 2]))
    visit.go_to(20)
    fill = "element => getComputedStyle(element).fill"
    plain = visit.picture.locator(".unit .body:not(.read, .result)").first.evaluate(fill)
    read = visit.picture.locator(".read > .tint").first.evaluate(fill)
    result = visit.picture.locator(".result .tint, .body.result").first.evaluate(fill)
    assert len({plain, read, result}) == 3
