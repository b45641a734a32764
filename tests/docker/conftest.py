"""The image, built once, and a container of it."""

from collections.abc import Iterator

import pytest

from tests.docker.engine import IMAGE, build, running


@pytest.fixture(scope="session")
def image() -> str:
    """Build the image."""
    build(IMAGE)
    return IMAGE


@pytest.fixture(scope="session")
def container(image: str) -> Iterator[str]:
    """A container whose health is checked more often than in earnest."""
    with running(image, "--health-interval=1s") as name:
        yield name
