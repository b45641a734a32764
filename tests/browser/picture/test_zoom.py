"""The picture made larger, moved and shown whole again: by button, wheel, mouse and two fingers."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing import edit
from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only


@pytest.fixture
def opened(visit: Visit) -> Visit:
    """A visit with a network that fills the picture."""
    visit.open_problem(network([3, 4, 2]))
    use(visit)
    return visit


def use(visit: Visit) -> None:
    """Move the pointer: the zoom comes once the page is in use."""
    visit.use()
    expect(buttons(visit)).to_be_visible()


def buttons(visit: Visit) -> Locator:
    """The group of the zoom's buttons, which stands there as soon as there is a zoom."""
    return visit.page.get_by_role("group", name="Size of the picture")


def box(visit: Visit, ref: str = "net.1.1") -> tuple[float, float, float]:
    """The middle of a number in the window, and how high it is drawn."""
    found = visit.in_picture(ref).bounding_box()
    assert found is not None
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2, found["height"]


def press(visit: Visit, name: str) -> None:
    buttons(visit).get_by_role("button", name=name).click()


def near(*numbers: float, within: float = 1.5) -> object:
    return pytest.approx(numbers, abs=within)


def test_the_buttons_make_it_larger_and_show_it_whole_again(opened: Visit) -> None:
    before = box(opened)
    press(opened, "Smaller")
    assert box(opened) == before, "it is whole: there is nothing smaller"
    press(opened, "Larger")
    assert box(opened)[2] == pytest.approx(1.5 * before[2], rel=0.05)
    press(opened, "Larger")
    press(opened, "Smaller")
    assert box(opened)[2] == pytest.approx(1.5 * before[2], rel=0.05)
    press(opened, "Fit")
    assert box(opened) == before


def test_another_example_is_seen_whole_and_a_changed_number_leaves_the_picture_where_it_is(
    visit: Visit,
) -> None:
    visit.open()
    use(visit)
    whole = box(visit, "net.1.0")
    press(visit, "Larger")
    larger = box(visit, "net.1.0")
    edit(visit, "weight.1.0.0", "1/4")
    example = visit.examples.input_value()
    visit.page.get_by_role("button", name="Undo").first.click()
    expect(visit.examples).not_to_have_value(example)
    assert box(visit, "net.1.0") == larger != whole
    first = visit.examples.locator("option:checked").inner_text()
    alike = next(
        each["title"]
        for each in visit.worked_examples()
        if each["title"] != first and len(each["problem"]["network"]["layers"]) == 2
    )
    visit.choose(alike)
    visit.choose(first)
    assert box(visit, "net.1.0") == whole


def test_what_is_larger_than_its_frame_follows_the_step_but_not_the_reader(opened: Visit) -> None:
    opened.set_grain("Number")
    for _ in range(4):
        press(opened, "Larger")
    frame = opened.picture.bounding_box()
    assert frame is not None
    steps = opened.trace(network([3, 4, 2]))["steps"]
    # The output's errors and slopes have no room in this picture.
    drawn = [step for step in steps if step["op"] not in ("error", "slope")]
    for step in drawn[:30]:
        opened.press("ArrowRight", step["index"] + 1 - opened.cursor)
        opened.wait_for(step["index"] + 1)
        x, y, _ = box(opened, step["writes"][0]["ref"])
        assert frame["x"] < x < frame["x"] + frame["width"], step
        assert frame["y"] < y < frame["y"] + frame["height"], step
    before = box(opened)
    middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    opened.page.mouse.move(*middle)
    opened.page.mouse.down()
    opened.page.mouse.move(middle[0] + 90, middle[1] + 40)
    opened.page.mouse.up()
    assert box(opened) != before
    moved = box(opened)
    opened.page.mouse.move(middle[0] + 10, middle[1])
    assert box(opened) == moved


