"""Lines and discs with smooth edges, and PNG of them (https://www.w3.org/TR/png-3/)."""

import struct
import zlib
from typing import TypeAlias

import numpy as np

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]


class Canvas:
    """``width`` × ``height`` pixels of one colour, painted over one thing after another.

    The centre of the pixel in column x and row y is the point (x, y). A pixel takes a colour by
    the share of it that is covered: ½ + how far its centre is inside of the edge, from 0 to 1.
    """

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        #: (height, width, 3)
        self._pixels = np.full((height, width, 3), ground, dtype=np.float32)

    def line(self, start: Point, end: Point, width: float, colour: Colour) -> None:
        """Paint a straight line of some width, with its ends cut off upright or level."""
        (x0, y0), (x1, y1) = start, end
        pixels = self._pixels
        if abs(x1 - x0) < abs(y1 - y0):
            # Along the longer way each pixel is met once.
            pixels = pixels.swapaxes(0, 1)
            x0, y0, x1, y1 = y0, x0, y1, x1
        if x1 < x0:
            x0, y0, x1, y1 = x1, y1, x0, y0
        slope = (y1 - y0) / max(x1 - x0, 1e-9)
        along = np.arange(max(0, round(x0)), min(pixels.shape[1] - 1, round(x1)) + 1)
        middle = y0 + slope * (along - x0)
        # The perpendicular distance is that across, times the cosine of the line's angle.
        cosine = 1 / np.hypot(1, slope)
        reach = int(np.ceil(width / 2 / cosine)) + 1
        across = np.rint(middle).astype(int) + np.arange(-reach, reach + 1)[:, None]
        cover = np.clip(0.5 + width / 2 - np.abs(across - middle) * cosine, 0, 1)
        seen = (across >= 0) & (across < pixels.shape[0]) & (cover > 0)
        rows, columns = across[seen], np.broadcast_to(along, across.shape)[seen]
        share = cover[seen][:, None]
        pixels[rows, columns] += share * (np.array(colour) - pixels[rows, columns])

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Paint a disc."""
        x, y = centre
        height, width, _ = self._pixels.shape
        left, right = max(0, int(x - radius - 1)), min(width, int(x + radius + 3))
        top, bottom = max(0, int(y - radius - 1)), min(height, int(y + radius + 3))
        part = self._pixels[top:bottom, left:right]
        away = np.hypot(np.arange(left, right) - x, np.arange(top, bottom)[:, None] - y)
        cover = np.clip(0.5 + radius - away, 0, 1)[..., None]
        part += cover * (np.array(colour) - part)

    def png(self) -> bytes:
        """The pixels as PNG, with 8 bits for each of red, green and blue."""
        height, width, _ = self._pixels.shape
        rows = np.zeros(
            (height, 1 + 3 * width), dtype=np.uint8
        )  # each begins with its filter: none
        rows[:, 1:] = np.rint(self._pixels).astype(np.uint8).reshape(height, -1)
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
