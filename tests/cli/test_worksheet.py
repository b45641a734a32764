"""``backstep worksheet``: files for a class, as it writes them."""

import re
from pathlib import Path

import pytest

from app.practice.exercise.exercise import make_exercise
from app.web.problem.body import ProblemBody
from app.web.problem.reading import problem_in_file
from tests.browser.chromium import executable
from tests.cli.told import Backstep, Told

#: In points, to the next whole one.
A4, LETTER = (595, 842), (612, 792)


@pytest.fixture
def worksheet(backstep: Backstep, monkeypatch: pytest.MonkeyPatch) -> Backstep:
    """Runs the command, with a browser of that path."""

    def run(*arguments: str | Path, browser: str = "") -> Told:
        monkeypatch.setenv("BACKSTEP_CHROMIUM", browser or executable())
        return backstep("worksheet", *arguments)

    return run


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def pages_of(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each page."""
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF-")
    boxes = re.findall(
        rb"/Type\s*/Page\b.*?/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", content, re.DOTALL
    )
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_every_seed_gets_a_worksheet_a_solution_and_its_problem(
    worksheet: Backstep, tmp_path: Path
) -> None:
    made = worksheet("--seed", "5", "--count", "2", "--html", "--output", tmp_path / "new")
    assert (made.status, made.errors) == (0, "")
    assert "2 worksheets" in made.output
    expected = {
        f"{name}-{seed}.{ending}"
        for seed in (5, 6)
        for name, ending in (("worksheet", "html"), ("solution", "html"), ("worksheet", "json"))
    }
    assert names_in(tmp_path / "new") == expected
    problems = [(tmp_path / f"new/worksheet-{seed}.json").read_bytes() for seed in (5, 6)]
    for seed, content in zip((5, 6), problems, strict=True):
        made_again = ProblemBody.of(make_exercise(seed).problem)
        assert ProblemBody.of(problem_in_file(content)) == made_again
    assert problems[0] != problems[1]


def test_the_pdf_files_have_the_paper_that_was_asked_for(
    worksheet: Backstep, tmp_path: Path
) -> None:
    made = worksheet("--difficulty", "easy", "--output", tmp_path)
    assert (made.status, made.errors) == (0, "")
    assert pages_of(tmp_path / "worksheet-1.pdf") == [A4] * 2
    assert set(pages_of(tmp_path / "solution-1.pdf")) == {A4}
    of_letter = worksheet("--paper", "letter", "--output", tmp_path / "letter")
    assert of_letter.status == 0
    assert set(pages_of(tmp_path / "letter/worksheet-1.pdf")) == {LETTER}


def test_a_file_needs_no_other_and_no_host(worksheet: Backstep, tmp_path: Path) -> None:
    worksheet("--html", "--output", tmp_path)
    for name in ("worksheet-1.html", "solution-1.html"):
        html = (tmp_path / name).read_text("utf-8")
        assert not re.search(r"<script|<link|\bsrc=|\bhref=|@import", html)
        assert {url[:16] for url in re.findall(r"url\(([^)]*)", html)} == {"data:font/woff2;"}


def test_files_that_are_there_are_not_written_over_unless_told_to(
    worksheet: Backstep, tmp_path: Path
) -> None:
    kept = tmp_path / "solution-1.html"
    kept.write_text("mine", "utf-8")
    refused = worksheet("--html", "--output", tmp_path)
    assert refused.status == 2
    assert str(kept) in refused.errors
    assert "--force" in refused.errors
    assert names_in(tmp_path) == {"solution-1.html"}
    assert kept.read_text("utf-8") == "mine"
    assert worksheet("--html", "--force", "--output", tmp_path).status == 0
    assert "solution" in kept.read_text("utf-8")


def test_without_a_browser_the_html_is_written_and_the_remedy_named(
    worksheet: Backstep, tmp_path: Path
) -> None:
    made = worksheet("--output", tmp_path, browser="/no/such/browser")
    assert made.status == 1
    assert "“/no/such/browser” of BACKSTEP_CHROMIUM is no program" in made.errors
    assert "--html" in made.errors
    assert names_in(tmp_path) == {"worksheet-1.html", "worksheet-1.json", "solution-1.html"}


def test_a_browser_that_prints_nothing_is_told_of(worksheet: Backstep, tmp_path: Path) -> None:
    made = worksheet("--output", tmp_path, browser="true")
    assert made.status == 1
    assert "made no PDF" in made.errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--seed", "x"], "x is not a seed"),
        (["--seed", "9007199254740991", "--count", "2"], "past the last seed"),
        (["--count", "0"], "1 or more"),
        (["--sizes", "2x2"], "2-3-2"),
        (["--sizes", "2-9"], "1 to 5 units"),
        (["--difficulty", "hrd"], "hard"),
        (["--samples", "9"], "1 to 4 samples"),
        (["--paper", "A5"], "letter"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(
    worksheet: Backstep, arguments: list[str], words: str, tmp_path: Path
) -> None:
    refused = worksheet(*arguments, "--output", tmp_path / "none")
    assert refused.status == 2
    assert words in refused.errors
    assert not (tmp_path / "none").exists()


def test_without_the_built_page_the_remedy_is_named(
    worksheet: Backstep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.http.files.STATIC", tmp_path)
    refused = worksheet("--html", "--output", tmp_path / "none")
    assert refused.status == 2
    assert "make setup" in refused.errors
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_one_is_named(worksheet: Backstep, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    refused = worksheet("--html", "--output", tmp_path / "file")
    assert refused.status == 2
    assert "cannot be made a folder" in refused.errors
