"""Makes the picture's typeface: the few glyphs that it needs, in a file of some 20 kB.

A typeface of the machine's would be another on every machine, and with it the width of each number.
Source Sans has figures of one width, Greek, ∂ and a real minus; ∇ comes from the formulas' STIX Two
Math. Both are under the SIL Open Font License, which lets subsets be made under another name.

    python static/subset_fonts.py node_modules FOLDER
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TEXT = "source-sans/WOFF2/VF/SourceSans3VF-Upright.ttf.woff2"
MATH = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"

#: What names, numbers and labels are written with.
GLYPHS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0−·×÷±°½…′’‘“”–—=≠≈≤≥∞√→←▲▼"
    + "∂αβγδεηθλμπρσφωΔΣ"
    + "ŷ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
)
#: From regular to bold.
WEIGHTS = (400, 400, 700)

#: How far lines reach above and below the baseline, in em: as far as these glyphs do. The whole
#: fonts leave room for every script.
ASCENT, DESCENT = 0.92, 0.24


def subset(source: Path, glyphs: str) -> TTFont:
    """The font with these glyphs alone, and without what a browser does not use."""
    options = Options()
    options.layout_features = ["kern", "mark"]
    options.hinting = False
    options.notdef_outline = True
    # 13 and 14 say under which licence it stands.
    options.name_IDs = [13, 14]
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(text=glyphs)
    subsetter.subset(font)
    return font


def set_line(font: TTFont) -> None:
    """Let a line be as high as the glyphs need."""
    ascent, descent = (round(part * font["head"].unitsPerEm) for part in (ASCENT, DESCENT))
    line, windows = font["hhea"], font["OS/2"]
    line.ascent, line.descent, line.lineGap = ascent, -descent, 0
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = ascent, -descent, 0
    windows.usWinAscent, windows.usWinDescent = ascent, descent


def add_nabla(font: TTFont, other: TTFont) -> None:
    """Take the ∇ of another font with as many units to the em; it is the same at every weight."""
    name = other.getBestCmap()[ord("∇")]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = other["glyf"][name]
    font["hmtx"][name] = other["hmtx"][name]
    font["gvar"].variations[name] = []
    # How far a glyph's width changes with the weight is in gvar, too.
    del font["HVAR"]
    for table in font["cmap"].tables:
        table.cmap[ord("∇")] = name


def main(modules: Path, folder: Path) -> None:
    """Write ``backstep-sans.woff2`` into the folder."""
    font = instantiateVariableFont(subset(modules / TEXT, GLYPHS), {"wght": WEIGHTS})
    add_nabla(font, subset(modules / MATH, "∇"))
    set_line(font)
    # Built twice, it is the same: the time of the build is not in it.
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(folder / "backstep-sans.woff2")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
