"""The files of the project know no machine and no package registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|jsr\.io|yarnpkg\.com|ghcr\.io|debian\.org/debian"
)
PLACE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w+")


def project_files() -> list[Path]:
    """What git tracks and is still there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("unwanted", [REGISTRY, PLACE], ids=["registry", "place on a machine"])
def test_no_file_of_the_project_names_a(unwanted: re.Pattern[str]) -> None:
    paths = project_files()
    assert ROOT / "pyproject.toml" in paths
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in paths
        for match in unwanted.finditer(path.read_text("utf-8", "replace"))
    ]
    assert found == []


def test_what_is_looked_for_would_be_found() -> None:
    assert REGISTRY.search("https://" + "files.pythonhosted" + ".org/packages")
    assert PLACE.search("see " + "/home" + "/somebody")
    assert not PLACE.search("app/" + "work" + "/x")
