"""A table as Markdown has it, | name | δo1 |, made one of tabs; its lines stay where they are."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

#: |---|:-:| under the header; a file without bars at its ends has them between cells.
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_CELLS = re.compile(r"(?<!\\)\|")


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether this is such a table: bars at both ends, or a rule under the header."""
    content = [line.strip() for line in lines if line.strip()]
    if not content or "|" not in content[0]:
        return False
    ruled = len(content) > 1 and bool(_RULE.fullmatch(content[1]))
    return ruled or all(line.startswith("|") and line.endswith("|") for line in content)


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines with a tab between cells; that of the rule is blank."""
    return [_tabbed(line) for line in lines]


def _tabbed(line: str) -> str:
    text = line.strip()
    if not text or _RULE.fullmatch(text):
        return "\n"
    cells = _CELLS.split(text.removeprefix("|").removesuffix("|"))
    row = StringIO()
    plain = (cell.strip().strip("$`*").replace("\\|", "|") for cell in cells)
    csv.writer(row, delimiter="\t", lineterminator="\n").writerow(list(plain))
    return row.getvalue()
