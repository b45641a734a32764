"""The picture, saved: it has what the screen has, and needs nothing of the page."""

import base64
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from tests.browser.menus import choose, saved
from tests.browser.visit import Visit

SVG = "{http://www.w3.org/2000/svg}"

#: The share of a channel by which two pictures differ on the average.
_DIFFERENCE = """async ([first, second, width, height]) => {
    const drawn = async (source, ...size) => {
        const image = new Image(...size);
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(Math.floor(width), Math.floor(height));
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, ...size);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    // A frame may end between two dots; what is taken of the screen has whole ones.
    const [one, other] = [await drawn(first, width, height), await drawn(second)];
    return one.reduce((sum, at, place) => sum + Math.abs(at - other[place]), 0) / one.length / 255;
}"""


def data_url(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def letters(text: str) -> str:
    """The text without its spaces: in the file, every piece says where it begins."""
    return re.sub(r"[\s\u200b]", "", text)


def texts(picture: ET.Element) -> Iterator[str]:
    """What each text of the page says: its pieces, which the SVG holds in a group."""
    for group in picture.iter(f"{SVG}g"):
        if pieces := group.findall(f"{SVG}text"):
            yield "".join(letters(piece.text or "") for piece in pieces)


def test_the_picture_as_svg_has_every_text_of_the_picture(stepped: Visit, tmp_path: Path) -> None:
    path = saved(stepped, "Picture as SVG", tmp_path)
    assert path.name == "backstep-lecture-10-step-14.svg"
    picture = ET.parse(path).getroot()
    shown = stepped.picture.locator("text:visible").all_text_contents()
    assert list(texts(picture)) == [letters(text) for text in shown]


def test_every_piece_of_a_text_is_a_text_with_a_place_as_other_programs_want_it(
    stepped: Visit, tmp_path: Path
) -> None:
    picture = ET.parse(saved(stepped, "Picture as SVG", tmp_path)).getroot()
    assert not list(picture.iter(f"{SVG}tspan"))
    pieces = list(picture.iter(f"{SVG}text"))
    assert pieces
    for piece in pieces:
        assert {"x", "y", "text-anchor"} <= piece.attrib.keys()
        assert piece.text
        assert len(piece) == 0
    for group in picture.iter(f"{SVG}g"):
        # Of several pieces, those after the first begin where they stand.
        anchors = [piece.get("text-anchor") for piece in group.findall(f"{SVG}text")]
        assert anchors == ["end"] + ["start"] * (len(anchors) - 1) or len(anchors) <= 1
    assert not [each for each in picture.iter() if "dominant-baseline" in each.attrib]


def test_the_picture_as_svg_needs_nothing_of_the_page(stepped: Visit, tmp_path: Path) -> None:
    picture = ET.parse(saved(stepped, "Picture as SVG", tmp_path)).getroot()
    for element in picture.iter():
        assert not {"class", "style", "id", "tabindex"} & element.attrib.keys()
        assert not [name for name in element.attrib if name.startswith("data-")]
        assert not [value for value in element.attrib.values() if "var(" in value]
    assert picture.findtext(f"{SVG}title") == "Step 14 of 52: Error at o₁"


def differences(visit: Visit, content: bytes) -> tuple[float, float]:
    """By how much the saved SVG differs from the screen, and by how much it does without fills."""
    visit.page.evaluate("document.querySelectorAll('.zoom, .toast').forEach(e => e.remove())")
    visit.page.mouse.move(0, 0)
    screen = visit.picture.screenshot()
    box = visit.picture.bounding_box()
    assert box is not None
    size = [box["width"], box["height"]]
    other = visit.page.context.new_page()
    urls = [data_url("image/svg+xml", content), data_url("image/png", screen)]
    unstyled = ET.parse(BytesIO(content)).getroot()
    for element in unstyled.iter():
        element.attrib.pop("fill", None)
    without = data_url("image/svg+xml", ET.tostring(unstyled))
    return (
        other.evaluate(_DIFFERENCE, [*urls, *size]),
        other.evaluate(_DIFFERENCE, [without, urls[1], *size]),
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_as_svg_looks_as_on_the_screen(
    scheme: Any, stepped: Visit, tmp_path: Path
) -> None:
    stepped.page.emulate_media(color_scheme=scheme)
    content = saved(stepped, "Picture as SVG", tmp_path).read_bytes()
    saved_as_it_is, without_fills = differences(stepped, content)
    # The edges of letters fall between the dots a little differently.
    assert saved_as_it_is < 0.006
    assert without_fills > 0.03


def test_a_graph_that_is_wider_than_its_frame_is_saved_as_on_the_screen(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open()
    visit.examples.hover()
    visit.examples.select_option(label="Convolution and max pooling")
    expect(visit.app).to_have_attribute("data-kind", "graph", timeout=30_000)
    visit.press("End")
    visit.wait_for(visit.total)
    content = saved(visit, "Picture as SVG", tmp_path).read_bytes()
    saved_as_it_is, without_fills = differences(visit, content)
    assert saved_as_it_is < 0.006
    assert without_fills > 0.03


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
    assert "h1" in set(texts(picture))
    assert not list(picture.iter(f"{SVG}tspan"))


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
    choose(stepped, "File", "Picture as PNG")
    expect(stepped.page.get_by_text("Save it as SVG instead.")).to_be_visible()


@pytest.mark.parametrize(("item", "alpha"), [("PNG on white", 255), ("PNG on no ground", 0)])
def test_the_png_has_the_ground_that_was_chosen(
    stepped: Visit, tmp_path: Path, item: str, alpha: int
) -> None:
    png = saved(stepped, item, tmp_path).read_bytes()
    corner = stepped.page.evaluate(
        """async (source) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
            context.drawImage(image, 0, 0);
            return [...context.getImageData(2, 2, 1, 1).data];
        }""",
        data_url("image/png", png),
    )
    assert corner == ([255, 255, 255, 255] if alpha else [0, 0, 0, 0])


def test_the_picture_is_copied_for_a_slide(stepped: Visit) -> None:
    stepped.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(stepped, "File", "Copy the picture")
    expect(stepped.page.get_by_text("Picture copied.")).to_be_visible()
    kinds = stepped.page.evaluate(
        "async () => (await navigator.clipboard.read()).flatMap((each) => each.types)"
    )
    assert kinds == ["image/png"]
