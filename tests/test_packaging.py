"""The wheel that hatch_build.py fills, and what it says when it cannot."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy of the sources, as git has them."""
    source = tmp_path_factory.mktemp("source")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=source, check=True
    )
    (built,) = (source / "dist").glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_holds_the_page_ready_built_and_not_its_source(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    built = {"main.js", *hatch_build.STYLES, *hatch_build.COPIES.values()}
    assert {f"backstep/page/static/dist/{name}" for name in built} <= names
    assert "backstep/page/templates/index.html" in names
    assert not [name for name in names if name.endswith((".ts", ".tsx"))]


def test_the_wheel_holds_what_the_page_loads_later(wheel: zipfile.ZipFile) -> None:
    script = wheel.read("backstep/page/static/dist/main.js").decode()
    later = re.findall(r'import\("\./([^"]+)"\)', script)
    assert later
    assert {f"backstep/page/static/dist/{name}" for name in later} <= set(wheel.namelist())


def test_the_wheel_holds_every_lesson(wheel: zipfile.ZipFile) -> None:
    lessons = {f"backstep/lessons/{path.name}" for path in (ROOT / "app/lessons").glob("*.md")}
    assert lessons
    assert lessons <= set(wheel.namelist())


def test_the_wheel_installs_the_package_backstep_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"backstep"}


def test_a_page_built_twice_is_the_same(wheel: zipfile.ZipFile) -> None:
    for name in ("main.js", *hatch_build.STYLES):
        built = (ROOT / "static/dist" / name).read_bytes()
        assert wheel.read(f"backstep/page/static/dist/{name}") == built


def test_without_deno_the_build_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(SystemExit, match="make setup"):
        hatch_build.build_page(tmp_path)
