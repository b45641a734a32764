"""What can be taken out of the tabs: the program, which prints the same gradients, and the CSV."""

import csv
import io
import re
from codecs import BOM_UTF8

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.tabs import known_after, open_tab, step_to
from tests.browser.visit import Visit, assert_told_only
from tests.explain.run_program import printed_by

PROGRAM = "**/api/program"


def copied(visit: Visit, button: str) -> str:
    """What a button puts on the clipboard."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name=button).click()
    expect(visit.page.locator(".toast")).to_contain_text("copied")
    text: str = visit.page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(
    ("cursor", "line"),
    [
        (1, "net_h = W @ x + b_h"),
        (7, "o = 1 / (1 + np.exp(-net_o))"),
        (11, "loss = loss_terms.sum()"),
        (16, "delta_o = error_o * slope_o"),
        (24, "error_h = U.T @ delta_o"),
        (43, "U_new = U - eta * grad_U"),
    ],
)
def test_the_line_of_the_step_is_marked_and_in_view(cursor: int, line: str, visit: Visit) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    step_to(visit, cursor)
    code = open_tab(visit, "Code")
    marked = code.locator("[aria-current=step]")
    expect(marked).to_have_text(line)
    box, listing = marked.bounding_box(), code.get_by_label("Program in NumPy").bounding_box()
    assert box
    assert listing
    assert listing["y"] <= box["y"] <= listing["y"] + listing["height"]


def test_the_copied_program_run_by_itself_prints_the_gradients_of_the_page(visit: Visit) -> None:
    visit.open()
    for example in visit.worked_examples():
        trace = visit.trace(example["problem"])
        visit.choose(example["title"])
        visit.press("End")
        visit.wait_for(visit.total)
        expect(open_tab(visit, "Code").locator("mark").first).to_be_visible()
        printed = printed_by(copied(visit, "Copy program"))
        known = known_after(trace, trace["total"])
        depth = len(example["problem"]["network"]["layers"])
        names = ["W", "U"] if depth <= 2 else [f"W{at}" for at in range(1, depth + 1)]
        batch = "batch_" if len(example["problem"]["samples"]) > 1 else ""
        for layer, name in enumerate(names[:depth], start=1):
            for unit, row in enumerate(printed[f"{batch}grad_{name}"]):
                for source, gradient in enumerate(row):
                    ref = f"{batch}weight_gradient.{layer}.{unit}.{source}"
                    assert gradient == pytest.approx(known[ref], rel=1e-10, abs=1e-15), ref


def test_the_program_is_fetched_once_for_a_problem_and_anew_for_another(visit: Visit) -> None:
    visit.open()
    step_to(visit, 3)
    expect(open_tab(visit, "Code").locator("mark")).to_be_visible()
    open_tab(visit, "Chain rule")
    expect(open_tab(visit, "Code").locator("mark")).to_be_visible()
    step_to(visit, 9)
    assert sum(address.endswith("/api/program") for address in visit.asked) == 1
    visit.choose("Two hidden layers (2-3-3-2)")
    step_to(visit, 1)
    expect(visit.page.get_by_label("Program in NumPy")).to_contain_text("W3 = np.array")


def test_a_program_that_does_not_come_can_be_asked_for_again(visit: Visit) -> None:
    visit.open()
    step_to(visit, 1)
    visit.page.route(PROGRAM, lambda route: route.abort())
    code = open_tab(visit, "Code")
    expect(code.get_by_role("alert")).to_contain_text("did not come")
    visit.page.unroute(PROGRAM)
    code.get_by_role("button", name="Try again").click()
    expect(code.locator("mark")).to_be_visible()
    assert_told_only(visit, "ERR_FAILED")


def test_the_table_has_the_latest_number_on_top_and_is_sorted_by_its_heads(visit: Visit) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    step_to(visit, 16)
    table = open_tab(visit, "All values")
    first = table.locator("tbody tr").first
    expect(first).to_contain_text("δ o₁")
    expect(table.get_by_role("columnheader", name="Step")).to_have_attribute(
        "aria-sort", "descending"
    )
    head = table.get_by_role("columnheader", name="Value")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(first).to_contain_text("−0.2171")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(first).to_contain_text("1.225")


def test_the_table_is_filtered_and_says_when_nothing_is_left(visit: Visit) -> None:
    visit.open()
    step_to(visit, 8)
    table = open_tab(visit, "All values")
    field = table.get_by_label("Filter by name or kind")
    field.fill("weighted sum")
    rows = table.locator("tbody tr")
    expect(rows.first).to_contain_text("weighted sum")
    assert all("weighted sum" in text for text in rows.all_inner_texts())
    visit.press("ArrowLeft")
    assert visit.cursor == 8
    field.fill("no such thing")
    expect(table).to_contain_text("Nothing here is called “no such thing”")


def test_a_row_leads_to_its_step(visit: Visit) -> None:
    visit.open()
    step_to(visit, 12)
    open_tab(visit, "All values").get_by_role("button", name=re.compile("^step 3:")).click()
    visit.wait_for(3)


def test_a_row_leads_to_its_step_wherever_it_is_pressed(visit: Visit) -> None:
    visit.open()
    step_to(visit, 12)
    row = open_tab(visit, "All values").locator("tbody tr", has_text="net h₃")
    row.get_by_text("weighted sum").click()
    visit.wait_for(3)


def test_the_csv_is_saved_as_it_is_copied(visit: Visit) -> None:
    visit.open()
    step_to(visit, 12)
    table = open_tab(visit, "All values")
    text = copied(visit, "Copy CSV")
    with visit.page.expect_download() as saved:
        table.get_by_role("button", name="Save CSV").click()
    assert saved.value.suggested_filename == "backstep-values-step-12.csv"
    # With a byte-order mark, by which Excel knows that it is UTF-8.
    assert saved.value.path().read_bytes().startswith(BOM_UTF8)
    assert saved.value.path().read_text("utf-8-sig").splitlines() == text.splitlines()


def test_the_csv_has_every_number_in_full(visit: Visit) -> None:
    visit.open()
    for example in visit.worked_examples():
        visit.choose(example["title"])
        visit.press("End")
        visit.wait_for(visit.total)
        open_tab(visit, "All values")
        rows = list(csv.DictReader(io.StringIO(copied(visit, "Copy CSV"))))
        known = known_after(visit.trace(example["problem"]), visit.total)
        computed = {row["ref"]: float(row["value"]) for row in rows if row["step"] != "given"}
        assert computed == known


def test_of_very_many_numbers_the_first_are_shown_as_one_scrolls_and_it_says_so(
    visit: Visit,
) -> None:
    visit.open_problem(network([30, 30, 3]))
    visit.press("ArrowRight")
    table = open_tab(visit, "All values")
    expect(table).to_contain_text("The first 500 of 1,057 numbers")
    rows = table.locator("tbody tr")
    for _ in range(500 // 60):
        before = rows.count()
        rows.last.scroll_into_view_if_needed()
        expect(rows).not_to_have_count(before)
    expect(rows).to_have_count(500)
    rows.first.scroll_into_view_if_needed()
    expect(rows).to_have_count(60)
