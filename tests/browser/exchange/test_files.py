"""Models of other software are opened, and the open problem is taken along."""

import ast
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.menus import bring_in, choose
from tests.browser.visit import Visit, assert_told_only
from tests.interchange.graphs.models import Case, Nodes, model_of
from tests.interchange.reading import FILES

SHEET = "Program, spreadsheet, embed…"


def drop(page: Page, name: str, content: bytes) -> None:
    """Hold a file over the page, and let it go."""
    page.evaluate(
        """([name, bytes]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], name));
          const on = document.querySelector(".picture");
          const event = (kind) => new DragEvent(kind, {
            dataTransfer: data, bubbles: true, cancelable: true,
          });
          for (const kind of ["dragenter", "dragover"]) on.dispatchEvent(event(kind));
          globalThis.dropping = document.documentElement.dataset.dropping;
          on.dispatchEvent(event("drop"));
        }""",
        [name, list(content)],
    )


def taken_along(visit: Visit, title: str, folder: Path) -> Path:
    """The file of a format, saved from the sheet."""
    choose(visit, "File", SHEET)
    with visit.page.expect_download() as download:
        visit.page.get_by_role("dialog").get_by_role("button", name=title, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_model_that_is_dropped_on_the_page_opens_with_its_notes(visit: Visit) -> None:
    visit.open()
    drop(visit.page, "relu.pt", (FILES / "relu.pt").read_bytes())
    notes = visit.page.locator(".file-notes")
    expect(notes).to_contain_text("relu.pt has 4 notes")
    assert visit.page.evaluate("dropping") == ""
    expect(visit.page.locator("[data-dropping]")).to_have_count(0)
    notes.get_by_text("4 notes").click()
    expect(notes).to_contain_text("ReLU is a guess")
    assert visit.total == 83
    notes.get_by_role("button", name="Close").click()
    expect(notes).to_have_count(0)


def test_a_model_that_cannot_be_read_is_named_with_the_reason_and_changes_nothing(
    stepped: Visit,
) -> None:
    bring_in(stepped, "cnn.pt", (FILES / "convolution.pt").read_bytes())
    notice = stepped.page.get_by_role("alert")
    expect(notice).to_contain_text("“cnn.pt” was not opened")
    expect(notice).to_contain_text("has the shape 1×1×2×2")
    assert stepped.cursor == 14
    assert_told_only(stepped, "422")


def test_of_a_model_too_large_the_layers_that_fit_are_offered(visit: Visit) -> None:
    visit.open()
    row, small = ",".join(["0.5"] * 150), ",".join(["0.25"] * 140)
    content = "\n".join([*[row] * 140, "", small, small])
    bring_in(visit, "large.csv", content.encode())
    notice = visit.page.get_by_role("alert")
    expect(notice).to_contain_text("1,280 more than the 20,000")
    notice.get_by_role("button", name="Open layers 2").click()
    expect(visit.page.locator(".file-notes")).to_contain_text("large.csv")
    expect(notice).to_have_count(0)
    assert_told_only(visit, "422")


@pytest.mark.parametrize("title", ["PyTorch", "JAX", "NumPy"])
def test_a_program_is_taken_along(title: str, visit: Visit, tmp_path: Path) -> None:
    visit.open()
    path = taken_along(visit, title, tmp_path)
    assert path.name == f"backstep-lecture-10-{title.lower()}.py"
    assert ast.parse(path.read_text("utf-8")).body
    expect(visit.page.get_by_text(f"{title} saved as {path.name}.")).to_be_visible()
    expect(visit.page.get_by_role("dialog")).to_have_count(0)


def test_a_spreadsheet_is_taken_along_and_opens_as_the_same_problem(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open()
    total = visit.total
    path = taken_along(visit, "Spreadsheet", tmp_path)
    assert "xl/workbook.xml" in ZipFile(path).namelist()
    bring_in(visit, path.name, path.read_bytes())
    expect(visit.page.get_by_text(f"{path.name} opened.")).to_be_visible()
    assert visit.total == total


def test_the_code_to_embed_leads_to_this_very_state(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    choose(visit, "File", SHEET)
    sheet = visit.page.get_by_role("dialog")
    code = sheet.get_by_label("Code to embed")
    expect(code).to_have_value(code_at(f"{visit.server}/embed#s="))
    sheet.get_by_label("Timeline").uncheck()
    expect(code).to_have_value(code_at(visit.server + r"/embed\?parts=picture\+step#s="))


def test_share_offers_the_code_to_embed(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="Share").click()
    visit.page.get_by_role("button", name="Embed it…").click()
    code = visit.page.get_by_role("dialog").get_by_label("Code to embed")
    expect(code).to_be_focused()
    expect(code).to_be_in_viewport()
    expect(code).to_have_value(code_at(f"{visit.server}/embed#s="))


def code_at(start: str) -> Any:
    """The start of the code's address."""

    return re.compile(f'^<iframe src="{start}')


def test_a_model_that_is_no_stack_of_dense_layers_opens_as_a_graph(visit: Visit) -> None:
    visit.open()
    skip: Nodes = (
        ("Gemm", ("x", "w", "b"), {}),
        ("Relu", ("_",), {}),
        ("Add", ("x", "_"), {}),
        ("Softmax", ("_",), {}),
    )
    arrays = {"w": np.array([[0.5, -1.0], [0.25, 2.0]]), "b": np.array([0.1, -0.1])}
    content = model_of(Case(skip, (1, 2), arrays)).SerializeToString()
    bring_in(visit, "skip.onnx", content)
    expect(visit.app).to_have_attribute("data-kind", "graph")
    expect(visit.page.locator(".file-notes")).to_contain_text("cross-entropy is a guess")
    visit.press("End")
    # The loss of x = (0.841, −0.256): net (0.4565, −1.453), so that (0.841 + 0.4565, −0.256)
    # comes out, and ln(1 + e^(−0.256 − 1.2975)) = 0.19186 of it.
    expect(visit.page.locator("[data-ref='value.L']").first).to_contain_text("0.1919")


def test_an_operator_that_no_graph_has_is_named_on_the_page(stepped: Visit) -> None:
    content = model_of(Case((("Sin", ("x",), {}),), (1, 2), {})).SerializeToString()
    bring_in(stepped, "sin.onnx", content)
    expect(stepped.page.get_by_role("alert")).to_contain_text("cannot be read: Sin")
    assert stepped.cursor == 14
    assert_told_only(stepped, "422")
