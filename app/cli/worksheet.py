"""``backstep worksheet``: worksheets for a class, each with its own numbers and its solution."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..engine.counted import counted
from ..practice.exercise.difficulty import DIFFICULTIES
from ..practice.exercise.exercise import LARGEST_SEED, make_exercise, read_sizes
from ..practice.graph.exercise import EXERCISES, make_graph_exercise
from ..practice.graph.worksheet import make_graph_sheet
from ..practice.worksheet.sheet import AnySheet
from ..practice.worksheet.worksheet import make_worksheet
from ..web.worksheet.html import file_of, problem_file_of
from .arguments import whole
from .browser import find_browser, named_browser, print_to_pdf
from .errors import CommandError
from .progress import with_progress

_PAPERS = ("A4", "letter")
#: What a worksheet of a network has if nothing is said.
_SIZES, _SAMPLES = "2-2-2", 1
_COUNT = whole(1, 999_999, "count", "it is 1 or more")
#: Browsers that print at the same time.
_AT_ONCE = 2
_NO_BROWSER = (
    "The HTML files are written, the PDF files are not: they need Chromium or Chrome, and {found}. "
    "Install one, or set BACKSTEP_CHROMIUM to the path of one; or leave PDF out with --html."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Make worksheets, each with its own numbers, and their solutions. For every seed it writes "
        "worksheet-SEED and solution-SEED as HTML and PDF, and the problem as worksheet-SEED.json, "
        "which the page opens and `backstep grade` takes. A seed makes the same worksheet anywhere."
    )
    parser.add_argument(
        "--seed",
        type=whole(0, LARGEST_SEED, "seed", f"it is 0 to {LARGEST_SEED:,}"),
        default=1,
        help="the first seed (%(default)s)",
    )
    parser.add_argument(
        "--count", type=_COUNT, default=1, metavar="N", help="how many seeds (%(default)s)"
    )
    parser.add_argument(
        "--sizes", help=f"inputs, units of each layer, outputs, of a network ({_SIZES})"
    )
    parser.add_argument(
        "--kind",
        choices=EXERCISES,
        default="network",
        help="a network, or a kind of graph (%(default)s)",
    )
    parser.add_argument(
        "--difficulty", choices=DIFFICULTIES, default="medium", help="how hard (%(default)s)"
    )
    parser.add_argument(
        "--samples",
        type=_COUNT,
        metavar="N",
        help=f"samples of the batch, of a network ({_SAMPLES})",
    )
    parser.add_argument(
        "--paper", choices=_PAPERS, default=_PAPERS[0], help="size of the PDF (%(default)s)"
    )
    parser.add_argument("--html", action="store_true", help="make HTML alone, no PDF")
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="the folder for the files"
    )


def run(options: argparse.Namespace) -> None:
    """Write the files."""
    try:
        sys.exit(_make(options))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped before all was written.\n")
        raise


def _make(options: argparse.Namespace) -> int:
    seeds = range(options.seed, options.seed + options.count)
    browser = None if options.html else find_browser()
    _check(options, seeds)
    _prepare(options.output, _files(seeds, pdf=not options.html), force=options.force)
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        written = pool.map(lambda seed: _write(options, seed, browser), seeds)
        for _ in with_progress(written, "Writing", "worksheets", total=len(seeds)):
            pass
    finally:
        pool.shutdown(cancel_futures=True)
    what = counted(len(seeds), "worksheet")
    sys.stdout.write(f"{what} with solutions in {options.output}\n")
    if browser is None and not options.html:
        named = named_browser()
        found = f"“{named}” of BACKSTEP_CHROMIUM is no program" if named else "none was found"
        sys.stderr.write(f"{_NO_BROWSER.format(found=found)}\n")
        return 1
    return 0


def _check(options: argparse.Namespace, seeds: Sequence[int]) -> None:
    """What is wrong with one worksheet is wrong with all."""
    for name in ("sizes", "samples"):
        if options.kind != "network" and getattr(options, name) is not None:
            raise CommandError(f"--{name} is of networks: a graph has none. Leave it out.")
    if seeds[-1] > LARGEST_SEED:
        raise CommandError(f"--seed and --count lead past the last seed, {LARGEST_SEED:,}.")
    try:
        file_of([_sheet(options, seeds[0])], solution=False, paper=options.paper)
    except ValueError as error:
        raise CommandError(str(error)) from error
    except FileNotFoundError as error:
        raise CommandError(
            f"{error.filename} is missing: the page has not been built. Run: make setup"
        ) from error


def _files(seeds: Iterable[int], *, pdf: bool) -> Iterator[str]:
    for seed in seeds:
        yield f"worksheet-{seed}.json"
        for name in (f"worksheet-{seed}", f"solution-{seed}"):
            yield f"{name}.html"
            if pdf:
                yield f"{name}.pdf"


def _prepare(folder: Path, files: Iterable[str], *, force: bool) -> None:
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        others = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise CommandError(
            f"{folder / there[0]}{others} would be written over: "
            "name another folder with --output, or add --force."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{folder} cannot be made a folder: {error.strerror}.") from error


def _write(options: argparse.Namespace, seed: int, browser: str | None) -> None:
    sheet, folder = _sheet(options, seed), options.output
    _save(folder / f"worksheet-{seed}.json", problem_file_of(sheet))
    for name, solution in ((f"worksheet-{seed}", False), (f"solution-{seed}", True)):
        page = folder / f"{name}.html"
        _save(page, file_of([sheet], solution=solution, paper=options.paper))
        if browser is not None:
            print_to_pdf(browser, page, page.with_suffix(".pdf"))


def _sheet(options: argparse.Namespace, seed: int) -> AnySheet:
    if options.kind != "network":
        return make_graph_sheet(make_graph_exercise(seed, options.kind, options.difficulty))
    sizes = read_sizes(_SIZES if options.sizes is None else options.sizes)
    samples = options.samples or _SAMPLES
    return make_worksheet(make_exercise(seed, sizes, options.difficulty, samples))


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
