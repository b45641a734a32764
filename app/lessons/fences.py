"""Fences with fields: a question to the reader, and a plot of sizes by layer."""

from .desk import Desk
from .expressions import evaluate
from .faults import LessonError
from .inserts import place_in
from .lesson import Node, Question
from .record import Record, read_record
from .render import Fence, Renderer


def question(desk: Desk, problem: str, text: str, line: int) -> Node:
    """```question: id, prompt, answer (a ref or an expression), hints.

    The answer stays here; the reader's is graded by the server.
    """
    record = read_record(text, line)
    record.only(["id", "problem", "prompt", "answer", "hints"])
    name = record.text("id")
    if name in desk.questions:
        raise LessonError(f"There are two questions “{name}”.", "Give each its own id.", line)
    if "problem" in record.values:
        problem = record.text("problem")
    asked = _asked(desk, name, problem, record)
    desk.questions[name] = asked
    drawn = Renderer(desk, problem, {})
    return {
        "kind": "question",
        "id": name,
        "prompt": drawn.inline(record.text("prompt"), record.line_of("prompt")),
        "hints": [drawn.inline(hint, record.line_of("hints")) for hint in record.texts("hints")],
    }


def _asked(desk: Desk, name: str, problem: str, record: Record) -> Question:
    with record.at("problem"):
        setting = desk.setting(problem)
    expression = record.text("answer")
    with record.at("answer"):
        place = place_in(setting, expression)
        value = evaluate(desk, problem, expression) if place is None else setting.value(place)
    ref, sample = (None, 0) if place is None else (str(place.ref), place.sample)
    return Question(name, problem, expression, ref, sample, value)


def plot(desk: Desk, problem: str, text: str, line: int) -> Node:
    """```plot: title, of (a quantity), series (a label for each problem).

    A point a layer: the mean absolute value of the quantity there.
    """
    del problem
    record = read_record(text, line)
    record.only(["title", "of", "series"])
    quantity = record.text("of")
    lines = []
    for label, name in record.texts_by_name("series").items():
        with record.at("series"):
            setting = desk.setting(name)
        layers = range(1, setting.layers + 1)
        with record.at("of"):
            points = [{"layer": at, "value": setting.size(quantity, at)} for at in layers]
        lines.append({"label": label, "points": points})
    if not lines:
        raise LessonError(
            "The plot has no series.", "Add “series:” with a line “label: problem” each.", line
        )
    return {"kind": "plot", "title": record.text("title"), "of": quantity, "series": lines}


FENCES: dict[str, Fence] = {"question": question, "plot": plot}