def test_a_network_too_deep_to_be_read_whole_starts_larger_and_follows_until_fit(
    visit: Visit,
) -> None:
    visit.open_problem(network([2, 2, 2, 2, 2, 2]))
    frame = visit.picture.bounding_box()
    assert frame is not None
    # In the type of an edge, the smallest; a box of text is higher than its type.
    assert box(visit, "weight.1.0.0")[2] >= 10
    heading = visit.picture.locator(".headings text").first.bounding_box()
    assert heading is not None
    assert heading["height"] >= 10
    for cursor in (visit.total // 2, visit.total, 1):
        visit.go_to(cursor)
        result = visit.picture.locator(".result [data-ref]").first.bounding_box()
        assert result is not None
        assert frame["x"] <= result["x"]
        assert result["x"] + result["width"] <= frame["x"] + frame["width"]
    use(visit)
    press(visit, "Fit")
    for ref in ("output.5.1", "weight.1.0.0", "target.1"):
        x, _, _ = box(visit, ref)
        assert frame["x"] < x < frame["x"] + frame["width"]


def test_the_names_of_the_columns_stay_above_them_in_a_picture_made_larger(opened: Visit) -> None:
    press(opened, "Larger")
    press(opened, "Larger")
    frame = opened.picture.bounding_box()
    assert frame is not None
    middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    opened.page.mouse.move(*middle)
    opened.page.mouse.down()
    opened.page.mouse.move(middle[0] - 60, middle[1] - 200, steps=4)
    opened.page.mouse.up()
    heading = opened.picture.get_by_text("hidden", exact=False).first.bounding_box()
    assert heading is not None
    assert frame["y"] <= heading["y"] <= frame["y"] + 40
    assert heading["x"] + heading["width"] / 2 == pytest.approx(box(opened)[0], abs=30)


def test_the_wheel_keeps_what_is_under_the_pointer_there(opened: Visit) -> None:
    x, y, height = box(opened)
    opened.page.mouse.move(x, y)
    opened.page.mouse.wheel(0, -300)
    picture = opened.picture.locator(":scope > g").first
    expect(picture).to_have_attribute("transform", re.compile(r"scale\((1\.[1-9]|[2-8])"))
    larger = box(opened)
    assert larger[2] > 1.1 * height
    assert larger[:2] == near(x, y)


def test_what_is_larger_than_its_frame_is_dragged(opened: Visit) -> None:
    press(opened, "Larger")
    press(opened, "Larger")
    frame = opened.picture.bounding_box()
    assert frame is not None
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] - 8
    before = box(opened)
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 40, y - 30, steps=4)
    opened.page.mouse.up()
    assert box(opened)[:2] == near(before[0] + 40, before[1] - 30)


def test_two_fingers_make_it_larger(visit: Visit) -> None:
    browser = visit.page.context.new_cdp_session(visit.page)
    browser.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
    visit.open_problem(network([3, 4, 2]))
    use(visit)
    x, y, height = box(visit)
    for kind, apart in [("touchStart", 30), ("touchMove", 45), ("touchMove", 60)]:
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    larger = box(visit)
    assert larger[2] == pytest.approx(2 * height, rel=0.05)
    assert larger[:2] == near(x, y)


def test_a_number_is_edited_where_it_stands_in_a_picture_made_larger(opened: Visit) -> None:
    press(opened, "Larger")
    edit(opened, "weight.1.1.1", "1/4")
    expect(opened.in_picture("weight.1.1.1")).to_have_text("0.25")


def test_where_the_zoom_cannot_be_had_the_page_steps_without_its_buttons(visit: Visit) -> None:
    visit.page.route(re.compile(r"/zoom-\w+\.js"), lambda route: route.abort())
    with visit.page.expect_event("requestfailed"):
        visit.open()
        visit.press("ArrowRight")
    visit.wait_for(1)
    expect(buttons(visit)).to_have_count(0)
    assert_told_only(visit, "ERR_FAILED")
