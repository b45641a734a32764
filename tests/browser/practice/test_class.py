"""A class is marked from the page: dropped, mapped, marked and taken away."""

import csv
from io import StringIO
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.practising import numbers_of_mazur, practise
from tests.browser.visit import Visit, assert_told_only

MESSY = Path(__file__).parents[2] / "practice" / "gradebook" / "messy_class.csv"


def test_a_messy_class_is_marked_from_the_page_without_a_word_of_the_manual(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="Mark a class").click()
    panel.locator("input[accept*=csv]").set_input_files(MESSY)
    panel.get_by_role("button", name="Mark 29 students").click()
    panel.get_by_role("button", name="Dee Dee").click()
    told = panel.get_by_role("region", name="The sheet of Dee Dee")
    expect(told).to_contain_text("Slope left out")
    panel.get_by_text("“Slope left out”: 1 student").click()
    with visit.page.expect_download() as download:
        panel.get_by_role("button", name="Marks as CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = {row["Name"]: row for row in csv.DictReader(StringIO(text, newline=""), delimiter=";")}
    assert (rows["Ada Lovelace"]["points"], rows["Dee Dee"]["points"]) == ("5", "3")
    assert rows["Dee Dee"]["delta.2.0"] == "wrong: Slope left out"
    assert "'@Zoe" in rows


def test_a_column_that_is_not_known_is_mapped_by_hand(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "class.csv"
    table.write_text("name,first answer\nAda,0.1385\nBen,0.7414\n", "utf-8")
    panel = practise(visit)
    panel.get_by_role("button", name="Mark a class").click()
    panel.locator("input[accept*=csv]").set_input_files(table)
    assert panel.get_by_role("button", name="Mark 2 students").is_disabled()
    panel.get_by_label("What first answer holds").select_option("delta.2.0")
    panel.get_by_role("button", name="Mark 2 students").click()
    heat = panel.get_by_role("region", name="Students and numbers")
    expect(heat.get_by_role("row").filter(has_text="Ben")).to_contain_text("✗")


def test_a_file_that_is_no_table_is_told_and_loses_nothing(visit: Visit, tmp_path: Path) -> None:
    broken = tmp_path / "class.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    panel = practise(visit)
    panel.get_by_role("button", name="Mark a class").click()
    panel.locator("input[accept*=csv]").set_input_files(broken)
    panel.get_by_role("alert").filter(has_text="no Excel workbook").wait_for()
    assert_told_only(visit, "422")


def test_columns_that_are_meant_in_another_way_are_asked_for_and_read_anew(
    visit: Visit, tmp_path: Path
) -> None:
    panel = practise(visit)
    numbers = numbers_of_mazur(visit)
    w12, w21 = (f"{numbers[f'weight_gradient.1.{at}']:.6g}" for at in ("0.1", "1.0"))
    table = tmp_path / "class.csv"
    table.write_text(f"name;∂L/∂w12;∂L/∂w21\nAda;{w21};{w12}\nBen;{w21};0.5\n", "utf-8")
    panel.get_by_role("button", name="Mark a class").click()
    panel.locator("input[accept*=csv]").set_input_files(table)
    asked = panel.get_by_role("group", name="How are the names meant?")
    asked.get_by_role("radio", name="w12 leads from unit 1 to unit 2 3 of 4 right").click()
    held = panel.get_by_label("What ∂L/∂w12 holds")
    expect(held).to_have_value("weight_gradient.1.1.0")
    panel.get_by_role("button", name="Mark 2 students").click()
    heat = panel.get_by_role("region", name="Students and numbers")
    expect(heat.get_by_role("row").filter(has_text="Ben")).to_contain_text("1")
    expect(heat.get_by_role("row").filter(has_text="Ada")).to_contain_text("2")
