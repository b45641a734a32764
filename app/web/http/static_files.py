"""The page's scripts, styles and fonts."""

import mimetypes
import re
from os import PathLike, stat_result
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.types import Scope

from .files import STATIC, content_hash

# Not every machine knows these, and the browser is told not to guess.
for _ending, _type in {
    ".css": "text/css",
    ".js": "text/javascript",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}.items():
    mimetypes.add_type(_type, _ending)

FOREVER = "public, max-age=31536000, immutable"

#: The build names its files by the hash of their content: lesson-7d21f0a3c9be.js.
_NAMED_BY_HASH = re.compile(r"dist/(?:\w+/)?[\w-]+-[0-9a-f]{12}\.\w+")


class PageFiles(StaticFiles):
    """Static files; one asked for by its hash, in its name or as ``?v=``, may be kept for good.

    A ``?v=`` must be the hash of the file as it stands: another server may be a version behind.
    ``previous`` is the folder ``static`` of the build before: pages that were opened then ask for
    its files by their names, which no other content has.
    """

    def __init__(self, previous: Path | None = None) -> None:
        super().__init__(directory=STATIC)
        self._previous = None if previous is None else StaticFiles(directory=previous)

    def lookup_path(self, path: str) -> tuple[str, stat_result | None]:
        """Where the file is, here or in the build before."""
        found, state = super().lookup_path(path)
        if state is None and self._previous is not None and _NAMED_BY_HASH.fullmatch(path):
            return self._previous.lookup_path(path)
        return found, state

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at ``path``."""
        response = await super().get_response(path, scope)
        if _NAMED_BY_HASH.fullmatch(path) or _is_asked_by_hash(path, scope):
            response.headers["Cache-Control"] = FOREVER
        return response

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, as the build has compressed it where there is such a file and it is taken."""
        compressed = Path(f"{full_path}.br")
        if not compressed.is_file():
            return super().file_response(full_path, stat_result, scope, status_code)
        if "br" in accepted_encodings(Headers(scope=scope)):
            response = super().file_response(compressed, compressed.stat(), scope, status_code)
            response.headers["Content-Encoding"] = "br"
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Vary"] = "Accept-Encoding"
        return response


def _is_asked_by_hash(path: str, scope: Scope) -> bool:
    wanted = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])[0]
    return bool(wanted) and wanted == content_hash(Path(STATIC, path))


def accepted_encodings(headers: Headers) -> set[str]:
    """What the browser takes; an encoding of weight 0 it does not."""
    parts = (part.replace(" ", "") for part in headers.get("accept-encoding", "").split(","))
    return {part.partition(";")[0] for part in parts if not re.search(r";q=0(\.0*)?$", part)}
