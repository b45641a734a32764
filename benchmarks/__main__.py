"""Run the benchmarks: all of them, or those named on the command line."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.rows import Row


def subjects() -> list[str]:
    """The modules beside this one that measure something."""
    others = [path for path in Path(__file__).parent.glob("*.py") if path != Path(__file__)]
    return sorted(path.stem for path in others if "\ndef measure(" in path.read_text("utf-8"))


def line(row: Row) -> str:
    """The row as a line of the table."""
    compared = "" if row.ratio is None else f"{row.ratio:9.2f} × {row.compared_to}"
    return f"  {row.name:<44}{row.value:10.1f} {row.unit}{compared}"


def main() -> None:
    """Print the table, subject by subject."""
    for subject in sys.argv[1:] or subjects():
        module = import_module(f"benchmarks.{subject}")
        print((module.__doc__ or subject).splitlines()[0])
        for row in module.measure():
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
