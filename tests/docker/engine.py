"""Docker as the tests use it.

Without a Docker engine, or a base image that it has or can pull, its tests are skipped by the name
of what is missing; BACKSTEP_REQUIRE_DOCKER=1 makes them fail instead. PYTHON_IMAGE names another
base image.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
IMAGE = "backstep:test"
# What compose.yaml asks for.
HARDENED = (
    "--read-only",
    "--tmpfs=/tmp",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges:true",
)


def docker(*arguments: str) -> str:
    """Return what a docker command prints; fail with its complaint when it fails."""
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"docker {arguments[0]}: {done.stdout[-2000:]}{done.stderr}"
    return done.stdout.strip()


def answers(*command: str) -> bool:
    """Whether a command is there and succeeds."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def lacking(remedy: str) -> None:
    """Skip, or fail where Docker is required."""
    if os.environ.get("BACKSTEP_REQUIRE_DOCKER") == "1":
        pytest.fail(remedy)
    pytest.skip(remedy)


def wait_for(url: str) -> None:
    """Wait until the server in the container answers."""
    for _ in range(100):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} did not answer within 10 s")


def build(tag: str, *options: str) -> None:
    """Build the image of the sources as they stand."""
    base = base_that_is_there()
    docker("build", f"--build-arg=PYTHON_IMAGE={base}", f"--tag={tag}", *options, str(ROOT))


def base_that_is_there() -> str:
    """The base image, once Docker has it."""
    if not answers("docker", "info"):
        lacking("No Docker engine answers: install Docker and start it (`docker info` tells).")
    base = base_image()
    if not answers("docker", "image", "inspect", base) and not answers("docker", "pull", base):
        lacking(
            f"The base image {base} is not there and cannot be pulled: PYTHON_IMAGE names another."
        )
    return base


def base_image() -> str:
    """The base image: the environment's, or the one that the Dockerfile names."""
    if own := os.environ.get("PYTHON_IMAGE"):
        return own
    named = re.search(
        r"^ARG PYTHON_IMAGE=(\S+)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE
    )
    assert named is not None
    return named[1]


@contextmanager
def running(image: str, *options: str) -> Iterator[str]:
    """Run the image as compose does, until it answers, and leave nothing behind."""
    name = docker("run", "--detach", "--publish=127.0.0.1::8000", *options, *HARDENED, image)
    try:
        wait_for(f"{address(name)}/healthz")
        yield name
    finally:
        docker("rm", "--force", name)


def address(container: str) -> str:
    """Return the address that a container's port is published on."""
    return f"http://{docker('port', container, '8000/tcp').splitlines()[0]}"
