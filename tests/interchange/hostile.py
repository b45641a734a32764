"""Damaged and hostile files, read in a process that watches what reading does.

`python -m tests.interchange.hostile NAME COUNT SEED` mutates the files of one format so many times.
It prints what went wrong: an error that is no refusal, more processor time or memory than a file
may take, or a file, a socket or a process that reading has opened.
"""

import os
import random
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from app.engine.problem import ProblemError
from app.interchange import formats
from app.interchange.fault import InterchangeError
from tests.interchange.graphs.cases import CASES
from tests.interchange.graphs.models import model_of
from tests.interchange.mutations import mutated, mutated_config, mutated_model, mutated_within
from tests.interchange.reading import FILES, read_any
from tests.problems import EXAMPLES, problem_from_json

#: Seconds of the processor, and bytes beyond what is taken before, that one file may take.
SECONDS, MEMORY = 2.0, 512 << 20
_WATCHED = ("open", "socket", "subprocess", "os.", "shutil", "urllib", "ctypes", "webbrowser")


class Watch:
    """Notes what of the watched happens while a file is read."""

    def __init__(self) -> None:
        self.on = False
        self.seen: set[str] = set()
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event.startswith(_WATCHED):
            what = str(arguments[0]) if arguments else ""
            # What Python itself imports late, such as an encoding.
            if not what.startswith((sys.prefix, sys.base_prefix)):
                self.seen.add(f"{event} {what[:100]}")


def seeds_of(name: str) -> list[tuple[str, bytes]]:
    """Sound files of the format, by a name that tells it."""
    of = formats.FORMATS[name]
    found = [
        (path.name, path.read_bytes())
        for path in sorted(FILES.iterdir())
        if path.name.endswith(of.endings) and path.name != "expected.json"
    ]
    if of.writes:
        for example in ("mazur-2-2-2", "xor-2-2-1"):
            problem = problem_from_json(EXAMPLES[example].problem)
            found.append((f"{example}{of.endings[0]}", formats.write(problem, name)))
    if name == "onnx":
        # Those that become graphs.
        found += [(f"{op}.onnx", model_of(case).SerializeToString()) for op, case in CASES.items()]
    if name == "csv":
        found.append(("matrices.csv", b"W1,0.1,0.2\n,0.3,0.4\nb1,0.5,0.6\n\nW2,1,2\n"))
    return found


def faults_of(name: str, files: Iterator[tuple[str, bytes]]) -> Iterator[str]:
    """What goes wrong with the files, one after another."""
    for label, content in seeds_of(name):  # loads the libraries
        with suppress(InterchangeError):
            read_any(label, content)
    watch = Watch()
    _limit_memory()
    signal.signal(signal.SIGVTALRM, _too_long)
    for number, (label, content) in enumerate(files):
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        watch.on = True
        try:
            read_any(label, content)
        except (InterchangeError, ProblemError):
            pass
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
            yield f"file {number}, {label}: {type(error).__name__}: {str(error)[:200]}"
        finally:
            watch.on = False
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    yield from (f"reading did: {seen}" for seen in sorted(watch.seen))


#: What changes a model, so that it is sound as a file.
_SAID = {"onnx": mutated_model, "keras": mutated_config}


def mutations(name: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutations of the format's files."""
    draw, seeds = random.Random(seed), seeds_of(name)
    for _ in range(count):
        label, content = draw.choice(seeds)
        is_archive = content.startswith(b"PK") and draw.random() < 0.7
        way = mutated_within if is_archive else mutated
        if name in _SAID and draw.random() < 0.6:
            way = _SAID[name]
        yield label, way(content, draw)


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    taken = pages * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"it takes more than {SECONDS} s of the processor")


def main() -> None:
    """Print the faults; none is well."""
    name, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for fault in faults_of(name, mutations(name, count, seed)):
        sys.stdout.write(f"{fault}\n")


if __name__ == "__main__":
    main()
