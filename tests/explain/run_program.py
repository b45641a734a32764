"""Running a program and reading what it prints, as somebody would who copied it from the page."""

import ast
import subprocess
import sys
from typing import Any

import numpy as np

from app.engine.problem import Problem
from app.explain.program import program

Printed = dict[str, Any]


def printed_by(code: str) -> Printed:
    """Every ``name = value`` that the program prints when it is run by itself."""
    command = [sys.executable, "-W", "error", "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    return read(run.stdout)


def read(text: str) -> Printed:
    """The values by their names."""
    pairs = (line.split(" = ") for line in text.splitlines())
    return {name: np.array(ast.literal_eval(value)) for name, value in pairs}


def printed_for(problem: Problem, style: str = "lecture") -> Printed:
    """What the program of the problem prints."""
    return printed_by(program(problem, style).code)
