"""GET /: the page."""

from functools import lru_cache
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from ...examples import load_examples
from ..answers.example import example_answer
from ..answers.trace_page import trace_page
from ..http.answer import encode
from ..http.files import TEMPLATES, content_hash, static_file, versioned
from ..http.templates import json_for_script, templates
from ..problem.body import ProblemBody
from ..problem.limits import DEFAULT_PAGE, LIMITS

router = APIRouter(include_in_schema=False)

_TEMPLATE = "index.html"
_SCRIPT = "dist/main.js"
#: The picture is drawn in it from its first paint on.
_FONTS = ("dist/fonts/backstep-sans.woff2", "dist/fonts/backstep-nabla.woff2")
_ASSETS = (_SCRIPT, "dist/app.css", "icon.svg", *_FONTS)


@router.get("/embed")
@router.get("/")
def index(request: Request) -> Response:
    """The page with the first example in it, so that it shows without asking anything further."""
    files = [TEMPLATES / _TEMPLATE, *(static_file(name) for name in _ASSETS)]
    hashes = tuple(content_hash(file) if file.exists() else "" for file in files)
    html, etag = _rendered(hashes, request.scope.get("root_path", ""))
    headers = {"ETag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(html, headers=headers, media_type="text/html")


@lru_cache(maxsize=4)
def _rendered(_hashes: tuple[str, ...], root_path: str) -> tuple[bytes, str]:
    """The page and its ETag, made anew only when a file of it has changed."""
    html = templates.get_template(_TEMPLATE).render(
        urls={name: versioned(name, root_path) for name in _ASSETS if static_file(name).exists()},
        script=_SCRIPT,
        root_path=root_path,
        first_page=json_for_script(encode(first_page())),
    )
    encoded = html.encode()
    # Weak, because what is sent may be compressed.
    return encoded, f'W/"{sha256(encoded).hexdigest()[:16]}"'


def first_page() -> dict[str, object]:
    """What the page starts from: the examples, and the first steps of the first one."""
    examples = load_examples()
    first = examples[0]
    problem = ProblemBody.model_validate(first.problem).to_problem()
    return {
        "examples": [example_answer(example) for example in examples],
        "example": first.id,
        "problem": first.problem,
        "trace": trace_page(problem, 0, DEFAULT_PAGE),
        "limits": LIMITS,
    }
