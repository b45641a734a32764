"""A question file of QTI 1.2 is valid by the document type definition that IMS has published.

Of the formats that we write it is the only one whose schema a package registry has: it lies in the
source archive of pyslet, among what that library tests itself with. The schema of QTI 2.1 is on
no registry, and Moodle has published none.
"""

import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from lxml import etree  # type: ignore[import-untyped]

from app.practice.questions.qti12 import canvas_file
from app.practice.questions.question import exercises_for_platforms

pytestmark = pytest.mark.formats

_PYSLET = (
    "pyslet==0.7.20170805 "
    "--hash=sha256:d4cbb85e16d58a8f990e15e711266ec2fe30a4dc4626c4d839bb7b7824afdf6c"
)
_DEFINITION = "pyslet-0.7.20170805/unittests/data_imsqtiv1p2p1/ims_qtiasiv1p2p1.dtd"


@pytest.fixture(scope="module")
def definition(tmp_path_factory: pytest.TempPathFactory) -> etree.DTD:
    """The definition of QTI 1.2.1, final release."""
    folder = tmp_path_factory.mktemp("pyslet")
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{_PYSLET}\n")
    from_source = ("--no-deps", "--no-binary", ":all:", "--require-hashes")
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", *from_source, "-r", wanted, "-d", folder],
        check=True,
    )
    (archive,) = Path(folder).glob("*.tar.gz")
    with tarfile.open(archive) as unpacked:
        found = unpacked.extractfile(_DEFINITION)
        assert found is not None
        return etree.DTD(BytesIO(found.read()))


def _without_namespace(file: bytes) -> etree._Element:
    """A document type definition knows none."""
    root = ET.fromstring(file)
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
    return etree.fromstring(ET.tostring(root))


@pytest.mark.parametrize("level", ["easy", "medium", "hard"])
def test_a_file_for_canvas_is_valid_by_the_published_definition(
    level: str, definition: etree.DTD
) -> None:
    content = canvas_file(exercises_for_platforms(1, 3, (2, 2, 2), level))
    with ZipFile(BytesIO(content)) as package:
        written = _without_namespace(package.read("backpropagation/backpropagation.xml"))
    assert definition.validate(written), definition.error_log
    written.find(".//item").attrib.pop("ident")
    assert not definition.validate(written)
