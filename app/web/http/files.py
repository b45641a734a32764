"""Where the page's files are: in the page folder of an installed wheel, else in the source tree."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

_APP = Path(__file__).parents[2]
_INSTALLED = _APP / "page"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _APP.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"


def content_hash(path: Path) -> str:
    """A short hash of the file's content, which changes whenever the file does."""
    state = path.stat()
    return _hash_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _hash_of(path: Path, _mtime_ns: int, _size: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


def versioned(name: str) -> str:
    """The URL of a static file, with its hash: a changed file has another URL."""
    return f"/static/{name}?v={content_hash(STATIC / name)}"
