"""QTI 1.2 as Canvas imports it: numerical questions, a named mistake at exactly its wrong number.

The format is that of the IMS “Question & Test Interoperability: ASI XML Binding” 1.2, and Canvas's
classic quizzes take it: an answer is right between two bounds.
"""

from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

from ..exercise.exercise import Exercise
from .package import archive, child, xml_file
from .question import Question, given_lines, questions_of

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_NAME = "backpropagation"


def canvas_file(exercises: Iterable[Exercise]) -> bytes:
    """The archive that Canvas imports."""
    return archive(
        {
            "imsmanifest.xml": xml_file(_manifest()),
            f"{_NAME}/{_NAME}.xml": xml_file(_assessment(exercises)),
        }
    )


def _manifest() -> ET.Element:
    manifest = ET.Element("manifest", {"identifier": "backstep", "xmlns": _PACKAGE})
    metadata = child(manifest, "metadata")
    child(metadata, "schema", "IMS Content")
    child(metadata, "schemaversion", "1.1.3")
    child(manifest, "organizations")
    file = f"{_NAME}/{_NAME}.xml"
    resource = child(
        child(manifest, "resources"),
        "resource",
        identifier=_NAME,
        type="imsqti_xmlv1p2",
        href=file,
    )
    child(resource, "file", href=file)
    return manifest


def _assessment(exercises: Iterable[Exercise]) -> ET.Element:
    root = ET.Element("questestinterop", {"xmlns": _QTI})
    assessment = child(root, "assessment", ident=_NAME, title="Backpropagation by hand")
    section = child(assessment, "section", ident="root_section")
    for exercise in exercises:
        given = "".join(f"<li>{escape(line)}</li>" for line in given_lines(exercise))
        for question in questions_of(exercise):
            _item(section, exercise, question, given)
    return root


def _item(section: ET.Element, exercise: Exercise, question: Question, given: str) -> None:
    ident = f"e{exercise.seed}.{question.ref}"
    title = f"Exercise {exercise.seed}: {question.name}"
    item = child(section, "item", ident=ident, title=title)
    fields = child(child(item, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", "numerical_question"), ("points_possible", "1.0")):
        field = child(fields, "qtimetadatafield")
        child(field, "fieldlabel", label)
        child(field, "fieldentry", entry)
    presentation = child(item, "presentation")
    words = f"<p>Given:</p><ul>{given}</ul><p>What is {escape(question.name)}?</p>"
    child(child(presentation, "material"), "mattext", words, texttype="text/html")
    response = child(presentation, "response_str", ident="response1", rcardinality="Single")
    child(child(response, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")
    processing = child(item, "resprocessing")
    outcome = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    child(child(processing, "outcomes"), "decvar", **outcome)
    told = [("right", question.value, "Right.")]
    for at, wrong in enumerate(question.wrong, start=1):
        said = f"{wrong.mistake.name}. {wrong.mistake.hint}"
        told.append((f"mistake{at}", wrong.value, said))
    for name, value, _ in told:
        _condition(processing, name, value, question.tolerance)
    for name, _, said in told:
        material = child(child(child(item, "itemfeedback", ident=name), "flow_mat"), "material")
        child(material, "mattext", said, texttype="text/plain")


def _condition(processing: ET.Element, name: str, value: float, tolerance: float) -> None:
    """What is said of a number, and what it scores: all for the right one, of which the exact
    number stands beside its bounds, as Canvas has it; nothing for another."""
    right = name == "right"
    condition = child(processing, "respcondition", continue_="No")
    asked = child(condition, "conditionvar")
    if right:
        asked = child(asked, "or")
        child(asked, "varequal", decimal(value), respident="response1")
    bounds = child(asked, "and")
    child(bounds, "vargte", decimal(value - tolerance), respident="response1")
    child(bounds, "varlte", decimal(value + tolerance), respident="response1")
    child(condition, "setvar", "100" if right else "0", action="Set", varname="SCORE")
    child(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def decimal(value: float) -> str:
    """A number without an exponent, which not every platform reads, to eight digits."""
    return f"{float(f'{value:.8g}'):.14f}".rstrip("0").rstrip(".")
