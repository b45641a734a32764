"""What others have written that is in the page: their licences, and the bill of materials.

Writes THIRD_PARTY_NOTICES.txt, which the server hands out with the page, and backstep.cdx.json, a
CycloneDX document that names the packages in the page and, with versions, those of Python that the
server runs with. Both say the same whenever they are made from the same packages.

    python static/third_party.py FOLDER PACKAGE…

PACKAGE is the folder of an npm package, with its package.json.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
NOTICES, BILL = "THIRD_PARTY_NOTICES.txt", "backstep.cdx.json"

#: The files of a package in which its authors say what its users have to pass on.
_TEXTS = re.compile(r"(LICEN[CS]E|NOTICE|COPYING)(\.md|\.txt)?", re.IGNORECASE)
#: What a bundled file brings from others, beside itself.
_OF_COPIES = ("swagger-ui-bundle.js.LICENSE.txt",)
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)
_RULE = "=" * 78
_OPENING = (
    "Backstep is under the MIT licence: see LICENSE. The page holds work of others, whose licences"
    "\nfollow. Packages of Python that the server runs with are not part of it, and bring theirs."
)


def notices(packages: Sequence[Path]) -> str:
    """The licences of the packages, one after another. Raises SystemExit where one has none."""
    return "\n\n".join([_OPENING, *map(_notice, packages)]) + "\n"


def _notice(package: Path) -> str:
    described = _described(package)
    names = sorted(path.name for path in package.iterdir() if _TEXTS.fullmatch(path.name))
    if not names:
        sys.exit(f"{described['name']} has no file with its licence: it cannot be shipped.")
    texts = [*names, *(name for name in _OF_COPIES if (package / name).is_file())]
    title = f"{described['name']} {described['version']} ({described['license']})"
    # Of OFL and others the lines matter, not the spaces at their ends.
    bodies = ("\n".join(map(str.rstrip, _read(package / text).splitlines())) for text in texts)
    return "\n\n".join([f"{_RULE}\n{title}\n{_RULE}", *(body.strip("\n") for body in bodies)])


def bill(packages: Sequence[Path]) -> dict[str, Any]:
    """The bill of materials (CycloneDX 1.6)."""
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    components = [*map(_of_page, packages), *_of_python()]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [each["bom-ref"] for each in components]}],
    }


def _of_page(package: Path) -> dict[str, Any]:
    described = _described(package)
    name, version = described["name"], described["version"]
    purl = f"pkg:npm/{quote(name)}@{version}"
    licences = [{"license": {"id": described["license"]}}]
    return _component(name, version, purl, "part of the page") | {"licenses": licences}


def _of_python() -> Iterator[dict[str, Any]]:
    """The packages that the server was tested with; on some machines only, where a marker says."""
    for name, version, marker in _PINNED.findall(_read(ROOT / "requirements" / "run.txt")):
        part = f"installed beside it where {marker}" if marker else "installed beside it"
        yield _component(name, version, f"pkg:pypi/{name.lower()}@{version}", part)


def _component(name: str, version: str, purl: str, part: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "properties": [{"name": "backstep:part", "value": part}],
    }


def _described(package: Path) -> dict[str, str]:
    described: dict[str, str] = json.loads(_read(package / "package.json"))
    return described


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _by_name(packages: Sequence[Path]) -> list[Path]:
    """Each package once, whatever way led to its folder."""
    return sorted({path.resolve() for path in packages}, key=lambda path: _described(path)["name"])


def main(folder: Path, packages: Sequence[Path]) -> None:
    """Write both files."""
    each = _by_name(packages)
    (folder / NOTICES).write_text(notices(each), "utf-8")
    (folder / BILL).write_text(json.dumps(bill(each), indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(Path, sys.argv[2:])))
