"""GET /: the page."""

from functools import lru_cache
from hashlib import sha256
from typing import Any

import brotli
from fastapi import APIRouter, Request, Response

from ...examples import load_examples
from ..answers.example import example_answer
from ..answers.trace_page import trace_page
from ..http.answer import encode
from ..http.files import TEMPLATES, content_hash, integrity, static_file, versioned
from ..http.methods.etag import matches
from ..http.static_files import accepted_encodings
from ..http.templates import json_for_script, templates
from ..problem.body import ProblemBody
from ..problem.limits import DEFAULT_PAGE, LIMITS

router = APIRouter(include_in_schema=False)

_TEMPLATE = "index.html"
_SCRIPT = "dist/main.js"
#: The picture is drawn in it from its first paint on.
_FONT = "dist/fonts/backstep-sans.woff2"
#: The later wins. The style sheet of the rooms comes between them, once one is entered.
_LAST_STYLE, _ROOMS_STYLE = "dist/last.css", "dist/rooms.css"
_ASSETS = (_SCRIPT, "dist/app.css", _LAST_STYLE, "icon.svg", _FONT)


@router.get("/embed")
@router.get("/")
def index(request: Request) -> Response:
    """The page with the first example in it, so that it shows without asking anything further."""
    files = [TEMPLATES / _TEMPLATE, *(static_file(name) for name in _ASSETS)]
    hashes = tuple(content_hash(file) if file.exists() else "" for file in files)
    html, compressed, etag = _rendered(hashes, request.scope.get("root_path", ""))
    headers = {"ETag": etag, "Vary": "Accept-Encoding"}
    if matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    if "br" in accepted_encodings(request.headers):
        html, headers["Content-Encoding"] = compressed, "br"
    return Response(html, headers=headers, media_type="text/html")


@lru_cache(maxsize=4)
def _rendered(_hashes: tuple[str, ...], root_path: str) -> tuple[bytes, bytes, str]:
    """The page, the page compressed, and its ETag, made anew only when a file of it has changed."""
    names = (*_ASSETS, _ROOMS_STYLE)
    urls = {name: versioned(name, root_path) for name in names if static_file(name).exists()}
    html = templates.get_template(_TEMPLATE).render(
        rooms_style=urls.pop(_ROOMS_STYLE, ""),
        urls=urls,
        script=_SCRIPT,
        integrity=integrity(_SCRIPT) if _SCRIPT in urls else "",
        last_style=_LAST_STYLE,
        root_path=root_path,
        first_page=json_for_script(encode(first_page())),
    )
    encoded = html.encode()
    # Weak, because what is sent may be compressed.
    return encoded, brotli.compress(encoded), f'W/"{sha256(encoded).hexdigest()[:16]}"'


def first_page() -> dict[str, object]:
    """What the page starts from: the examples, and the first steps of the first one.

    What the examples' sources print is asked for where it is needed.
    """
    examples = load_examples()
    first = examples[0]
    problem = ProblemBody.model_validate(first.problem).to_problem()
    return {
        "examples": [_without_print(example_answer(example)) for example in examples],
        "example": first.id,
        "problem": first.problem,
        "trace": trace_page(problem, 0, DEFAULT_PAGE),
        "limits": LIMITS,
    }


def _without_print(example: dict[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in example.items() if name not in ("published", "after")}
