"""``backstep lessons check``: what is wrong with lesson files, and where."""

import argparse
import sys
from pathlib import Path

from app.web.lessons import lessons_of

HELP = "check lesson files"


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    check = commands.add_parser("check", help="tell what is wrong with lesson files, and where")
    check.add_argument("folder", nargs="?", type=Path, help="a folder beside our own lessons")


def run(options: argparse.Namespace) -> None:
    """Print every fault, or how many lessons there are where all are well."""
    lessons, faults = lessons_of(options.folder)
    if faults:
        sys.exit("\n".join(str(fault) for fault in faults))
    sys.stdout.write(f"{len(lessons)} lessons, nothing wrong with them\n")
