"""Runs a program of a graph as a student would, and reads what it prints."""

import contextlib
import io
import json

import numpy as np

from app.engine.arrays import Array


def printed(code: str) -> dict[str, Array]:
    """The arrays that a program prints, by name; every warning of NumPy is an error."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), np.errstate(all="raise", under="ignore"):
        exec(compile(code, "program.py", "exec"), {"__name__": "__main__"})
    found = {}
    for line in out.getvalue().splitlines():
        name, _, value = line.partition(" = ")
        found[name] = np.array(json.loads(value), dtype=float)
    return found
