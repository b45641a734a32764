"""What the documents say is true."""

import re
import subprocess
from pathlib import Path

import pytest

from app.cli import COMMANDS
from tests.lessons.shelf import read

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PARTS = {"app", "static", "templates", "tests", "benchmarks", "requirements", "docs"}

CODE = re.compile(r"(?:(?<=`)|^    )[^`\n]+", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def code_in(document: Path) -> str:
    """What stands between backticks, or is indented, a line each."""
    return "\n".join(CODE.findall(document.read_text("utf-8")))


@every_document
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).is_file()] == []


@every_document
def test_every_path_is_there(document: Path) -> None:
    paths = re.findall(r"[\w.-]+(?:/[\w.-]+)+", code_in(document))
    ours = [path for path in paths if path.partition("/")[0] in PARTS]
    assert [path for path in ours if not (ROOT / path).exists()] == []


@every_document
def test_every_target_of_make_exists_and_make_help_tells_of_it(document: Path) -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = set(re.findall(r"^make (\w+)", told.stdout, re.MULTILINE))
    assert targets
    assert set(re.findall(r"\bmake (\w+)", code_in(document))) <= targets


def test_every_command_exists_and_is_told_of() -> None:
    code = "\n".join(map(code_in, DOCUMENTS))
    assert set(re.findall(r"\bbackstep ([a-z]+)", code)) == COMMANDS.keys()


def test_the_map_has_every_part_of_the_application() -> None:
    parts = {path.name for path in (ROOT / "app").iterdir() if (path / "__init__.py").is_file()}
    for document in DOCUMENTS[:2]:
        assert {part for part in parts if f"app/{part}" not in document.read_text("utf-8")} == set()


def test_the_pattern_of_a_lesson_is_a_lesson_without_fault() -> None:
    guide = (ROOT / "docs" / "lessons.md").read_text("utf-8")
    front = re.search(r"```yaml\n(---\n.*?---\n)```", guide, re.DOTALL)
    assert front is not None
    fences = re.findall(r"````markdown\n(.*?)````", guide, re.DOTALL)
    # Its first paragraph is told of a problem that no publication has.
    examples = re.findall(r"^\| `((?!{{published)[^`]+)`", guide, re.MULTILINE)
    lesson, faults = read("\n\n".join([front[1], fences[0], *examples, *fences[1:]]))
    assert faults == []
    assert lesson is not None
    assert [paragraph.id for paragraph in lesson.paragraphs] == ["delta-k"]
    assert list(lesson.questions) == ["delta-of-h3"]


def test_every_test_that_the_documents_name_is_there() -> None:
    named = re.findall(
        r"`(tests/[\w/]+\.py)::(test_\w+)`", (ROOT / "docs/asvs.md").read_text("utf-8")
    )
    assert named
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), test
