"""The same sources make the same image."""

import json

from tests.docker.engine import build, docker

EPOCH = "--build-arg=SOURCE_DATE_EPOCH=1700000000"


def layers(tag: str) -> list[str]:
    """The digests of the layers: of every file with its bytes, mode, owner and time."""
    build(tag, EPOCH, "--no-cache")
    try:
        found: list[str] = json.loads(docker("inspect", "--format={{json .RootFS.Layers}}", tag))
    finally:
        docker("rmi", "--no-prune", tag)
    return found


def test_two_builds_of_the_same_sources_have_the_same_layers() -> None:
    first = layers("backstep:first")
    assert len(first) > 1
    assert layers("backstep:second") == first
