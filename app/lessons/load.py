"""Loading the lessons of a folder: the good ones, and what is wrong with the others."""

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG

from .faults import Fault
from .lesson import Lesson
from .problems import Shelf
from .read import read_lesson

#: Where our own lessons stand.
OWN = Path(__file__).parent / "texts"


def load_lessons(shelf: Shelf, folders: Sequence[Path]) -> tuple[list[Lesson], list[Fault]]:
    """The lessons of all folders in their order; one of a later folder replaces its namesake."""
    lessons: dict[str, Lesson] = {}
    faults: list[Fault] = []
    for folder in folders:
        if not folder.is_dir():
            faults.append(Fault(str(folder), 1, "There is no such folder.", "Name one that is."))
            continue
        for path in sorted(folder.glob("*.md")):
            lesson, found = _load(shelf, path)
            faults += found
            if lesson is not None:
                lessons[lesson.id] = lesson
    return sorted(lessons.values(), key=lambda each: (each.order, each.title)), faults


def _load(shelf: Shelf, path: Path) -> tuple[Lesson | None, list[Fault]]:
    try:
        path.name.encode("utf-8")
        if not S_ISREG(path.stat().st_mode):
            # A pipe is never read to its end.
            return None, [Fault(path.name, 1, "It is no file.", "Take it out of the folder.")]
        return read_lesson(shelf, path.name, path.read_text(encoding="utf-8-sig"))
    except UnicodeEncodeError:
        return None, [Fault(ascii(path.name), 1, "Its name is not UTF-8 text.", "Rename the file.")]
    except UnicodeDecodeError:
        return None, [Fault(path.name, 1, "The file is not UTF-8 text.", "Save it as UTF-8.")]
    except OSError as error:
        return None, [
            Fault(path.name, 1, f"It cannot be read: {error.strerror}.", "Let all read it.")
        ]
