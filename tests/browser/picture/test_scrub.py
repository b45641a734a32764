"""A number of the picture is dragged: all follows, the last value stands, and it is one undo."""

import pytest
from playwright.sync_api import Locator, Request, expect

from tests.browser.boxes import assert_labels_have_room
from tests.browser.editing import edit
from tests.browser.networks import network, with_number
from tests.browser.picture.scrubbing import changed, written
from tests.browser.visit import Visit


def press_on(visit: Visit, ref: str) -> tuple[float, float]:
    """Press the mouse on a number, and tell where."""
    box = visit.in_picture(ref).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    return x, y


def drag(visit: Visit, ref: str, by: int) -> None:
    """Drag a number by so many pixels, a few at a time, and let it go."""
    x, y = press_on(visit, ref)
    way = 4 if by > 0 else -4
    visit.page.mouse.move(x + way, y)
    for share in range(1, 11):
        visit.page.mouse.move(x + way + by * share / 10, y)
    visit.page.mouse.up()


@pytest.mark.parametrize(
    ("ref", "by", "value"),
    [("weight.1.0.0", 40, 0.9), ("input.1", -25, -0.75), ("target.0", -50, 0.5)],
)
def test_what_is_computed_follows_a_drag_and_its_last_value_stands(
    visit: Visit, ref: str, by: int, value: float
) -> None:
    visit.open()
    visit.go_to(13)
    before = visit.in_picture("loss").text_content()
    drag(visit, ref, by)
    problem = with_number(visit.worked_examples()[0]["problem"], 0, ref, value)
    loss = written(visit, problem, "loss")
    assert loss != before
    expect(visit.in_picture("loss")).to_have_text(loss)
    expect(changed(visit)).to_contain_text(f"L {before} → {loss}")
    assert visit.cursor == 13


def ghosts(visit: Visit) -> Locator:
    """What stands beside numbers that have changed: what they were."""
    return visit.picture.locator(".ghosts text:not(.halo)")


@pytest.mark.parametrize("window", [(390, 844), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("cursor", [13, 40])
def test_what_has_changed_has_its_old_value_beside_it_and_on_no_other_label(
    visit: Visit, window: tuple[int, int], cursor: int
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    visit.open()
    visit.go_to(cursor)
    # A low unit with numbers above and below it has no room for one more.
    refs = ["net.1.0", "loss", *(["output.2.0"] if cursor == 13 else [])]
    old = {ref: visit.in_picture(ref).text_content() for ref in refs}
    edit(visit, "weight.1.0.0", "0.9")
    visit.page.mouse.move(5, 5)
    expect(ghosts(visit)).to_contain_text([f"was {old['loss']}"])
    told = ghosts(visit).all_text_contents()
    assert {f"was {each}" for each in [*old.values(), "0.5"]} <= set(told)
    assert_labels_have_room(visit)


def test_in_a_dense_network_an_old_value_stands_where_there_is_room_or_one_points(
    visit: Visit,
) -> None:
    problem = network((5, 5, 5))
    visit.open_problem(problem)
    visit.press("End")
    visit.wait_for(visit.total)
    visit.go_to(40)
    old = visit.in_picture("net.1.0").text_content()
    edit(visit, "input.0", "0.123")
    visit.page.mouse.move(5, 5)
    expect(ghosts(visit)).not_to_have_count(0)
    assert_labels_have_room(visit)
    visit.picture.locator('.unit[data-place="unit.1.0"] .body').hover()
    expect(visit.page.locator(".story")).to_contain_text(f"was {old}")


def test_a_comparison_ends_at_the_next_step_and_after_some_seconds(visit: Visit) -> None:
    visit.page.clock.install()
    visit.open()
    visit.go_to(13)
    for value in ("0.7", "0.9"):
        drag(visit, "weight.1.0.0", 20)
        expect(visit.in_picture("weight.1.0.0")).to_have_text(value)
        expect(ghosts(visit)).not_to_have_count(0)
        expect(changed(visit)).to_be_visible()
        if value == "0.7":
            visit.press("ArrowRight")
        else:
            visit.page.clock.fast_forward(7_000)
        expect(ghosts(visit)).to_have_count(0)
        expect(changed(visit)).to_have_count(0)


def test_a_drag_is_one_undo(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    drag(visit, "weight.1.0.0", 60)
    expect(visit.in_picture("weight.1.0.0")).to_have_text("1.1")
    visit.press("u")
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.5")
    expect(visit.page.get_by_role("button", name="Undo").first).to_be_disabled()
    expect(changed(visit)).to_have_count(0)


def test_escape_gives_a_dragged_number_back(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    x, y = press_on(visit, "weight.1.0.0")
    visit.page.mouse.move(x + 4, y)
    visit.page.mouse.move(x + 30, y)
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.76")
    visit.press("Escape")
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.5")
    visit.page.mouse.up()


def test_at_most_one_request_is_under_way_in_a_drag(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    under_way: list[str] = []
    most = 0

    def begun(request: Request) -> None:
        nonlocal most
        if "/api/trace" in request.url:
            under_way.append(request.url)
        most = max(most, len(under_way))

    def ended(request: Request) -> None:
        if "/api/trace" in request.url:
            under_way.remove(request.url)

    visit.page.on("request", begun)
    visit.page.on("requestfinished", ended)
    drag(visit, "weight.1.0.0", 80)
    expect(visit.in_picture("weight.1.0.0")).to_have_text("1.3")
    assert most == 1


def test_a_press_without_a_drag_opens_the_field_and_a_drag_does_not(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    drag(visit, "weight.1.0.0", 20)
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.7")
    expect(visit.page.get_by_role("textbox", name="Your value of")).to_have_count(0)
    visit.in_picture("weight.1.0.0").click()
    expect(visit.page.get_by_role("textbox", name="Your value of")).to_have_value("0.7")


def test_a_comparison_is_kept_as_long_as_it_is_wanted(visit: Visit) -> None:
    visit.page.clock.install()
    visit.open()
    visit.go_to(13)
    drag(visit, "weight.1.0.0", 20)
    expect(changed(visit)).to_be_visible()
    visit.page.get_by_label("Keep comparing").check()
    visit.page.clock.fast_forward(60_000)
    visit.press("ArrowRight")
    visit.press("ArrowLeft")
    visit.wait_for(13)
    expect(ghosts(visit)).to_contain_text(["was 0.1889"])
    drag(visit, "weight.1.0.1", 20)
    expect(changed(visit)).to_contain_text("L 0.1889")
    visit.page.get_by_label("Keep comparing").click()
    expect(changed(visit)).to_have_count(0)
