"""GET /s.png: the network itself, as chat and mail show it."""

import struct
import zlib
from typing import Any

import numpy as np
import pytest

from app.web.share.canvas import Canvas
from app.web.share.held import packed
from tests.problems import EXAMPLES
from tests.web.client import ask, assert_problem, changed

BLUE, ORANGE, PAPER = (63, 111, 184), (184, 100, 28), (245, 246, 249)


def pixels_of(png: bytes) -> Any:
    """(height, width, 3), read as the standard has it: each chunk with its length and checksum."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + data
        )
        chunks[kind] = data
        at += 12 + length
    assert [*chunks] == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [8, 2, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    assert not rows[:, 0].any()
    return rows[:, 1:].reshape(height, width, 3)


def picture(query: str) -> Any:
    answer = ask("GET", f"/s.png?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/png"
    return pixels_of(answer.content)


def has(pixels: Any, colour: tuple[int, int, int]) -> bool:
    return bool((pixels == np.array(colour)).all(axis=2).any())


def test_an_edge_is_blue_where_its_weight_is_positive_and_orange_where_it_is_negative() -> None:
    positive = picture(packed({"problem": changed("/loss", "half_squared_error")}))
    assert positive.shape == (630, 1200, 3)
    assert has(positive, BLUE)
    assert not has(positive, ORANGE)
    negative = picture(packed({"problem": changed("/network/layers/0/weights/0/0", -0.15)}))
    assert has(negative, BLUE)
    assert has(negative, ORANGE)


def test_each_network_has_a_picture_of_its_own_and_what_is_none_the_first_example() -> None:
    first = picture("")
    assert (first == picture("example=lecture-10")).all()
    assert (first != picture("example=mazur-2-2-2")).any()
    assert (first != picture("lesson=convolution-backward")).any()
    assert (first == picture("exercise=7&sizes=2-2-2")).all()


def test_the_largest_network_is_drawn_inside_the_picture() -> None:
    weights = np.random.default_rng(1).choice([-1.0, 0.5], size=(140, 140)).tolist()
    layer = {"weights": weights, "biases": None, "activation": "identity"}
    sample = {"input": [1.0] * 140, "target": [0.0] * 140}
    problem = {"network": {"layers": [layer]}, "loss": "half_squared_error", "samples": [sample]}
    pixels = picture(packed({"problem": problem}))
    assert (pixels[0] == PAPER).all()
    assert (pixels[-1] == PAPER).all()


def test_an_address_that_was_cut_has_no_picture_and_says_so() -> None:
    whole = packed({"problem": EXAMPLES["mazur-2-2-2"].problem})
    assert_problem(ask("GET", f"/s.png?{whole[:60]}"), 404, "does not hold a whole state")


def test_pages_of_others_may_show_the_picture_and_keep_it_for_a_day() -> None:
    headers = ask("GET", "/s.png").headers
    assert headers.get_list("cross-origin-resource-policy") == ["cross-origin"]
    assert headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize("angle", [0.0, 0.3, 0.8, 1.2, 1.57, 2.5, 4.0])
def test_a_line_covers_as_much_as_its_length_times_its_width(angle: float) -> None:
    canvas = Canvas(200, 200, (0, 0, 0))
    along = np.array([np.cos(angle), np.sin(angle)])
    start, end = 100 - 60 * along, 100 + 60 * along
    canvas.line((start[0], start[1]), (end[0], end[1]), 5.0, (255, 255, 255))
    covered = pixels_of(canvas.png())[..., 0].sum() / 255
    # An end that is cut off upright or level may be half a pixel of length longer or shorter.
    assert covered == pytest.approx(120 * 5, rel=0.02)


def test_a_disc_covers_the_area_of_a_circle() -> None:
    canvas = Canvas(100, 100, (0, 0, 0))
    canvas.disc((50.3, 49.8), 20.0, (255, 255, 255))
    covered = pixels_of(canvas.png())[..., 0].sum() / 255
    assert covered == pytest.approx(np.pi * 20**2, rel=0.005)


def test_what_reaches_over_the_edge_is_cut_off() -> None:
    canvas = Canvas(50, 40, (0, 0, 0))
    canvas.line((-30.0, -30.0), (90.0, 70.0), 6.0, (255, 0, 0))
    canvas.disc((49.0, 39.0), 15.0, (0, 0, 255))
    canvas.disc((0.0, 0.0), 15.0, (0, 0, 255))
    pixels = pixels_of(canvas.png())
    assert tuple(pixels[0, 0]) == (0, 0, 255)
    assert tuple(pixels[39, 49]) == (0, 0, 255)
