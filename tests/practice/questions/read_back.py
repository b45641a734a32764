"""Question files read back, each by the rules of its format: (value, tolerance, what is said)."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from app.practice.exercise.exercise import Exercise
from app.practice.questions.gift import gift_file
from app.practice.questions.moodle import moodle_file
from app.practice.questions.qti12 import canvas_file
from app.practice.questions.qti21 import qti21_file

Told = list[tuple[float, float, str]]
_NUMBER = r"-?[\d.]+(?:e-?\d+)?"
_QTI12 = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
_QTI21 = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
_PACKAGE = {"p": "http://www.imsglobal.org/xsd/imscp_v1p1"}


def moodle(exercise: Exercise) -> list[Told]:
    """Of Moodle XML, by the rules of the cloze format."""
    (text,) = ET.fromstring(moodle_file([exercise])).iterfind("question/questiontext/text")
    asked = re.findall(r"\{1:NUMERICAL:((?:[^}\\]|\\.)*)\}", text.text or "")
    form = rf"(?:=|%0%)({_NUMBER}):({_NUMBER})#((?:[^~\\]|\\.)*)"
    return [[(float(a), float(b), c) for a, b, c in re.findall(form, each)] for each in asked]


def gift(exercise: Exercise) -> list[Told]:
    """Of GIFT."""
    asked = re.findall(r"(?<!\\)\{#\n((?:[^}\\]|\\.)*)\}", gift_file([exercise]))
    form = re.compile(rf"^=%(?:100|0)%({_NUMBER}):({_NUMBER})#(.*)$", re.MULTILINE)
    return [[(float(a), float(b), c) for a, b, c in form.findall(each)] for each in asked]


def canvas(exercise: Exercise) -> list[Told]:
    """Of QTI 1.2: the bounds of each condition, and the feedback that it leads to."""
    root = _listed(canvas_file([exercise]))
    return [
        [
            _between(_float(each, "vargte"), _float(each, "varlte"), _said(item, each))
            for each in item.iterfind("q:resprocessing/q:respcondition", _QTI12)
        ]
        for item in root[0].iterfind(".//q:item", _QTI12)
    ]


def qti21(exercise: Exercise) -> list[Told]:
    """Of QTI 2.1: the branches of the response processing."""
    return [
        [
            (
                float(branch.findtext("q:equal/q:baseValue", "", _QTI21)),
                float(branch.find("q:equal", _QTI21).attrib["tolerance"].split()[0]),  # type: ignore[union-attr]
                _shown(item, branch),
            )
            for branch in item.iterfind("q:responseProcessing/q:responseCondition/*", _QTI21)
        ]
        for item in _listed(qti21_file([exercise]))
    ]


def _listed(content: bytes) -> list[ET.Element]:
    """The files that the manifest of a package lists, which are all that it has beside that."""
    with ZipFile(BytesIO(content)) as package:
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        listed = [each.attrib["href"] for each in manifest.iterfind(".//p:file", _PACKAGE)]
        assert sorted(["imsmanifest.xml", *listed]) == sorted(package.namelist())
        return [ET.fromstring(package.read(name)) for name in listed]


def _float(condition: ET.Element, tag: str) -> float:
    text = condition.findtext(f".//q:{tag}", "", _QTI12)
    assert "e" not in text
    return float(text)


def _between(low: float, high: float, said: str) -> tuple[float, float, str]:
    return (low + high) / 2, (high - low) / 2, said


def _said(item: ET.Element, condition: ET.Element) -> str:
    (shown,) = condition.iterfind("q:displayfeedback", _QTI12)
    (feedback,) = (
        each
        for each in item.iterfind("q:itemfeedback", _QTI12)
        if each.attrib["ident"] == shown.attrib["linkrefid"]
    )
    return "".join(feedback.itertext()).strip()


def _shown(item: ET.Element, branch: ET.Element) -> str:
    (name,) = (
        each.findtext("q:baseValue", "", _QTI21)
        for each in branch.iterfind("q:setOutcomeValue", _QTI21)
        if each.attrib["identifier"] == "FEEDBACK"
    )
    (feedback,) = (
        each
        for each in item.iterfind("q:modalFeedback", _QTI21)
        if each.attrib["identifier"] == name
    )
    return (feedback.text or "").strip()
