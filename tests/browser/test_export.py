"""Pictures, problems and formulas can be taken out of the page, and problems brought in."""

import base64
import json
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_visit
from tests.browser.menus import choose
from tests.browser.networks import network
from tests.browser.visit import Visit

SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"

#: The share of a channel by which two pictures differ on the average.
_DIFFERENCE = """async ([first, second, width, height]) => {
    const drawn = async (source) => {
        const image = new Image(width, height);
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
    };
    const [one, other] = [await drawn(first), await drawn(second)];
    return one.reduce((sum, at, place) => sum + Math.abs(at - other[place]), 0) / one.length / 255;
}"""


@pytest.fixture
def stepped(visit: Visit) -> Visit:
    """A visit whose clipboard may be read, some steps into the first example."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open()
    visit.press("ArrowRight", 14)
    visit.wait_for(14)
    return visit


def saved(visit: Visit, item: str, folder: Path) -> Path:
    """The file that an entry of the export menu saves, under the name it proposes."""
    with visit.page.expect_download() as download:
        choose(visit, "Export", item)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def clipboard(visit: Visit) -> str:
    """What has been copied."""
    text: str = visit.page.evaluate("navigator.clipboard.readText()")
    return text


def bring_in(visit: Visit, name: str, content: bytes) -> None:
    """Open a file with the page's own field for it."""
    file: Any = {"name": name, "mimeType": "application/json", "buffer": content}
    visit.page.get_by_label("Problem file").set_input_files(file)


def data_url(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def texts(picture: ET.Element) -> Iterator[str]:
    """What each text of an SVG says."""
    for text in picture.iter(f"{SVG}text"):
        yield "".join(text.itertext())


def test_the_picture_as_svg_has_every_text_of_the_picture(stepped: Visit, tmp_path: Path) -> None:
    path = saved(stepped, "Picture as SVG", tmp_path)
    assert path.name == "backstep-lecture-10-step-14.svg"
    picture = ET.parse(path).getroot()
    shown = stepped.picture.locator("text").evaluate_all("all => all.map(e => e.textContent)")
    assert list(texts(picture)) == shown


def test_the_picture_as_svg_needs_nothing_of_the_page(stepped: Visit, tmp_path: Path) -> None:
    picture = ET.parse(saved(stepped, "Picture as SVG", tmp_path)).getroot()
    for element in picture.iter():
        assert not {"class", "style", "id", "tabindex"} & element.attrib.keys()
        assert not [name for name in element.attrib if name.startswith("data-")]
        assert not [value for value in element.attrib.values() if "var(" in value]
    assert picture.findtext(f"{SVG}title") == "Step 14 of 52: Error at o₁"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_as_svg_looks_as_on_the_screen(
    scheme: Any, stepped: Visit, tmp_path: Path
) -> None:
    stepped.page.emulate_media(color_scheme=scheme)
    content = saved(stepped, "Picture as SVG", tmp_path).read_bytes()
    stepped.page.evaluate("document.querySelectorAll('.zoom, .toast').forEach(e => e.remove())")
    stepped.page.mouse.move(0, 0)
    screen = stepped.page.locator(".picture").screenshot()
    box = stepped.picture.bounding_box()
    assert box is not None
    size = [round(box["width"]), round(box["height"])]
    other = stepped.page.context.new_page()
    urls = [data_url("image/svg+xml", content), data_url("image/png", screen)]
    # The edges of letters fall between the dots a little differently.
    assert other.evaluate(_DIFFERENCE, [*urls, *size]) < 0.006
    unstyled = ET.parse(BytesIO(content)).getroot()
    for element in unstyled.iter():
        element.attrib.pop("fill", None)
    urls[0] = data_url("image/svg+xml", ET.tostring(unstyled))
    assert other.evaluate(_DIFFERENCE, [*urls, *size]) > 0.03


def test_the_picture_as_png_has_twice_as_many_dots_as_the_screen(
    stepped: Visit, tmp_path: Path
) -> None:
    png = saved(stepped, "Picture as PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    box = stepped.picture.bounding_box()
    assert box is not None
    assert struct.unpack(">II", png[16:24]) == pytest.approx(
        (2 * box["width"], 2 * box["height"]), abs=2
    )


def test_the_picture_can_be_saved_while_the_tables_are_shown(
    stepped: Visit, tmp_path: Path
) -> None:
    choose(stepped, "View", "Network as tables")
    picture = ET.parse(saved(stepped, "Picture as SVG", tmp_path)).getroot()
    assert "h₁" in {text.replace("1\u200b", "₁") for text in texts(picture)}


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
        (b'{"network": ', "It does not hold JSON"),
        (b" " * (1 << 21), "It is larger than 1024 KiB"),
        ('{"name": "Größe"}'.encode("latin-1"), "It is no text in UTF-8"),
    ],
    ids=["empty", "cut", "too large", "latin-1"],
)
def test_a_broken_file_is_named_with_its_fault_and_changes_nothing(
    content: bytes, reason: str, stepped: Visit
) -> None:
    bring_in(stepped, "hw3.json", content)
    notice = stepped.page.get_by_role("alert")
    expect(notice).to_contain_text("“hw3.json” was not opened")
    expect(notice).to_contain_text(reason)
    assert stepped.cursor == 14


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


