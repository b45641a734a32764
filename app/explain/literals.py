"""Arrays as Python source."""

from collections.abc import Iterator

from ..engine.arrays import Array

#: How long a line of source may be.
WIDTH = 88


def array_source(name: str, array: Array) -> list[str]:
    """The lines of ``name = np.array(…)``, every number in full: on one line if it fits."""
    rows = array.tolist()
    short = f"{name} = np.array({rows})"
    if len(short) <= WIDTH:
        return [short]
    body = _wrapped(rows, "    ") if array.ndim == 1 else _rows(rows)
    return [f"{name} = np.array([", *body, "])"]


def _rows(rows: list[list[float]]) -> Iterator[str]:
    for row in rows:
        short = f"    {row},"
        if len(short) <= WIDTH:
            yield short
        else:
            yield from ("    [", *_wrapped(row, "        "), "    ],")


def _wrapped(numbers: list[float], indent: str) -> Iterator[str]:
    line = indent
    for number in numbers:
        written = f"{number!r}, "
        if len(line) + len(written) > WIDTH + 1:
            yield line.rstrip()
            line = indent
        line += written
    yield line.rstrip()
