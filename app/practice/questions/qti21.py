"""QTI 2.1: an item for each number, which answers a named mistake at exactly its wrong number.

The format is that of IMS “Question and Test Interoperability” 2.1: response processing compares
with an absolute tolerance.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from ..exercise.exercise import Exercise
from .package import archive, child, xml_file
from .qti12 import decimal
from .question import Question, given_lines, questions_of

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def qti21_file(exercises: Iterable[Exercise]) -> bytes:
    """The archive: a manifest, and a file an item."""
    items = {
        f"items/e{exercise.seed}-{question.ref}.xml": xml_file(_item(exercise, question))
        for exercise in exercises
        for question in questions_of(exercise)
    }
    return archive({"imsmanifest.xml": xml_file(_manifest(items)), **items})


def _manifest(items: Iterable[str]) -> ET.Element:
    manifest = ET.Element("manifest", {"identifier": "backstep", "xmlns": _PACKAGE})
    metadata = child(manifest, "metadata")
    child(metadata, "schema", "QTIv2.1 Package")
    child(metadata, "schemaversion", "1.0.0")
    child(manifest, "organizations")
    resources = child(manifest, "resources")
    for at, file in enumerate(items, start=1):
        kind = "imsqti_item_xmlv2p1"
        resource = child(resources, "resource", identifier=f"item{at}", type=kind, href=file)
        child(resource, "file", href=file)
    return manifest


def _item(exercise: Exercise, question: Question) -> ET.Element:
    item = ET.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": f"e{exercise.seed}-{question.ref}",
            "title": f"Exercise {exercise.seed}: {question.name}",
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    wanted = {"identifier": "RESPONSE", "cardinality": "single", "baseType": "float"}
    declared = child(item, "responseDeclaration", **wanted)
    child(child(declared, "correctResponse"), "value", decimal(question.value))
    scored = child(
        item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    child(child(scored, "defaultValue"), "value", "0")
    said = {"identifier": "FEEDBACK", "cardinality": "single", "baseType": "identifier"}
    child(item, "outcomeDeclaration", **said)
    body = child(item, "itemBody")
    child(body, "p", "Given:")
    listed = child(body, "ul")
    for line in given_lines(exercise):
        child(listed, "li", line)
    asked = child(body, "p", f"{question.name} = ")
    child(asked, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
    told = [("right", question.value, "Right.")] + [
        (f"mistake{at}", wrong.value, f"{wrong.mistake.name}. {wrong.mistake.hint}")
        for at, wrong in enumerate(question.wrong, start=1)
    ]
    condition = child(child(item, "responseProcessing"), "responseCondition")
    for at, (name, value, _) in enumerate(told):
        _branch(condition, "responseIf" if at == 0 else "responseElseIf", name, value, question)
    for name, _, words in told:
        shown = {"outcomeIdentifier": "FEEDBACK", "showHide": "show", "identifier": name}
        child(item, "modalFeedback", words, **shown)
    return item


def _branch(condition: ET.Element, tag: str, name: str, value: float, question: Question) -> None:
    branch = child(condition, tag)
    off = decimal(question.tolerance)
    equal = child(branch, "equal", toleranceMode="absolute", tolerance=f"{off} {off}")
    child(equal, "variable", identifier="RESPONSE")
    child(equal, "baseValue", decimal(value), baseType="float")
    outcomes = {
        "SCORE": ("float", "1" if name == "right" else "0"),
        "FEEDBACK": ("identifier", name),
    }
    for outcome, (kind, given) in outcomes.items():
        setting = child(branch, "setOutcomeValue", identifier=outcome)
        child(setting, "baseValue", given, baseType=kind)