@pytest.mark.parametrize(
    "broken",
    [
        "HTMLCanvasElement.prototype.toBlob = (take) => take(null)",
        "HTMLCanvasElement.prototype.getContext = () => null",
        "Image.prototype.decode = () => Promise.reject(new DOMException('', 'EncodingError'))",
    ],
)
def test_where_the_browser_makes_no_png_the_svg_is_proposed(stepped: Visit, broken: str) -> None:
    stepped.page.evaluate(f"() => {{ {broken} }}")
    choose(stepped, "Export", "Picture as PNG")
    expect(stepped.page.get_by_text("Save it as SVG instead.")).to_be_visible()


def test_a_file_that_the_server_refuses_is_named_with_the_field_at_fault(stepped: Visit) -> None:
    problem = network([2, 2])
    problem["loss"] = "hinge"
    bring_in(stepped, "hw3.json", json.dumps(problem).encode())
    notice = stepped.page.get_by_role("alert")
    expect(notice).to_contain_text("“hw3.json” was not opened")
    expect(notice).to_contain_text("/problem/loss")
    assert stepped.cursor == 14
    assert len(stepped.told) == 1
    assert "422" in stepped.told.pop()


@pytest.mark.parametrize("content", [b"null", b"[]", b"7", b'"text"', b'{"problem": 7}'])
def test_json_that_is_no_problem_is_refused_in_words(content: bytes, stepped: Visit) -> None:
    bring_in(stepped, "odd.json", content)
    expect(stepped.page.get_by_role("alert")).to_contain_text("“odd.json” was not opened")
    assert stepped.cursor == 14
    assert len(stepped.told) == 1
    assert "422" in stepped.told.pop()


def test_a_formula_is_copied_as_latex(stepped: Visit) -> None:
    stepped.page.get_by_role("button", name="Copy LaTeX").click()
    expect(stepped.page.get_by_role("status").filter(has_text="LaTeX copied.")).to_be_visible()
    problem = stepped.worked_examples()[0]["problem"]
    assert clipboard(stepped) == stepped.trace(problem)["steps"][13]["formula"]["latex"]


def test_a_formula_is_copied_as_mathml_that_any_program_reads(stepped: Visit) -> None:
    stepped.page.get_by_role("button", name="Copy MathML").click()
    expect(stepped.page.get_by_role("status").filter(has_text="MathML copied.")).to_be_visible()
    math = ET.fromstring(clipboard(stepped))
    assert math.tag == f"{MATHML}math"
    for element in math.iter():
        assert element.tag.startswith(MATHML)
        assert not {"class", "style", "tabindex", "data-ref"} & element.attrib.keys()
    assert "".join(math.itertext()) == stepped.panel.locator("math").first.text_content()


def test_a_confirmation_goes_away_by_itself(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.clock.install()
    visit.open()
    visit.press("ArrowRight")
    visit.page.get_by_role("button", name="Copy LaTeX").click()
    toast = visit.page.locator(".toast")
    expect(toast).to_have_text("LaTeX copied.")
    visit.page.clock.fast_forward(5000)
    expect(toast).to_be_empty()


def test_where_the_browser_has_no_clipboard_the_page_copies_all_the_same(stepped: Visit) -> None:
    stepped.page.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', {})")
    button = stepped.page.get_by_role("button", name="Copy LaTeX")
    button.click()
    expect(stepped.page.locator(".toast")).to_have_text("LaTeX copied.")
    assert clipboard(stepped).startswith(r"\begin{aligned}")
    expect(button).to_be_focused()


def test_share_copies_a_link_to_exactly_this(stepped: Visit, browser: Browser, server: str) -> None:
    stepped.set_grain("Term")
    stepped.press("ArrowRight")
    stepped.wait_for(15)
    stepped.page.get_by_role("button", name="Share").click()
    expect(stepped.page.locator(".toast")).to_contain_text("Link copied.")
    link = clipboard(stepped)
    assert link == stepped.page.url
    with new_visit(browser, server) as other:
        other.page.goto(link)
        other.wait_for(15)
        expect(other.panel).to_contain_text(stepped.panel.get_by_role("heading").inner_text())
        expect(other.page.get_by_role("radio", name="Term")).to_be_checked()
