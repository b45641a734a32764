"""The same sources make the same image."""

import json
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.docker.engine import build, docker

EPOCH = "--build-arg=SOURCE_DATE_EPOCH=1700000000"
#: The classic builder dates by itself what it deletes, and the folder that is copied to.
_DATED_BY_BUILDER = {"opt/backstep"}

Entry = tuple[int, int, int, float, str, str]


def files_in(layer: Path) -> dict[str, Entry]:
    """Every file of a layer: mode, owner, group, time, what a link leads to, and its content."""
    found: dict[str, Entry] = {}
    with tarfile.open(layer) as archive:
        for each in archive:
            file = archive.extractfile(each) if each.isfile() else None
            content = sha256(file.read()).hexdigest() if file else ""
            deleted = Path(each.name).name.startswith(".wh.")
            time = 0 if deleted or each.name in _DATED_BY_BUILDER else each.mtime
            link = "" if deleted else each.linkname
            found[each.name] = (each.mode, each.uid, each.gid, time, link, content)
    return found


def layers_of(tag: str, folder: Path) -> list[dict[str, Entry]]:
    """The files of each layer of an image."""
    folder.mkdir()
    docker("save", f"--output={folder / 'image.tar'}", tag)
    with tarfile.open(folder / "image.tar") as archive:
        archive.extractall(folder, filter="data")
    (image,) = json.loads((folder / "manifest.json").read_text("utf-8"))
    return [files_in(folder / layer) for layer in image["Layers"]]


def built(tag: str, folder: Path) -> list[dict[str, Entry]]:
    """The layers of an image built from nothing."""
    build(tag, EPOCH, "--no-cache")
    try:
        return layers_of(tag, folder)
    finally:
        docker("rmi", "--no-prune", tag)


@pytest.mark.chaos  # Two images from nothing take minutes.
def test_two_builds_of_the_same_sources_hold_the_same_files_with_the_same_times(
    tmp_path: Path,
) -> None:
    first = built("backstep:first", tmp_path / "first")
    assert len(first) > 1
    assert "opt/backstep/bin/backstep" in first[-1]
    assert built("backstep:second", tmp_path / "second") == first
