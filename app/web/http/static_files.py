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
    """

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at ``path``."""
        response = await super().get_response(path, scope)
        wanted = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        asked_by_hash = wanted and wanted[0] == content_hash(Path(STATIC, path))
        if asked_by_hash or _NAMED_BY_HASH.fullmatch(path):
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


def accepted_encodings(headers: Headers) -> set[str]:
    """What the browser takes; an encoding of weight 0 it does not."""
    parts = (part.replace(" ", "") for part in headers.get("accept-encoding", "").split(","))
    return {part.partition(";")[0] for part in parts if not re.search(r";q=0(\.0*)?$", part)}
