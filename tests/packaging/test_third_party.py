"""The licences of what others wrote, and the bill of materials, against what is in the wheel."""

import json
import re
import zipfile
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import hatch_build
from tests.web.client import ask

ROOT = Path(__file__).parents[2]


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
    # Rolldown's few helpers are in no source map.
    assert {name for name, _, _ in titles} - {"rolldown"} == packages_in_page(wheel)
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
    assert names["npm"] - {"rolldown"} == packages_in_page(wheel)
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    wanted = [Requirement(each) for each in requires_in(wheel.read(metadata).decode())]
    assert {canonicalize_name(each.name) for each in wanted if each.marker is None} <= {
        canonicalize_name(name) for name in names["pypi"]
    }


def requires_in(metadata: str) -> list[str]:
    return re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)
