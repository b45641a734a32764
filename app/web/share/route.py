"""GET /s: the card of a shared address, which leads on; GET /s.png: its picture."""

from fastapi import APIRouter, Request, Response

from ..http.files import integrity, static_file, versioned
from ..http.templates import templates
from ..work.pool import BusyError
from ..work.run import run
from ..work.work import TooLongError
from .card import Card, card_cost, card_of, picture_cost, picture_of
from .drawing import HEIGHT, WIDTH
from .held import Held, held_in
from .origin import base_of, oembed_address, picture_address, share_address

router = APIRouter(include_in_schema=False)

_SCRIPT, _ICON = "share/open.js", "icon.svg"
#: What an address holds does not change; how it is drawn may, in another version.
_A_DAY = "public, max-age=86400"


@router.get("/s")
async def card(request: Request) -> Response:
    """A page that is read by other software; a browser goes on to what the address holds."""
    held = _held(request)
    try:
        shown = await run(request, card_cost(held), card_of, held)
    except (BusyError, TooLongError):
        # Whoever follows the link is let through all the same.
        shown = Card()
    base, root_path = base_of(request), request.scope.get("root_path", "")
    query = held.query if shown.is_drawn or held.title else ""
    html = templates.get_template("share.html").render(
        card=shown,
        opens=f"{root_path}/#{held.fragment}" if held.fragment else f"{root_path}/",
        address=share_address(base, query),
        picture=picture_address(base, query),
        size=(WIDTH, HEIGHT),
        oembed=oembed_address(base, query) if request.app.state.settings.frame_ancestors else "",
        icon=versioned(_ICON, root_path) if static_file(_ICON).exists() else "",
        script=versioned(_SCRIPT, root_path),
        integrity=integrity(_SCRIPT),
    )
    return Response(html, media_type="text/html")


@router.get("/s.png")
async def picture(request: Request) -> Response:
    """The picture of the network or the graph."""
    held = _held(request)
    content = await run(request, picture_cost(held), picture_of, held)
    # Pages of other hosts show it.
    headers = {"Cache-Control": _A_DAY, "Cross-Origin-Resource-Policy": "cross-origin"}
    return Response(content, headers=headers, media_type="image/png")


def _held(request: Request) -> Held:
    query = request.scope["query_string"].decode("latin-1")
    return held_in(query, request.app.state.lessons)
