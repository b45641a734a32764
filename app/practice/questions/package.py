"""A content package: an archive with a manifest that lists what is in it.

The archive is the same whenever it is made: its files bear no time.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FILE, _PROGRAM = 0o100644 << 16, 0o100755 << 16


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these; what is a shell script may be run."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as zipped:
        for name, written in files.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            content = written.encode() if isinstance(written, str) else written
            runs = content.startswith(b"#!")
            info.external_attr = _PROGRAM if runs else _FILE
            zipped.writestr(info, content)
    return packed.getvalue()


def xml_file(root: ET.Element) -> str:
    """The element as a file."""
    ET.indent(root)
    return _HEAD + ET.tostring(root, encoding="unicode") + "\n"


def child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element of the parent; an attribute `class_` is `class`."""
    element = ET.SubElement(
        parent, tag, {name.rstrip("_"): value for name, value in attributes.items()}
    )
    element.text = text or None
    return element
