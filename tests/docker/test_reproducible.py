"""The same sources make the same image."""

import json
import subprocess
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.docker.engine import ROOT, answers, base_that_is_there, build, docker, lacking

SECONDS = "1700000000"
EPOCH = f"--build-arg=SOURCE_DATE_EPOCH={SECONDS}"
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


def digest_by_buildah(folder: Path) -> str:
    """The digest of an image that buildah, which dates all that it writes, builds from nothing."""
    store = ("buildah", f"--root={folder / 'root'}", f"--runroot={folder / 'run'}")
    base = base_that_is_there()
    # By its digest it comes from where Docker had it from; without one Docker is asked for it.
    at = base if "@" in base else f"docker-daemon:{base}"
    told = folder / "digest"
    dated = ("--format=oci", f"--timestamp={SECONDS}", EPOCH, f"--build-arg=PYTHON_IMAGE={at}")
    to = ("backstep", f"oci-archive:{folder / 'image.tar'}")
    for command in (
        ("build", "--isolation=chroot", *dated, "--tag=backstep", str(ROOT)),
        ("push", f"--digestfile={told}", *to),
        ("rmi", "--all", "--force"),
    ):
        done = subprocess.run([*store, *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return told.read_text("ascii")


@pytest.mark.chaos  # Two images from nothing take minutes.
def test_two_builds_by_a_builder_that_dates_what_it_writes_have_the_same_digest(
    tmp_path: Path,
) -> None:
    if not answers("buildah", "--version"):
        lacking("buildah is not installed: Debian, Fedora and others have it as a package.")
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        folder.mkdir()
    first, second = map(digest_by_buildah, folders)
    assert first.startswith("sha256:")
    assert first == second
