"""GET /docs: the documentation of the API, from this host alone."""

from fastapi import APIRouter, Request, Response

from ..http.files import integrity, static_file, versioned
from ..http.templates import templates

router = APIRouter(include_in_schema=False)

_ASSETS = (
    "dist/docs/swagger-ui.css",
    "dist/docs/swagger-ui-bundle.js",
    "docs/init.js",
    "icon.svg",
)


@router.get("/docs")
def docs(request: Request) -> Response:
    """Swagger UI."""
    root_path = request.scope.get("root_path", "")
    urls = {name: versioned(name, root_path) for name in _ASSETS if static_file(name).exists()}
    html = templates.get_template("docs.html").render(
        urls=urls,
        integrity={name: integrity(name) for name in urls if name.endswith(".js")},
        complete=len(urls) == len(_ASSETS),
        root_path=root_path,
    )
    return Response(html, media_type="text/html")
