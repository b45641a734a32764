"""The wheel that hatch_build.py fills, what it says when it cannot, and the wheel installed."""

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from urllib.request import urlopen

import pytest

import hatch_build

ROOT = Path(__file__).parents[2]


def names_in(wheel: zipfile.ZipFile) -> dict[str, str]:
    """What the build named the files of the page."""
    names: dict[str, str] = json.loads(wheel.read("backstep/page/static/dist/manifest.json"))
    return names


def test_the_wheel_holds_the_page_ready_built_and_not_its_source(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    built = names_in(wheel)
    fonts = {*hatch_build.COPIES.values(), hatch_build.MADE_FONT}
    assert built.keys() == {"main.js", *hatch_build.STYLES, *fonts}
    assert {f"backstep/page/static/dist/{name}" for name in built.values()} <= names
    assert "backstep/page/templates/index.html" in names
    assert not [name for name in names if name.endswith((".ts", ".tsx"))]


def test_the_wheel_holds_what_the_page_loads_later(wheel: zipfile.ZipFile) -> None:
    script = wheel.read(f"backstep/page/static/dist/{names_in(wheel)['main.js']}").decode()
    later = re.findall(r"import\(`\./([^`]+)`\)", script)
    assert later
    assert {f"backstep/page/static/dist/{name}" for name in later} <= set(wheel.namelist())


def test_the_wheel_holds_every_lesson(wheel: zipfile.ZipFile) -> None:
    lessons = {
        f"backstep/lessons/texts/{path.name}" for path in (ROOT / "app/lessons/texts").glob("*.md")
    }
    assert lessons
    assert lessons <= set(wheel.namelist())


def test_the_wheel_installs_the_package_backstep_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"backstep"}


def test_a_plain_installation_brings_what_workbooks_need(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    needed = message_from_bytes(wheel.read(name)).get_all("Requires-Dist", [])
    plain = {each for each in needed if "extra ==" not in each}
    assert {"defusedxml", "openpyxl", "xlsxwriter"} <= plain


def test_a_page_built_twice_is_the_same(wheel: zipfile.ZipFile) -> None:
    for name in names_in(wheel).values():
        built = (ROOT / "static/dist" / name).read_bytes()
        assert wheel.read(f"backstep/page/static/dist/{name}") == built


def test_without_deno_the_build_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(SystemExit, match="make setup"):
        hatch_build.build_page(tmp_path)


class Installed:
    """An environment with nothing but the wheel in it, and what it depends on beside it."""

    def __init__(self, folder: Path, wheel: str) -> None:
        venv.create(folder, symlinks=True)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        # This environment's pip installs into that one.
        pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(self.bin / "python")]
        subprocess.run([*pip, "install", "--no-deps", "--no-index", wheel], check=True)
        # A path of packages alone: what is installed here as editable does not come along, since
        # the files that would say so are read in folders of packages of one's own only.
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "PYTHONPATH": str(Path(pytest.__file__).parents[1]),
        }

    def run(self, *arguments: str) -> str:
        """What a program of the environment prints."""
        program, *rest = arguments
        told = subprocess.run(
            [self.bin / program, *rest],
            env=self.environment,
            cwd=self.bin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("installed"), str(wheel.filename))


@pytest.fixture
def served(installed: Installed) -> Iterator[str]:
    """The address of `backstep serve`."""
    with subprocess.Popen(
        [installed.bin / "backstep", "serve", "--port", "0"],
        env=installed.environment,
        cwd=installed.bin,
        stdout=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        yield serving.stdout.readline().partition("Backstep is at ")[2].split()[0]
        serving.terminate()


def test_the_installed_command_tells_its_version(installed: Installed) -> None:
    assert installed.run("backstep", "--version") == f"backstep {hatch_version()}\n"


def test_the_installed_package_is_called_backstep_and_not_app(installed: Installed) -> None:
    told = installed.run("python", "-c", "import backstep; print(backstep.__file__)")
    assert Path(told.strip()).is_relative_to(installed.bin.parent)
    asked = "from importlib.util import find_spec; print(find_spec('app'))"
    assert installed.run("python", "-c", asked) == "None\n"


def test_importing_the_installed_package_imports_nothing_of_the_server(
    installed: Installed,
) -> None:
    code = "import sys, backstep; print(' '.join(sys.modules))"
    imported = {name.partition(".")[0] for name in installed.run("python", "-c", code).split()}
    assert "backstep" in imported
    assert imported.isdisjoint({"fastapi", "pydantic", "starlette", "uvicorn", "numpy"})


def test_the_installed_server_answers_with_the_page_and_its_script(served: str) -> None:
    with urlopen(served) as answer:
        page = answer.read().decode()
    script = re.search(r'src="(/static/dist/([^"]+\.js))"', page)
    assert script is not None
    with urlopen(f"{served}{script[1]}") as answer:
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert answer.read() == (ROOT / "static/dist" / script[2]).read_bytes()


def hatch_version() -> str:
    """The version that pyproject.toml gives."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
