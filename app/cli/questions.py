"""``backstep questions``: exercises as questions of a learning platform."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ..engine.counted import counted
from ..practice.exercise.difficulty import DIFFICULTIES
from ..practice.exercise.exercise import LARGEST_SEED, Exercise, read_sizes
from ..practice.questions.gift import gift_file
from ..practice.questions.gradescope import gradescope_file
from ..practice.questions.moodle import moodle_file
from ..practice.questions.qti12 import canvas_file
from ..practice.questions.qti21 import qti21_file
from ..practice.questions.question import exercises_for_platforms
from ..practice.worksheet.worksheet import make_worksheet
from ..web.worksheet.html import problem_file_of
from .arguments import whole
from .errors import CommandError
from .output import refuse_existing, write_output

_FORMATS: dict[str, Callable[[Iterable[Exercise]], str | bytes]] = {
    "moodle": moodle_file,
    "gift": gift_file,
    "canvas": canvas_file,
    "qti": qti21_file,
}
#: An autograder marks one exercise.
_AUTOGRADER = "gradescope"
_MOST = 200


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Write exercises as questions of a learning platform: Moodle XML, GIFT, QTI 1.2 for Canvas "
        "or QTI 2.1, or one exercise as an autograder of Gradescope. A wrong number that a known "
        "mistake gives is answered with the mistake's name and a hint."
    )
    parser.add_argument(
        "--format", choices=[*_FORMATS, _AUTOGRADER], default="moodle", help="(%(default)s)"
    )
    parser.add_argument(
        "--seed",
        type=whole(0, LARGEST_SEED, "seed", f"a whole number up to {LARGEST_SEED:,}"),
        default=1,
        help="the first exercise's number (%(default)s)",
    )
    parser.add_argument(
        "--count",
        type=whole(1, _MOST, "number of exercises", f"1 to {_MOST}"),
        default=10,
        help="how many exercises (%(default)s)",
    )
    parser.add_argument("--sizes", default="2-2-2", help="the units of each layer (%(default)s)")
    parser.add_argument(
        "--difficulty", choices=DIFFICULTIES, default="medium", help="(%(default)s)"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the file")
    parser.add_argument("--force", action="store_true", help="write over a file of this name")


def run(options: argparse.Namespace) -> None:
    """Write the file."""
    if not options.force:
        refuse_existing(options.output)
    try:
        sizes = read_sizes(options.sizes)
        exercises = list(
            exercises_for_platforms(options.seed, options.count, sizes, options.difficulty)
        )
    except ValueError as error:
        raise CommandError(str(error)) from error
    content = _content(options.format, exercises)
    write_output(options.output, content, options.force)
    sys.stderr.write(f"{counted(len(exercises), 'exercise')} in {options.output}\n")
    sys.exit(0)


def _content(name: str, exercises: list[Exercise]) -> bytes:
    if name == _AUTOGRADER:
        if len(exercises) != 1:
            raise CommandError("An autograder marks one exercise: give --count 1.")
        return gradescope_file(problem_file_of(make_worksheet(exercises[0])))
    content = _FORMATS[name](exercises)
    return content if isinstance(content, bytes) else content.encode()
