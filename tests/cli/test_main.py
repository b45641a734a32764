"""What every command has in common: help, the version, and how a command ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.cli import COMMANDS

BACKSTEP = Path(sys.executable).with_name("backstep")
OTHERS = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
#: What is written waits in a buffer, as it does for most, or does not, as in a container.
ENVIRONMENTS = {"buffered": OTHERS, "unbuffered": OTHERS | {"PYTHONUNBUFFERED": "1"}}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BACKSTEP, *arguments], capture_output=True, text=True, check=False)


def test_the_version_is_that_of_the_package() -> None:
    told = run("--version")
    assert (told.returncode, told.stdout) == (0, f"backstep {version('backstep')}\n")


def test_help_imports_no_command() -> None:
    code = "import sys, app.cli; sys.stderr.write(' '.join(sys.modules)); app.cli.main(['--help'])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "published" in told.stdout
    imported = {name.split(".")[0] for name in told.stderr.split()}
    assert "app" in imported
    assert imported.isdisjoint({"numpy", "fastapi", "pydantic", "uvicorn"})


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(command: str) -> None:
    told = run(command, "--help")
    assert told.returncode == 0
    assert told.stdout.startswith(f"usage: backstep {command} ")


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["grade", "--help"], ["--version"], ["lessons", "check"]],
    ids=" ".join,
)
def test_output_that_finds_no_room_is_told_in_a_sentence(
    arguments: list[str], environment: str
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [BACKSTEP, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENTS[environment],
            check=False,
        )
    assert told.returncode == 1
    assert told.stderr == b"backstep: the output cannot be written: No space left on device.\n"


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """What starts in the background of a shell ignores Ctrl+C, and so does what it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_control_c_ends_a_command_with_the_status_that_shells_expect(tmp_path: Path) -> None:
    command = [str(BACKSTEP), "worksheet", "--html", "--count", "900", "--output", str(tmp_path)]
    making = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob("*.html")):
        assert making.poll() is None
    making.send_signal(signal.SIGINT)
    _, errors = making.communicate(timeout=20)
    assert making.returncode == 130
    assert "Stopped before all was written." in errors
    assert "Traceback" not in errors


@pytest.mark.usefixtures("_interruptible")
def test_control_c_ends_the_server_with_it_too() -> None:
    with subprocess.Popen(
        [BACKSTEP, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        address = serving.stdout.readline().partition("Backstep is at ")[2].split()[0]
        with urlopen(f"{address}/healthz") as answer:  # it is up
            assert answer.status == 200
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=20)
    assert (serving.returncode, errors) == (130, "")


@pytest.mark.parametrize("command", sorted({*COMMANDS} - {"serve"}))
def test_a_command_that_serves_nothing_does_without_the_web_framework(command: str) -> None:
    run = (
        "import sys\nfrom app.cli import main\n"
        f"try: main(['{command}', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'fastapi', 'starlette', 'uvicorn'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert "usage" in done.stdout
    assert done.stderr.strip() == "[]"
