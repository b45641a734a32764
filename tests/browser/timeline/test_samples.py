"""A batch: which of its samples is shown, and who says so."""

from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.visit import Visit

PROBLEM = network([2, 3, 2], samples=3)


def choice(visit: Visit) -> Locator:
    """Where the sample is chosen."""
    return visit.page.get_by_role("combobox", name="Sample", exact=True)


def test_the_sample_is_chosen_before_any_step_and_shown_in_the_picture(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    for sample in (2, 1, 0):
        choice(visit).select_option(str(sample))
        expect(visit.picture.get_by_text(f"sample {sample + 1} of 3")).to_be_visible()
        expect(choice(visit)).to_have_value(str(sample))
        shown = visit.in_picture("input.0").text_content() or ""
        given = PROBLEM["samples"][sample]["input"][0]
        assert abs(float(shown.replace("\u2212", "-")) - given) <= 5.1e-4 * abs(given)
        choice(visit).blur()
        visit.press("Home")
        visit.wait_for(0)


def test_another_sample_is_shown_at_the_same_step(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    steps = visit.trace(PROBLEM)["steps"]
    cursors = [step["index"] + 1 for step in steps if step["result"] == "delta.1.1"]
    assert len(cursors) == 3
    visit.go_to(cursors[0])
    for sample in (2, 1, 0):
        choice(visit).select_option(str(sample))
        visit.wait_for(cursors[sample])


def test_panel_tabs_tables_and_timeline_say_which_sample_they_speak_of(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    steps = visit.trace(PROBLEM)["steps"]
    own = next(s for s in steps if s["sample"] == 1 and s["result"] == "delta.1.1")
    last = next(s for s in steps if s["op"] == "batch_gradient")
    for step, said in ((own, "sample 2 of 3"), (last, "all 3 samples")):
        visit.go_to(step["index"] + 1)
        expect(visit.panel).to_contain_text(said.replace(" of ", "/"))
        expect(visit.timeline).to_have_attribute(
            "aria-valuetext", f"{step['index'] + 1} of {len(steps)}: {step['title']}, {said}"
        )
        for name in ("Matrix", "Slope", "Chain rule"):
            visit.page.get_by_role("tab", name=name).click()
            expect(visit.page.get_by_role("tabpanel")).to_contain_text(said)
    visit.go_to(own["index"] + 1)
    expect(visit.page.locator("#network-in-words")).to_contain_text("This is sample 2 of 3.")


def test_a_single_sample_is_not_chosen(visit: Visit) -> None:
    visit.open()
    expect(choice(visit)).to_have_count(0)
