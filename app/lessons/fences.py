"""Fences with fields: a question to the reader, and a plot of sizes by layer."""

from app.lessons.desk import Desk
from app.lessons.expressions import evaluate
from app.lessons.faults import LessonError
from app.lessons.inserts import place_in
from app.lessons.lesson import Node, Question
from app.lessons.record import Record, read_record
from app.lessons.render import Fence, Renderer


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
    hints = record.of_type("hints", list, [])
    return {
        "kind": "question",
        "id": name,
        "prompt": drawn.inline(record.text("prompt"), record.line_of("prompt")),
        "hints": [drawn.inline(str(hint), record.line_of("hints")) for hint in hints],
    }


def _asked(desk: Desk, name: str, problem: str, record: Record) -> Question:
    setting = desk.setting(problem, record.line_of("problem"))
    expression = record.text("answer")
    try:
        place = place_in(setting, expression)
        value = evaluate(desk, problem, expression) if place is None else setting.value(place)
    except LessonError as error:
        raise LessonError(error.what, error.remedy, record.line_of("answer")) from error
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
    for label, name in record.of_type("series", dict, {}).items():
        setting = desk.setting(str(name), record.line_of("series"))
        layers = range(1, len(setting.problem.layers) + 1)
        try:
            sizes = [setting.size(quantity, layer) for layer in layers]
        except LessonError as error:
            raise LessonError(error.what, error.remedy, record.line_of("of")) from error
        points = [{"layer": at, "value": size} for at, size in zip(layers, sizes, strict=True)]
        lines.append({"label": str(label), "points": points})
    if not lines:
        raise LessonError(
            "The plot has no series.", "Add “series:” with a line “label: problem” each.", line
        )
    return {"kind": "plot", "title": record.text("title"), "of": quantity, "series": lines}


FENCES: dict[str, Fence] = {"question": question, "plot": plot}
