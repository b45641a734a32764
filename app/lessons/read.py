"""Reading a lesson file: front matter, then paragraphs, each begun by a fence ```step."""

from functools import partial
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from .desk import Desk
from .faults import Fault, LessonError
from .fences import FENCES
from .lesson import Lesson, Paragraph
from .markdown import MARKDOWN
from .problems import Shelf, read_setting
from .record import Record, read_record
from .render import Renderer
from .steps import read_step

_FIELDS = ["title", "summary", "order", "minutes", "problem", "problems"]
#: The name of the problem that the lesson begins with.
MAIN = "main"


def read_lesson(shelf: Shelf, file: str, text: str) -> tuple[Lesson | None, list[Fault]]:
    """The lesson that the text writes, or what is wrong with it. ``file`` is its name."""
    desk = Desk(file)
    lesson = desk.noted(1, lambda: _read(shelf, desk, text))
    return (None if desk.faults else lesson), sorted(desk.faults)


def _read(shelf: Shelf, desk: Desk, text: str) -> Lesson | None:
    tokens = MARKDOWN.parse(text)
    head = _front_matter(tokens)
    _read_problems(shelf, desk, head)
    return _lesson(desk, head, _parts(tokens)) if desk.settings else None


def _front_matter(tokens: list[Token]) -> Record:
    if not tokens or tokens[0].type != "front_matter":
        raise LessonError(
            "The file has no front matter.",
            "Begin it with a line ---, then “title: …”, “problem: …”, and a line --- again.",
            1,
        )
    record = read_record(tokens[0].content, 2)
    record.only(_FIELDS)
    return record


def _read_problems(shelf: Shelf, desk: Desk, head: Record) -> None:
    given: dict[str, tuple[Any, int]] = {}
    if "problem" in head.values:
        given[MAIN] = head.values["problem"], head.line_of("problem")
    for name, value in head.of_type("problems", dict, {}).items():
        if name in given:
            raise LessonError(
                f"There are two problems “{name}”: one is “problem”.",
                "Give the other one another name.",
                head.line_of("problems"),
            )
        given[name] = value, head.line_of("problems")
    if not given:
        raise LessonError(
            "“problem” is missing.",
            f"Add “problem: …” with one of: {', '.join(shelf.examples)}; or write one out.",
            head.line,
        )
    for name, (value, line) in given.items():
        setting = desk.noted(line, partial(read_setting, shelf, desk.settings, name, value))
        if setting is not None:
            desk.settings[name] = setting


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each paragraph, its step first."""
    begins = [
        at
        for at, token in enumerate(tokens)
        if token.level == 0 and token.type == "fence" and token.info.strip() == "step"
    ]
    before = tokens[1 : begins[0]] if begins else tokens[1:]
    if before or not begins:
        line = before[0].map[0] + 1 if before and before[0].map else 1
        raise LessonError(
            "There is text before the first step.",
            "Begin each paragraph with a fence ```step that says “id”, “title” and “at”.",
            line,
        )
    return [tokens[a:b] for a, b in pairwise([*begins, len(tokens)])]


def _lesson(desk: Desk, head: Record, parts: list[list[Token]]) -> Lesson:
    first = next(iter(desk.settings))
    paragraphs = [p for p in (_paragraph(desk, first, part) for part in parts) if p is not None]
    _check_ids(paragraphs)
    return Lesson(
        id=desk.file.removesuffix(".md"),
        title=head.text("title"),
        summary=head.text("summary"),
        order=head.of_type("order", int, 100),
        minutes=head.of_type("minutes", int, 5),
        problems={name: setting.wire for name, setting in desk.settings.items()},
        examples={name: each.example for name, each in desk.settings.items() if each.example},
        paragraphs=tuple(paragraphs),
        questions=desk.questions,
    )


def _paragraph(desk: Desk, problem: str, tokens: list[Token]) -> Paragraph | None:
    step = tokens[0]
    line = step.map[0] + 2 if step.map else 1

    def read() -> Paragraph:
        record = read_record(step.content, line)
        about = record.text("problem") if "problem" in record.values else problem
        with record.at("problem"):
            setting = desk.setting(about)
        place = read_step(setting, record)
        body = Renderer(desk, about, FENCES).blocks(tokens[1:])
        return Paragraph(problem=about, body=body, **place)

    return desk.noted(line, read)


def _check_ids(paragraphs: list[Paragraph]) -> None:
    ids = [paragraph.id for paragraph in paragraphs]
    twice = [name for name in ids if ids.count(name) > 1]
    if twice:
        raise LessonError(f"There are two steps “{twice[0]}”.", "Give each its own id.")
