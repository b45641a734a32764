"""A table from a file, whichever way it was saved."""

from collections.abc import Callable

from .delimited import Table, read_table
from .workbook import MAGIC, read_workbook


def read_table_file(content: bytes, sought: Callable[[str], bool]) -> Table:
    """The table in a CSV file or a workbook. Raises TableError."""
    return read_workbook(content) if content.startswith(MAGIC) else read_table(content, sought)
