"""What the style sheet of one room says of a class holds in that room alone."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parents[1] / "static" / "src"

#: The shell and what all rooms are made of: their words are everybody's.
FOR_ALL = {"ui", "shell"}
#: Pages of their own, and what is said of the whole page when it goes to the printer.
APART = {PAGE / "paper" / "print.css", *(PAGE / "paper" / "worksheet").glob("*.css")}
#: What others wear on purpose, by the room whose it is: a picture of either kind, the tables in its
#: place, the cards of the chain rule, what is said of an answer, the words of every panel.
WORN_ON_PURPOSE: dict[str, set[str]] = {
    "picture": {"picture", "index", "name", "number", "edge", "tint", "zoom", "unit-tables"},
    "practice": {"verdict"},
    "step": {"card", "cards", "signed", "so-far"}
    | {"note", "formula-box", "said", "scrolls", "link"},
    "timeline": {"ahead", "coming", "bar"},
}


def selectors(sheet: Path) -> Iterator[tuple[str, set[str]]]:
    """Those of a sheet that begin with a class, each with all the classes that it asks for."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    for told in re.findall(r"([^{};]+)\{", text):
        for selector in re.split(r",(?![^()]*\))", told):
            asked = re.sub(r":not\([^)]*\)", "", selector.strip())
            if asked.startswith("."):
                yield selector.strip(), set(re.findall(r"\.([a-z][\w-]*)", asked))


def worn() -> dict[str, set[str]]:
    """The classes that the elements of each room wear, and those that it gives to a menu."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in PAGE.glob("*/**/*.tsx"):
        room = path.relative_to(PAGE).parts[0]
        text = path.read_text()
        for quoted in re.findall(r'(?:class|kind)="([^"]*)"', text):
            found[room].update(quoted.split())
        for computed in re.findall(r"class=\{(.*)", text):
            for fixed in re.findall(r'["`]([^"`]*)["`]', computed):
                found[room].update(re.findall(r"[a-z][\w-]*", fixed))
    return found


def test_no_style_of_one_room_reaches_into_another() -> None:
    rooms = worn()
    assert "plane-legend" in rooms["learn"]
    reached = []
    for sheet in sorted(PAGE.glob("*/**/*.css")):
        room = sheet.relative_to(PAGE).parts[0]
        if room in FOR_ALL or sheet in APART:
            continue
        for selector, asked in selectors(sheet):
            if not asked or asked & WORN_ON_PURPOSE.get(room, set()):
                continue
            reached += [
                f"{sheet.relative_to(PAGE)}: {selector} reaches into {other}"
                for other in sorted(rooms.keys() - FOR_ALL - {room})
                if asked <= rooms[other]
            ]
    assert reached == []


#: What a browser's own translation puts on the page.
PUT_BY_OTHERS = {"translated-rtl"}


def test_every_class_that_a_style_sheet_speaks_of_is_worn_by_something() -> None:
    written = "".join(
        path.read_text()
        for folder, kind in ((PAGE, "*.ts"), (PAGE, "*.tsx"), (PAGE.parents[1] / "templates", "*"))
        for path in folder.rglob(kind)
    )
    words = set(re.findall(r"[A-Za-z][\w-]*", written))
    begun = set(re.findall(r"([A-Za-z][\w-]*-)(?:\$\{|\{\{)", written))

    def is_worn(name: str) -> bool:
        head, hyphen, _ = name.rpartition("-")
        return name in words | PUT_BY_OTHERS or head + hyphen in begun

    unworn = [
        f"{sheet.relative_to(PAGE)}: .{name}"
        for sheet in sorted(PAGE.rglob("*.css"))
        for _, asked in selectors(sheet)
        for name in sorted(asked)
        if not is_worn(name)
    ]
    assert unworn == []
