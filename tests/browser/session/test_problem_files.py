"""A problem saved as a file opens again, and a file that is none is named with its fault."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.menus import bring_in, open_menu, saved
from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only


def test_the_problem_as_json_opens_again_as_it_was(visit: Visit, tmp_path: Path) -> None:
    problem = network([2, 3, 2], samples=2)
    visit.open_problem(problem)
    path = saved(visit, "Problem as JSON", tmp_path)
    assert json.loads(path.read_text("utf-8")) == problem
    visit.open()
    bring_in(visit, path.name, path.read_bytes())
    expect(visit.page.get_by_text(f"{path.name} opened.")).to_be_visible()
    assert visit.total == visit.trace(problem)["total"]


def test_an_example_of_the_api_opens_as_well(visit: Visit) -> None:
    visit.open()
    example = visit.worked_examples()[2]
    bring_in(visit, "example.json", json.dumps(example).encode())
    expect(visit.page.get_by_text("example.json opened.")).to_be_visible()
    assert visit.total == visit.trace(example["problem"])["total"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "It is empty"),
        (b'{"network": ', "It ends before the “{” of line 1 is closed."),
        (b'{"network": 1,\r\n}', "Line 1 is not JSON: a comma stands before “}”. Take it away."),
        (b" " * (1 << 21), "It is larger than 1024 KiB"),
        ('{"name": "Größe"}'.encode("latin-1"), "It is no text in UTF-8"),
    ],
    ids=["empty", "cut", "a comma too many", "too large", "latin-1"],
)
def test_a_broken_file_is_named_with_its_fault_and_changes_nothing(
    content: bytes, reason: str, stepped: Visit
) -> None:
    bring_in(stepped, "hw3.json", content)
    notice = stepped.page.get_by_role("alert")
    expect(notice).to_contain_text("“hw3.json” was not opened")
    expect(notice).to_contain_text(reason)
    assert stepped.cursor == 14


def test_what_was_refused_is_past_for_who_turns_to_practice_or_a_presentation(
    stepped: Visit,
) -> None:
    notice = stepped.page.get_by_role("alert")
    open_menu(stepped, "File")
    stepped.press("Escape")
    empty: FilePayload = {"name": "hw3.json", "mimeType": "", "buffer": b""}
    for turn in ("into the presentation", "out of it", "to Practice"):
        # A presentation has no menu to choose it in.
        stepped.page.get_by_label("Problem file").set_input_files(empty)
        expect(notice).to_be_visible()
        if turn == "to Practice":
            stepped.page.get_by_role("button", name="Practice", exact=True).click()
        else:
            stepped.press("p")
        expect(notice).to_have_count(0)


def test_a_file_that_the_browser_cannot_read_is_told(stepped: Visit) -> None:
    stepped.page.evaluate(
        """() => {
            File.prototype.arrayBuffer = () =>
                Promise.reject(new DOMException("", "NotReadableError"));
        }"""
    )
    bring_in(stepped, "hw3.json", b"{}")
    expect(stepped.page.get_by_role("alert")).to_contain_text("The browser could not read it.")
    assert stepped.cursor == 14


def test_a_file_that_the_server_refuses_is_named_with_the_field_at_fault(stepped: Visit) -> None:
    problem = network([2, 2])
    problem["loss"] = "hinge"
    bring_in(stepped, "hw3.json", json.dumps(problem).encode())
    notice = stepped.page.get_by_role("alert")
    expect(notice).to_contain_text("“hw3.json” was not opened")
    expect(notice).to_contain_text("The loss is unknown, “hinge”")
    assert stepped.cursor == 14
    assert_told_only(stepped, "422")


@pytest.mark.parametrize("content", [b"null", b"[]", b"7", b'"text"', b'{"problem": 7}'])
def test_json_that_is_no_problem_is_refused_in_words(content: bytes, stepped: Visit) -> None:
    bring_in(stepped, "odd.json", content)
    expect(stepped.page.get_by_role("alert")).to_contain_text("“odd.json” was not opened")
    assert stepped.cursor == 14
    assert_told_only(stepped, "422")
