"""Imports point one way, in Python and in the page, and tests share helpers alone."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP, PAGE = ROOT / "app", ROOT / "static" / "src"
PYTHON = sorted(APP.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
TYPESCRIPT = sorted(PAGE.rglob("*.ts*"))

#: What each part may import of the others: engine ← trace ← explain ← web ← cli.
MAY_IMPORT: dict[str, set[str]] = {
    "engine": set(),
    "trace": {"engine"},
    "explain": {"engine", "trace"},
    "practice": {"engine", "trace", "explain"},
    "lessons": {"engine", "trace", "explain"},
    "interchange": {"engine", "trace", "explain"},
    "examples": set(),
    "data": {"engine"},
    "web": {"engine", "trace", "explain", "practice", "lessons", "interchange", "examples", "data"},
    "cli": {"engine", "trace", "practice", "interchange", "web"},
    "notebook": {"engine", "trace", "explain", "interchange", "web", "cli"},
    "__init__": {"notebook"},
}
#: Within web, beside itself: http ← work, problem ← answers ← feature. A feature imports no other:
#: what two of them need moves down. app.py puts them together.
WEB_MAY_IMPORT: dict[str, set[str]] = {
    "http": set(),
    "work": {"http"},
    "server": {"http", "work"},
    "problem": {"http"},
    "answers": {"http", "problem"},
    "data": {"http"},
}
A_FEATURE_MAY_IMPORT = {"http", "work", "problem", "answers", "data"}
WEB = APP / "web"
WEB_FOLDERS = sorted(path.parent for path in WEB.glob("*/__init__.py"))

#: Nobody finds one file among many more than these.
MOST_FILES = 21
#: A file that is longer has let a second idea in.
MOST_LINES = 250
#: Those that hold more, and how much: these numbers only ever shrink.
FULLER: dict[str, int] = {}
LONGER: dict[str, int] = {}

#: In the page, lib ← wire ← trace ← session ← rooms ← shell ← main; ui stands beside session.
PAGE_MAY_IMPORT: dict[str, set[str]] = {
    "lib": set(),
    "wire": {"lib"},
    "trace": {"lib", "wire"},
    "session": {"lib", "wire", "trace"},
    "ui": {"lib", "wire", "trace"},
}
#: A room shows one thing, and looks into no other room: what two of them need moves down.
ROOMS = {path.name for path in PAGE.iterdir() if path.is_dir()} - PAGE_MAY_IMPORT.keys() - {"shell"}
PAGE_MAY_IMPORT |= {room: {"lib", "wire", "trace", "session", "ui"} for room in ROOMS}
PAGE_MAY_IMPORT["shell"] = PAGE_MAY_IMPORT.keys() - {"shell"}
PAGE_MAY_IMPORT["main"] = PAGE_MAY_IMPORT.keys() - {"main"}
#: Packages of others, besides the standard library; web, where pydantic stops, may use any.
MAY_USE = {part: {"numpy"} for part in MAY_IMPORT.keys() - {"web"}} | {
    "cli": {"tqdm", "uvicorn"},
    "lessons": {"latex2mathml", "markdown_it", "mdit_py_plugins", "numpy", "yaml"},
}

IMPORT_OF_OURS = re.compile(
    r"""^\s*(?:import|export)\b[^;"'()]*["'](\.[^"']+)["']|\bimport\(\s*["'](\.[^"']+)""",
    re.MULTILINE,
)
TALK = re.compile(r"\b(?:fetch|XMLHttpRequest|EventSource|WebSocket|sendBeacon)\b")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def part_of(path: Path) -> str:
    """engine for app/engine/losses.py, cli for app/cli/serve.py, lib for static/src/lib/*.ts."""
    base = PAGE if path.is_relative_to(PAGE) else APP
    return path.relative_to(base).parts[0].partition(".")[0]


def files_in(folder: Path) -> Iterator[Path]:
    """Every file that a person has written."""
    return (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def python_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A module in the root of `app` has one part of its path above it, and so on down.
            above = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            names = [*above, *filter(None, [node.module])]
            yield from (".".join([*names, alias.name]) for alias in node.names)


def page_imports(path: Path) -> list[Path]:
    found = IMPORT_OF_OURS.findall(path.read_text("utf-8"))
    return [(path.parent / (static or dynamic)).resolve() for static, dynamic in found]


every_module = pytest.mark.parametrize("path", PYTHON, ids=name_of)
every_script = pytest.mark.parametrize("path", TYPESCRIPT, ids=name_of)


@every_module
def test_imports_of_the_application_point_one_way(path: Path) -> None:
    parts = {name.split(".")[1] for name in python_imports(path) if name.startswith("app.")}
    assert parts - {part_of(path)} <= MAY_IMPORT.get(part_of(path), set())


@pytest.mark.parametrize("path", [p for p in PYTHON if p.parent in WEB_FOLDERS], ids=name_of)
def test_imports_within_the_server_point_one_way(path: Path) -> None:
    folder = path.parent.name
    imported = {name.split(".")[2] for name in python_imports(path) if name.startswith("app.web.")}
    assert imported - {folder} <= WEB_MAY_IMPORT.get(folder, A_FEATURE_MAY_IMPORT)


def test_app_alone_stands_beside_the_features() -> None:
    assert [path.name for path in sorted(WEB.glob("*.py"))] == ["__init__.py", "app.py"]


@pytest.mark.parametrize("folder", WEB_FOLDERS, ids=name_of)
def test_the_tests_of_the_server_stand_as_it_does(folder: Path) -> None:
    assert folder.name == "answers" or (ROOT / "tests" / "web" / folder.name).is_dir()


@pytest.mark.parametrize("folder", WEB_FOLDERS, ids=name_of)
def test_a_folder_of_the_server_says_in_one_line_what_it_is_for(folder: Path) -> None:
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    assert said
    assert "\n" not in said


def test_no_folder_holds_more_files_than_one_can_take_in() -> None:
    held = Counter(name_of(path.parent) for top in (APP, ROOT / "tests") for path in files_in(top))
    assert [each for each, n in held.items() if n > FULLER.get(each, MOST_FILES)] == []


def test_no_python_file_is_longer_than_one_can_take_in() -> None:
    lines = {
        name_of(path): len(path.read_text("utf-8").splitlines())
        for top in (APP, ROOT / "tests", ROOT / "benchmarks")
        for path in files_in(top)
        if path.suffix == ".py"
    }
    assert [each for each, n in lines.items() if n > LONGER.get(each, MOST_LINES)] == []


@every_module
def test_the_application_does_not_name_itself(path: Path) -> None:
    """It is app in the repository, and backstep once installed."""
    written = re.findall(
        r"^ *(?:from|import) (?:app|backstep)\b", path.read_text("utf-8"), re.MULTILINE
    )
    assert written == []


@pytest.mark.parametrize("path", [p for p in PYTHON if part_of(p) != "web"], ids=name_of)
def test_packages_of_others_stay_in_their_part(path: Path) -> None:
    packages = {name.partition(".")[0] for name in python_imports(path)}
    assert packages - sys.stdlib_module_names - {"app"} <= MAY_USE.get(part_of(path), set())


@every_module
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_every_part_of_the_application_has_its_place_in_the_order() -> None:
    parts = {part_of(path) for path in PYTHON} - {"__init__"}
    assert parts <= MAY_IMPORT.keys()
    assert {"engine", "trace", "explain", "web", "cli"} <= parts


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_a_module_of_tests_imports_none_of_the_others(path: Path) -> None:
    assert [name for name in python_imports(path) if ".test_" in name] == []


@every_script
def test_imports_of_the_page_point_one_way(path: Path) -> None:
    part, imported = part_of(path), page_imports(path)
    assert all(target.is_file() for target in imported)
    assert {part_of(target) for target in imported} - {part} <= PAGE_MAY_IMPORT[part]


def test_the_imports_of_the_page_are_found() -> None:
    assert {part_of(path) for path in TYPESCRIPT} == PAGE_MAY_IMPORT.keys()
    assert {"shell", "session"} <= {part_of(target) for target in page_imports(PAGE / "main.tsx")}


@pytest.mark.parametrize("part", sorted(PAGE_MAY_IMPORT.keys() - {"main"}))
def test_a_room_says_at_its_door_what_it_is_for(part: str) -> None:
    (paragraph,) = (PAGE / part / "README.md").read_text("utf-8").split("\n\n")
    assert paragraph.endswith(".\n")


def test_no_folder_of_the_page_holds_more_files_than_can_be_searched() -> None:
    folders = [path for path in PAGE.rglob("*") if path.is_dir()]
    crowded = {name_of(path): len([*path.iterdir()]) for path in folders}
    assert {name: files for name, files in crowded.items() if files > MOST_FILES} == {}


@every_script
def test_a_file_of_the_page_holds_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_a_view_does_not_talk_to_the_server() -> None:
    views = [path for path in TYPESCRIPT if path.suffix == ".tsx" and part_of(path) != "main"]
    assert [name_of(path) for path in views if TALK.search(path.read_text("utf-8"))] == []
