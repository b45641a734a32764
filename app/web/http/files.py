"""Where the page's files are: in the page folder of an installed wheel, else in the source tree."""

import json
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

_APP = Path(__file__).parents[2]
_INSTALLED = _APP / "page"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _APP.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"

#: Where the build says what it named its files, each with the hash of its content.
_DIST, _MANIFEST = "dist/", "dist/manifest.json"


def static_file(name: str) -> Path:
    """The static file asked for as ``name``; there is none where the page has not been built."""
    return STATIC / _named(name)


def content_hash(path: Path) -> str:
    """A short hash of the file's content, which changes whenever the file does."""
    state = path.stat()
    return _hash_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _hash_of(path: Path, _mtime_ns: int, _size: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


def versioned(name: str, root_path: str = "") -> str:
    """The URL of a static file, with its hash: a changed file has another URL.

    ``root_path`` is the path under which a proxy serves all that is ours.
    """
    named = _named(name)
    if named != name:
        return f"{root_path}/static/{named}"
    return f"{root_path}/static/{name}?v={content_hash(STATIC / name)}"


def integrity(name: str) -> str:
    """The hash of the static file by which a browser knows that it is the one that was meant."""
    path = static_file(name)
    state = path.stat()
    return _digest_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _digest_of(path: Path, _mtime_ns: int, _size: int) -> str:
    return f"sha256-{b64encode(sha256(path.read_bytes()).digest()).decode()}"


def _named(name: str) -> str:
    """The name that the build gave to a file of its own; any other name as it is."""
    manifest = STATIC / _MANIFEST
    if not name.startswith(_DIST) or not manifest.exists():
        return name
    names = _read(manifest, content_hash(manifest))
    built = name.removeprefix(_DIST)
    return f"{_DIST}{names.get(built, built)}"


@lru_cache(maxsize=4)
def _read(manifest: Path, _hash: str) -> dict[str, str]:
    names: dict[str, str] = json.loads(manifest.read_text("utf-8"))
    return names
