"""Cells that a spreadsheet takes for text, whatever they begin with.

A cell that begins with = + − @ or a control character is run as a formula by Excel, LibreOffice
and Google Sheets; with an apostrophe before it, it is text (OWASP, CSV injection).
"""

import re

#: The full-width signs count where a Japanese or Chinese Excel opens the file.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def safe_cell(text: str) -> str:
    """The text as it may stand in a cell: a number as it is, what would be run as text."""
    if not text.lstrip(" ").startswith(_RUN) or _NUMBER.fullmatch(text.strip(" ")):
        return text
    return f"'{text}"
