"""A lesson whose form or problem is not right is told with file, line and what would be right."""

import os
import sys
from pathlib import Path

import pytest

from app.lessons.load import load_lessons
from tests.lessons.shelf import SHELF, TEXT, Broken, assert_told, read, told

BROKEN: dict[str, Broken] = {
    "a step that does not exist": ("after delta.1.0", "after weight.1.0.0", 10, "given", "start"),
    "a place of no unit": ("after delta.1.0", "after delta.4.0", 10, "no “delta.4.0”", "1 to 2"),
    "no place at all": ("after delta.1.0", "somewhere", 10, "somewhere", "after delta.2.0"),
    "a highlight of nothing": ("[delta.1.0]", "[delta.1.5]", 11, "delta.1.5", "units from 0"),
    "a highlight that is no list": ("[delta.1.0]", "delta.1.0", 11, "not a list", "a list"),
    "an unknown field": ("highlight:", "hilight:", 11, "hilight", "highlight"),
    "an unknown grain": ("highlight: [delta.1.0]", "grain: fine", 11, "“fine”", "term"),
    "an id with a space": ("id: first", "id: the first", 8, "the first", "hyphens"),
    "a missing title": ("title: The first\n", "", 8, "“title” is missing", "title: …"),
    "front matter that is no YAML": ("title: A lesson", "title: [A", 3, "not YAML", "quote"),
    "front matter that is no mapping": (
        "title: A lesson\nsummary: Of one paragraph.\nproblem: lecture-10",
        "just words",
        2,
        "fields",
        "name: value",
    ),
    "no front matter": ("---\ntitle", "title", 1, "no front matter", "---"),
    "an unknown example": ("lecture-10", "lecture-11", 4, "lecture-11", "mazur-2-2-2"),
    "no problem": ("problem: lecture-10\n", "", 2, "“problem” is missing", "lecture-10"),
    "no steps": ("```step", "```stop", 7, "before the first step", "```step"),
    "a question without an answer": (
        "answer: delta.1.1\n",
        "",
        17,
        "“answer” is missing",
        "answer",
    ),
    "a problem that is a list": (
        "problem: lecture-10",
        "problem: [1, 2]",
        4,
        "no name",
        "lecture-10",
    ),
    "a further problem that is a list": (
        "problem: lecture-10",
        "problem: lecture-10\nproblems: {a: [1]}",
        5,
        "no name",
        "lecture-10",
    ),
    "a second main problem": (
        "problem: lecture-10",
        "problem: lecture-10\nproblems: {main: mazur-2-2-2}",
        5,
        "two problems “main”",
        "another name",
    ),
    "a problem from a list": ("lecture-10", "{from: [1]}", 4, "no name", "lecture-10"),
    "a problem from itself": ("lecture-10", "&a {from: *a}", 4, "no aliases", "again"),
    "numbers to set in a list": (
        "lecture-10",
        "{from: lecture-10, set: [1]}",
        4,
        "“set”",
        "{weight",
    ),
    "numbers to set that are a word": (
        "lecture-10",
        "{from: lecture-10, set: x}",
        4,
        "“set”",
        "{weight",
    ),
    "a change of no network": (
        "lecture-10",
        "{from: {a: 1}, hidden: relu}",
        4,
        "layers",
        "example",
    ),
    "a change of a network of no layers": (
        "lecture-10",
        "{from: {network: 3}, hidden: relu}",
        4,
        "no list of layers",
        "example",
    ),
    "a change of a network that is a number": (
        "lecture-10",
        "{from: lecture-10, network: 3, hidden: relu}",
        4,
        "no list of layers",
        "example",
    ),
    "a control character in the front matter": ("Of one", "Of\x01one", 3, "U+0001", "Take it out"),
    "a control character in a fence": ("How much?", "How\x01much?", 18, "U+0001", "Take it out"),
    "half a character": ("title: A lesson", 'title: "\\ud800"', 2, "half a character", "Quote"),
    "more than a character": ("title: A lesson", 'title: "\\U00110000"', 2, "not YAML", "quote"),
    "a number that is none": ("title: A lesson", "title: 0x_", 2, "not a value", "Quote"),
    "a type that does not fit": ("title: A lesson", "title: !!int x", 2, "no types", "quote"),
    "a day that does not exist": (
        "title: A lesson",
        "title: A lesson\norder: 2024-13-45",
        3,
        "not a whole number",
        "a whole number",
    ),
    "a truth for a whole number": (
        "title: A lesson",
        "title: A lesson\nminutes: true",
        3,
        "not a whole number",
        "a whole number",
    ),
    "a number too large for JSON": (
        "title: A lesson",
        f"title: A lesson\nminutes: {10**20}",
        3,
        "64 bits",
        "Quote",
    ),
    "a field given twice": ("summary:", "title: Again\nsummary:", 3, "two fields “title”", "Leave"),
    "a field whose name is a list": ("summary:", "? [1]\n: 2\nsummary:", 3, "list", "name: value"),
    "very deep lists": ("title: A lesson", f"title: {'[' * 3000}", 2, "20 deep", "Take away"),
    "a highlight of a list": ("[delta.1.0]", "[[delta.1.0]]", 11, "not text", "quotes"),
    **{
        f"another value for {ref}": (
            "lecture-10",
            f"{{from: lecture-10, set: {{{ref}: 3}}}}",
            4,
            f"“{ref}” cannot be set",
            "that the problem has",
        )
        for ref in (
            *("weight.0.0.0", "weight.3.0.0", "weight.1.3.0", "weight.1.0.2", "weight.1.-1.0"),
            *("bias.1.0", "bias.0.0", "input.2", "target.2", "delta.1.0"),
        )
    },
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_told_with_file_line_and_remedy(name: str) -> None:
    assert_told(BROKEN[name])


def test_the_lesson_that_is_broken_here_is_right() -> None:
    assert [paragraph.id for paragraph in told(TEXT).paragraphs] == ["first"]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    _, faults = read(TEXT.replace("{{delta.1.0}}", "{{delta.1.7}}\nand {{delta.1.8}}"))
    assert [fault.line for fault in faults] == [14, 15]


def test_two_steps_of_one_id_are_a_fault() -> None:
    step = TEXT[TEXT.index("```step") : TEXT.index("δ is")]
    _, faults = read(TEXT + "\n" + step + "\nAgain.\n")
    assert "two steps “first”" in faults[0].what


def test_a_problem_that_does_not_fit_together_is_told_at_its_line() -> None:
    wrong = "problem: {from: lecture-10, samples: [{input: [1.0], target: [1.0, 0.0]}]}"
    _, faults = read(TEXT.replace("problem: lecture-10", wrong))
    assert faults[0].line == 4
    assert "Layer 1 has 2 weights" in faults[0].remedy


def test_a_problem_with_a_misspelt_field_names_it() -> None:
    _, faults = read(TEXT.replace("problem: lecture-10", "problem: {nets: 1}"))
    assert faults[0].line == 4
    assert "The network is missing" in faults[0].remedy


def test_a_plot_of_what_is_not_finite_is_told_at_the_line_of_its_quantity() -> None:
    # The sigmoid of 1000 rounds to 1, and there ∂L/∂output = (o − y) / (o (1 − o)) divides by 0.
    saturated = (
        "problem: {network: {layers: [{weights: [[1.0]], activation: sigmoid}]}, "
        "loss: binary_cross_entropy, samples: [{input: [1000.0], target: [0.0]}]}"
    )
    plot = "\n```plot\ntitle: Errors\nof: error\nseries: {all: main}\n```\n"
    text = TEXT.replace("problem: lecture-10", saturated).replace("delta.1.1", "delta.1.0") + plot
    _, faults = read(text)
    assert [fault.line for fault in faults] == [text.splitlines().index("of: error") + 1]
    assert "“error.1” has no finite value" in faults[0].what


def test_the_other_lessons_of_a_folder_still_load(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(TEXT, "utf-8")
    (tmp_path / "bad.md").write_text("no lesson", "utf-8")
    (tmp_path / "worse.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / os.fsdecode(b"\xff.md")).write_text(TEXT, "utf-8")
    lessons, faults = load_lessons(SHELF, [tmp_path])
    assert [lesson.id for lesson in lessons] == ["good"]
    assert [fault.file for fault in faults] == ["bad.md", "worse.md", r"'\udcff.md'"]


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    lessons, faults = load_lessons(SHELF, [tmp_path / "none"])
    assert lessons == []
    assert "no such folder" in faults[0].what


@pytest.mark.skipif(sys.platform == "win32", reason="it has no named pipes")
def test_a_pipe_among_the_lessons_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "fine.md").write_text(TEXT, "utf-8")
    lessons, faults = load_lessons(SHELF, [tmp_path])
    assert [lesson.id for lesson in lessons] == ["fine"]
    assert [(fault.file, "no file" in fault.what) for fault in faults] == [("pipe.md", True)]
