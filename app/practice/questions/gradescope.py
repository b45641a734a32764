"""A Gradescope autograder: an archive around `backstep grade`, which marks a file of answers.

The format is that of Gradescope's autograder specifications: setup.sh, run_autograder, and the
results as JSON. A student hands in lines such as `δo1 = -0.1407`, or a table of one row.
"""

import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from ...engine.problem import Problem
from ...explain.notation import Notation
from ..gradebook.columns import BLANK, columns_of, looks_like_ref
from ..gradebook.marking import mark
from ..grading.answer_key import AnswerKey
from ..naming.lookup import refs_in_order
from ..tables.delimited import TableError
from ..tables.table_file import read_table_file
from .package import archive
from .question import number_name

_PACKAGE = Path(__file__).parents[2]
#: What the package is called once installed, and in the archive.
_NAME = "backstep"
_SETUP = """#!/usr/bin/env bash
# Gradescope runs this once, when the image is made.
set -e
apt-get update
apt-get install -y python3 python3-pip
python3 -m pip install --break-system-packages {requirements} \\
  || python3 -m pip install {requirements}
"""
_RUN = """#!/usr/bin/env bash
# Gradescope runs this for every submission.
cd /autograder/source
python3 run.py /autograder/submission /autograder/results/results.json
"""
_PYTHON = '''"""Mark what was handed in: python3 run.py FOLDER RESULTS."""

import sys
from pathlib import Path

from {package}.practice.questions.gradescope import write_results
from {package}.web.problem.reading import problem_in_file

problem = problem_in_file(Path("problem.json").read_bytes())
write_results(problem, Path(sys.argv[1]), Path(sys.argv[2]))
'''


def gradescope_file(problem: str) -> bytes:
    """The archive for a problem, given as its file."""
    files: dict[str, str | bytes] = {
        "setup.sh": _SETUP.format(requirements=" ".join(_requirements())),
        "run_autograder": _RUN,
        "run.py": _PYTHON.format(package=_NAME),
        "problem.json": problem,
    }
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in (".py", ".json", ".md", ".csv"):
            files[f"{_NAME}/{path.relative_to(_PACKAGE)}"] = path.read_bytes()
    return archive(files)


def _requirements() -> Iterator[str]:
    """What the package needs to run, in quotes for a shell."""
    for each in metadata.requires(_NAME) or ():
        if "extra ==" not in each:
            yield f"'{each}'"


def write_results(problem: Problem, folder: Path, results: Path) -> None:
    """Mark the file of answers in the folder, and write what Gradescope reads."""
    results.write_text(json.dumps(_results(problem, folder), ensure_ascii=False), "utf-8")


def _results(problem: Problem, folder: Path) -> dict[str, Any]:
    files = sorted(each for each in folder.iterdir() if each.is_file())
    if len(files) != 1:
        return {"score": 0, "output": f"Hand in one file of answers: there are {len(files)}."}
    key = AnswerKey(problem)
    try:
        table = read_table_file(files[0].read_bytes(), looks_like_ref)
        columns = columns_of(key, table.header, table.rows)
    except TableError as error:
        return {"score": 0, "output": f"{files[0].name}: {error}"}
    if len(table.rows) != 1:
        what = f"there are {len(table.rows)} rows of answers, and one is wanted."
        return {"score": 0, "output": f"{files[0].name}: {what}"}
    found = {
        key.find(name): each for name, each in mark(key, columns, table.rows[0]).results.items()
    }
    notation = Notation(problem)
    return {
        "tests": [
            {
                "name": number_name(notation, ref),
                "score": int(ref in found and found[ref].verdict in ("correct", "consistent")),
                "max_score": 1,
                "output": found[ref].message if ref in found else BLANK,
            }
            for ref in refs_in_order(problem)
        ]
    }
