"""``backstep import``: the problem in a file of other software."""

import argparse
import json
import sys
from pathlib import Path
from textwrap import fill

from ..interchange.fault import InterchangeError
from ..web.interchange.work import read_file as read_foreign
from .errors import CommandError
from .inputs import STANDARD, read_file
from .outputs import write_file
from .summary import WIDTH


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Read a model of other software and print it as a problem, which the page opens and "
        "`backstep grade` takes, or, where it is no stack of dense layers, as a graph. What "
        "had to be guessed is told on standard error. No code of the file is run."
    )
    parser.add_argument(
        "file",
        type=Path,
        help="a .safetensors, .npz, .onnx, .keras, .h5, .pt, .csv, .xlsx or .json file",
    )
    parser.add_argument("--layers", default="", metavar="A-B", help="some of its layers, as 2-3")
    parser.add_argument(
        "--output", type=Path, default=STANDARD, metavar="FILE", help="where it goes (-)"
    )


def run(options: argparse.Namespace) -> None:
    """Write the problem or the graph, and tell the notes."""
    try:
        found = read_foreign(options.file.name, read_file(options.file), options.layers)
    except InterchangeError as error:
        raise CommandError(f"{options.file}: {error}") from error
    sys.stderr.writelines(f"{fill(note, WIDTH)}\n" for note in found["notes"])
    what = found["problem"] if "problem" in found else found["graph"]
    write_file(options.output, (json.dumps(what, indent=1) + "\n").encode())
