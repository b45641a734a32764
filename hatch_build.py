"""Builds the page: static/src → static/dist.

`make` runs this file; building a wheel calls it as hatchling's build hook, so that installing
the wheel needs no JavaScript tool. Deno comes as a Python package (see pyproject.toml).
"""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from typing import Any

import brotli
from editables import EditableProject
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The names of the built files, each with the hash of its content, by the names they are asked for.
MANIFEST = "manifest.json"
FONT = "fonts/stix-two-math.woff2"

# What the page takes from npm packages as it stands: from node_modules, to static/dist.
COPIES = {
    "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2": (FONT),
    "swagger-ui-dist/swagger-ui-bundle.js": "docs/swagger-ui-bundle.js",
    "swagger-ui-dist/swagger-ui.css": "docs/swagger-ui.css",
}

# Made for the picture by static/subset_fonts.py, of a file that is named there too.
TEXT = "source-sans/WOFF2/VF/SourceSans3VF-Upright.ttf.woff2"
MADE_FONT = "fonts/backstep-sans.woff2"

# Written by static/third_party.py: what of others is in the page, for its readers and for machines.
NOTICES = "THIRD_PARTY_NOTICES.txt"
BILL = "static/dist/backstep.cdx.json"

# The style sheets, of the page and of worksheets, and what each is made from.
STYLES = {
    "app.css": "static/src/main.css",
    "rooms.css": "static/src/rooms.css",
    "last.css": "static/src/last.css",
    "worksheet.css": "static/src/paper/worksheet.css",
}

# Where the app looks for the page once it is installed: in the source tree, in the wheel.
IN_WHEEL = {
    "templates": "backstep/page/templates",
    "static/dist": "backstep/page/static/dist",
    "static/docs": "backstep/page/static/docs",
    "static/share": "backstep/page/static/share",
    "static/icon.svg": "backstep/page/static/icon.svg",
}


def build_page(root: Path) -> None:
    """Write static/dist anew from static/src and the locked npm packages."""
    deno = _find_deno()
    dist = root / "static" / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    _run(root, deno, "install", "--quiet", "--frozen")
    names = {}
    for source, target in COPIES.items():
        copy = dist / target
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "node_modules" / source, copy)
        names[target] = _name_by_hash(dist, target)
    modules, fonts = str(root / "node_modules"), str(dist / "fonts")
    _run(root, sys.executable, "static/subset_fonts.py", modules, fonts)
    names[MADE_FONT] = _name_by_hash(dist, MADE_FONT)
    bundled = json.loads(_run(root, deno, "run", "--allow-all", "static/bundle.ts", str(dist)))
    names["main.js"] = bundled["first"]
    copied = (f"node_modules/{package_of(source)}" for source in (*COPIES, TEXT))
    _run(root, sys.executable, "static/third_party.py", str(dist), *bundled["packages"], *copied)
    # The fonts' addresses stay as they are: they are relative to static/dist.
    styles = (deno, "bundle", "--quiet", "--platform=browser", "--minify", "--external=*.woff2")
    for style, source in STYLES.items():
        _run(root, *styles, f"--output={dist}/{style}", source)
        written = dist / style
        text = written.read_text("utf-8")
        for font in (FONT, MADE_FONT):
            text = text.replace(font, names[font])
        written.write_text(text, "utf-8")
        names[style] = _name_by_hash(dist, style)
    (dist / MANIFEST).write_text(json.dumps(names, indent=2), "utf-8")
    for file in [*dist.glob("*.js"), *dist.glob("*.css")]:
        # A tenth less than gzip, at its slowest: for the server to send as it stands.
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(file.read_bytes()))


def _find_deno() -> str:
    # Beside this Python first: a virtual environment need not be activated.
    beside = str(Path(sys.executable).parent)
    deno = shutil.which("deno", path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    if deno is None:
        sys.exit(
            "Building the page needs Deno. Run `make setup`, or install it with"
            " `pip install -r requirements/build.txt`."
        )
    return deno


def package_of(path: str) -> str:
    """The npm package that a file of node_modules is in."""
    parts = path.split("/")
    return "/".join(parts[: 2 if path.startswith("@") else 1])


def _name_by_hash(dist: Path, name: str) -> str:
    """Give a file a name that no other content has: a browser may keep it for good."""
    file = dist / name
    content = sha256(file.read_bytes()).hexdigest()[:12]
    return str(file.rename(file.with_stem(f"{file.stem}-{content}")).relative_to(dist).as_posix())


def _run(root: Path, *command: str) -> str:
    try:
        return subprocess.run(command, cwd=root, check=True, stdout=PIPE, text=True).stdout
    except subprocess.CalledProcessError as failure:
        sys.exit(f"Building the page failed: {' '.join(failure.cmd[1:])}")


class PageBuildHook(BuildHookInterface[Any]):
    """Puts the built page into the wheel, or names the source tree's folder in an editable one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page, except for an editable install, which reads it from the source tree."""
        root = Path(self.root)
        if version == "editable":
            build_data["force_include_editable"].update(self._named_backstep(root))
            build_data["dependencies"].append("editables")
            return
        build_page(root)
        build_data["force_include"].update(
            {str(root / source): target for source, target in IN_WHEEL.items()}
        )
        build_data["sbom_files"].append(BILL)

    def finalize(self, *_: Any) -> None:
        """Remove what an editable install was made from."""
        if self._mapping is not None:
            self._mapping.cleanup()

    _mapping: TemporaryDirectory[str] | None = None

    def _named_backstep(self, root: Path) -> dict[str, str]:
        # Hatchling's own editable installs cannot give a folder another name; editables can.
        project = EditableProject("backstep", root)
        project.map("backstep", "app")
        self._mapping = TemporaryDirectory()
        folder = Path(self._mapping.name)
        for name, content in project.files():
            (folder / name).write_text(content, "utf-8")
        return {str(path): path.name for path in folder.iterdir()}


if __name__ == "__main__":
    build_page(Path(__file__).parent)
