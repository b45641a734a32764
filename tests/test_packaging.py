"""The wheel that hatch_build.py fills, what it says when it cannot, and the wheel installed."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import hatch_build
from tests.web.client import ask

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


def names_in(wheel: zipfile.ZipFile) -> dict[str, str]:
    """What the build named the files of the page."""
    names: dict[str, str] = json.loads(wheel.read("backstep/page/static/dist/manifest.json"))
    return names


def test_the_wheel_holds_the_page_ready_built_and_not_its_source(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    built = names_in(wheel)
    fonts = {*hatch_build.COPIES.values(), *hatch_build.MADE_FONTS}
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


def test_a_page_built_twice_is_the_same(wheel: zipfile.ZipFile) -> None:
    for name in names_in(wheel).values():
        built = (ROOT / "static/dist" / name).read_bytes()
        assert wheel.read(f"backstep/page/static/dist/{name}") == built


def bill_in(wheel: zipfile.ZipFile) -> str:
    """The bill of materials, where PEP 770 has it."""
    (name,) = (name for name in wheel.namelist() if re.search(r"\.dist-info/sboms/", name))
    return wheel.read(name).decode()


def packages_in_page(wheel: zipfile.ZipFile) -> set[str]:
    """The npm packages that the source maps of the page's scripts tell of, and those of copies."""
    found = {hatch_build.package_of(source) for source in (*hatch_build.COPIES, hatch_build.TEXT)}
    for name in wheel.namelist():
        if name.startswith("backstep/page/static/dist/") and name.endswith(".js.map"):
            for source in json.loads(wheel.read(name))["sources"]:
                if "node_modules/" in source:
                    found.add(hatch_build.package_of(source.rpartition("node_modules/")[2]))
    assert {"preact", "d3-zoom", "@preact/signals"} <= found
    return found


def test_whatever_of_others_is_in_the_wheel_has_its_licence_there(wheel: zipfile.ZipFile) -> None:
    told = wheel.read(f"backstep/page/static/dist/{hatch_build.NOTICES}").decode()
    titles = re.findall(r"^=+\n(\S+) (\S+) \((\S+)\)\n=+$", told, re.MULTILINE)
    assert {name for name, _, _ in titles} == packages_in_page(wheel)
    for name, _, _ in titles:
        folder = ROOT / "node_modules" / name
        if not folder.exists():  # a package of a package
            described = f"*/node_modules/{name}/package.json"
            folder = next((ROOT / "node_modules/.deno").glob(described)).parent
        texts = [p for p in folder.iterdir() if re.match(r"LICENSE|NOTICE", p.name)]
        own = [text for text in texts if "bundle" not in text.name]
        assert own
        for text in own:
            for line in text.read_text("utf-8").splitlines():
                assert line.strip() in told, (name, text.name, line)
    assert "Copyright" in told


def test_the_licences_go_out_with_the_page() -> None:
    answer = ask("GET", f"/static/dist/{hatch_build.NOTICES}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert "preact" in answer.text


def test_the_bill_of_materials_is_as_cyclonedx_has_it(wheel: zipfile.ZipFile) -> None:
    bill = bill_in(wheel)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    components = json.loads(bill)["components"]
    assert len({each["bom-ref"] for each in components}) == len(components)


def test_the_bill_names_what_is_in_the_page_and_what_is_installed_beside(
    wheel: zipfile.ZipFile,
) -> None:
    components = json.loads(bill_in(wheel))["components"]
    names: dict[str, set[str]] = {"npm": set(), "pypi": set()}
    for each in components:
        purl = PackageURL.from_string(each["purl"])
        assert purl.version == each["version"]
        names[purl.type].add(each["name"])
    assert names["npm"] == packages_in_page(wheel)
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    wanted = [Requirement(each) for each in requires_in(wheel.read(metadata).decode())]
    assert {canonicalize_name(each.name) for each in wanted if each.marker is None} <= {
        canonicalize_name(name) for name in names["pypi"]
    }


def requires_in(metadata: str) -> list[str]:
    return re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)


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
