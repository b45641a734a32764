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
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import onnx

from app.engine.problem import ProblemError
from app.interchange import formats
from app.interchange.fault import InterchangeError
from app.interchange.graphs.operators import RULES
from tests.interchange.graphs.models import CASES, model_of
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


def mutated(content: bytes, draw: random.Random) -> bytes:
    """The content with some of its bytes changed, moved, left out or doubled."""
    data = bytearray(content)
    for _ in range(draw.choice((1, 1, 1, 2, 4, 16))):
        at = draw.randrange(len(data)) if data else 0
        match draw.randrange(7):
            case 0:
                data[at : at + 1] = bytes([draw.randrange(256)])
            case 1:
                data[at : at + 1] = bytes([(data[at] if data else 0) ^ 1 << draw.randrange(8)])
            case 2:
                del data[at : at + draw.choice((1, 2, 8, 64))]
            case 3:
                data[at:at] = data[at : at + draw.choice((1, 4, 32))]
            case 4:
                size = draw.choice((1, 2, 4, 8))
                data[at : at + size] = draw.choice((b"\xff", b"\0", b"\x7f", b"\x80")) * size
            case 5:
                del data[at:]
            case _:
                other = draw.randrange(len(data) + 1)
                data[at : at + 16] = data[other : other + 16]
    return bytes(data)


def mutated_within(content: bytes, draw: random.Random) -> bytes:
    """An archive with one of its files mutated, its checksums right."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(written, "w") as other:
        chosen = draw.choice(archive.namelist())
        for entry in archive.namelist():
            inner = archive.read(entry)
            other.writestr(entry, mutated(inner, draw) if entry == chosen else inner)
    return written.getvalue()


def mutated_model(content: bytes, draw: random.Random) -> bytes:
    """An ONNX model, sound as a file, with some of what it says changed."""
    model = onnx.ModelProto.FromString(content)
    for _ in range(draw.choice((1, 1, 2, 4))):
        node = draw.choice(model.graph.node) if model.graph.node else None
        array = draw.choice(model.graph.initializer) if model.graph.initializer else None
        number = draw.choice((-(1 << 63), -3, -2, -1, 0, 1, 2, 7, 64, 1 << 20, (1 << 63) - 1))
        match draw.randrange(6):
            case 0 if node:
                node.op_type = draw.choice([*RULES, "Erf", "Loop", ""])
            case 1 if node and node.input:
                names = [name for each in model.graph.node for name in each.output]
                node.input[draw.randrange(len(node.input))] = draw.choice([*names, "x", "", "w"])
            case 2 if node:
                name = draw.choice(("axis", "axes", "perm", "pads", "strides", "kernel_shape"))
                del node.attribute[:]
                told = draw.choice((number, [number, 2], [], 0.5, "text"))
                node.attribute.append(onnx.helper.make_attribute(name, told, attr_type=_kind(told)))
            case 3 if array and array.dims:
                array.dims[draw.randrange(len(array.dims))] = number
            case 4 if array and array.data_type == onnx.TensorProto.INT64:
                numbers = [number] * max(1, len(array.raw_data) // 8)
                array.raw_data = b"".join(
                    each.to_bytes(8, "little", signed=True) for each in numbers
                )
            case 5 if model.graph.input:
                shape = model.graph.input[0].type.tensor_type.shape
                if shape.dim:
                    draw.choice(shape.dim).dim_value = number
    changed: bytes = model.SerializeToString()
    return changed


def _kind(told: object) -> int:
    kinds = onnx.AttributeProto
    found = {int: kinds.INT, list: kinds.INTS, float: kinds.FLOAT, str: kinds.STRING}
    return int(found[type(told)])


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


def mutations(name: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutations of the format's files."""
    draw, seeds = random.Random(seed), seeds_of(name)
    for _ in range(count):
        label, content = draw.choice(seeds)
        is_archive = content.startswith(b"PK") and draw.random() < 0.7
        is_model = name == "onnx" and draw.random() < 0.7
        way = mutated_model if is_model else mutated_within if is_archive else mutated
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
