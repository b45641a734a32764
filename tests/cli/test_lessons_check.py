"""``backstep lessons check``, and a folder of further lessons for the server."""

import os
import subprocess
import sys
from pathlib import Path

from tests.lessons.shelf import TEXT

BACKSTEP = Path(sys.executable).with_name("backstep")


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BACKSTEP, "lessons", "check", *arguments], capture_output=True, text=True, check=False
    )


def test_a_reader_that_has_seen_enough_is_no_error_to_tell_of() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [str(BACKSTEP), "lessons", "check"]
    told = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert told.returncode == 1
    assert told.stderr == b""


def test_it_says_that_nothing_is_wrong() -> None:
    told = check()
    assert told.returncode == 0
    assert "nothing wrong" in told.stdout


def test_it_names_file_line_and_remedy_of_every_fault(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(TEXT, "utf-8")
    (tmp_path / "ref.md").write_text(TEXT.replace("{{delta.1.0}}", "{{delta.1.7}}"), "utf-8")
    (tmp_path / "step.md").write_text(TEXT.replace("after delta", "after bias"), "utf-8")
    (tmp_path / "front.md").write_text(TEXT.replace("title: A", "title: [A"), "utf-8")
    told = check(str(tmp_path))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    lines = told.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["front.md:3", "ref.md:14", "step.md:10"]
    assert "quote a value" in lines[0]
    assert "units from 0" in lines[1]


def test_a_file_or_nothing_instead_of_a_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "lesson.md"
    file.write_text(TEXT, "utf-8")
    told = check(str(file))
    assert told.returncode == 2
    assert told.stderr == f"{file}: this is a file; name the folder that it is in.\n"
    told = check(str(tmp_path / "none"))
    assert told.returncode == 2
    assert told.stderr == f"{tmp_path / 'none'}: there is no such folder.\n"
