"""Moodle XML: a cloze question for each exercise, with a named mistake at exactly its wrong number.

The format is that of docs.moodle.org, “Moodle XML format” and “Embedded Answers (Cloze)”.
"""

import re
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

from ..exercise.exercise import Exercise
from .question import Question, given_lines, questions_of

#: What ends a feedback, an answer or a question within the braces.
_SPECIAL = re.compile(r"([}#~/\\\"])")


def moodle_file(exercises: Iterable[Exercise]) -> str:
    """The file that Moodle imports."""
    quiz = ET.Element("quiz")
    for exercise in exercises:
        question = ET.SubElement(quiz, "question", type="cloze")
        name = ET.SubElement(question, "name")
        ET.SubElement(name, "text").text = f"Backpropagation, exercise {exercise.seed}"
        text = ET.SubElement(question, "questiontext", format="html")
        ET.SubElement(text, "text").text = _cloze(exercise)
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def _cloze(exercise: Exercise) -> str:
    given = "".join(f"<li>{escape(line)}</li>" for line in given_lines(exercise))
    asked = "".join(
        f"<li>{escape(question.name)} = {_numerical(question)}</li>"
        for question in questions_of(exercise)
    )
    return (
        "<p>Work one step of backpropagation by hand. Give four significant digits.</p>"
        f"<ul>{given}</ul><ol>{asked}</ol>"
    )


def _numerical(question: Question) -> str:
    """{1:NUMERICAL:=0.1385:0.0001#Right.~%0%0.7414:0.0001#Slope left out: …}."""
    answers = [f"={question.value:.8g}:{question.tolerance:.2g}#Right."]
    for wrong in question.wrong:
        said = _SPECIAL.sub(r"\\\1", f"{wrong.mistake.name}: {wrong.mistake.hint}")
        answers.append(f"%0%{wrong.value:.8g}:{question.tolerance:.2g}#{escape(said, quote=False)}")
    return "{1:NUMERICAL:" + "~".join(answers) + "}"
