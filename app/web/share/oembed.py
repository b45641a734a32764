"""GET /oembed: how a page of somebody else's shows a shared address (https://oembed.com)."""

from html import escape
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from ..http.answer import Answer
from ..http.fault import quoted
from ..http.json_answer import json_response
from ..http.openapi import refusals
from ..http.refused import Refused
from ..http.whole_numbers import read_whole
from ..work.run import run
from .card import card_cost, card_of
from .drawing import HEIGHT, WIDTH
from .held import MOST_CHARACTERS, Held, held_in
from .origin import base_of, host_of, picture_address

router = APIRouter(tags=["pages of others"])

#: Pixels of a frame that shows all parts, if nothing smaller is asked for.
_WIDTH, _HEIGHT = 1000, 640
_MOST_PIXELS = 999_999
Pixels = Annotated[str, Query(description="The most pixels that there is room for.")]


class OEmbedAnswer(Answer):
    """An answer of oEmbed 1.0: “rich” where pages of others may show ours in a frame."""

    version: Literal["1.0"] = "1.0"
    type: Literal["rich", "link"]
    title: str
    provider_name: str = "Backstep"
    provider_url: str
    cache_age: int = 86400
    thumbnail_url: str
    thumbnail_width: int = WIDTH
    thumbnail_height: int = HEIGHT
    html: str | None = Field(default=None, description="The frame; of type “rich” alone.")
    width: int | None = None
    height: int | None = None


@router.get(
    "/oembed",
    response_model=OEmbedAnswer,
    response_model_exclude_none=True,
    responses=refusals(404, 422, 501, 503),
    summary="The code that embeds a shared address",
)
async def oembed(
    request: Request,
    url: Annotated[str, Query(description="An address of this server, as Share gives it.")] = "",
    format: Annotated[str, Query(description="“json”.")] = "json",  # noqa: A002 - oEmbed's name
    maxwidth: Pixels = "",
    maxheight: Pixels = "",
) -> Response:
    """Answer as oEmbed 1.0 has it.

    Where the host lets pages of others show it in a frame (`BACKSTEP_FRAME_ANCESTORS`), it is
    “rich”, with an `<iframe>`; else a “link” with a title and a picture.
    """
    if format != "json":
        raise Refused(501, f"“format” is {quoted(format)}: there is “json” alone.")
    width, height = (
        _at_most("maxwidth", maxwidth, _WIDTH),
        _at_most("maxheight", maxheight, _HEIGHT),
    )
    held = _held(request, url)
    card = await run(request, card_cost(held), card_of, held)
    base = base_of(request)
    query = held.query if card.is_drawn or held.title else ""
    answer = OEmbedAnswer(
        type="link",
        title=card.title,
        provider_url=f"{base}/",
        thumbnail_url=picture_address(base, query),
    )
    if request.app.state.settings.frame_ancestors:
        answer.type, answer.width, answer.height = "rich", width, height
        fragment = f"#{held.fragment}" if held.fragment else ""
        answer.html = _frame(f"{base}/embed{fragment}", card.title, width, height)
    return json_response(answer.model_dump_json(exclude_none=True).encode())


def _at_most(name: str, given: str, usual: int) -> int:
    """The smaller of the usual size and what is asked for, if anything is. Raises Refused."""
    if not given:
        return usual
    pixels = read_whole(given, 1, _MOST_PIXELS)
    if pixels is None:
        told = f"it is a number of pixels, from 1 to {_MOST_PIXELS}."
        raise Refused(422, f"“{name}” is {quoted(given)}: {told}")
    return min(usual, pixels)


def _held(request: Request, url: str) -> Held:
    """What the address holds, in its query or in its fragment. Raises Refused."""
    if not url:
        raise Refused(422, "“url” is missing: it is an address of this server, as Share gives it.")
    if len(url) > 3 * MOST_CHARACTERS:
        raise Refused(404, f"“url” has more than {3 * MOST_CHARACTERS:,} characters: none of ours.")
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    root_path = request.scope.get("root_path", "")
    ours = {f"{root_path}/{name}" for name in ("", "s", "embed")}
    is_here = parts.netloc.lower() == host_of(request) and parts.path in ours
    if parts.scheme not in ("http", "https") or not is_here:
        raise Refused(
            404,
            f"“url” is {quoted(url)}: it must be an address of this server, as Share gives it: "
            f"{base_of(request)}/s?…",
        )
    return held_in(parts.fragment or parts.query, request.app.state.lessons)


def _frame(address: str, title: str, width: int, height: int) -> str:
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" '
        f'height="{height}" style="border:0" loading="lazy" '
        'allow="fullscreen; clipboard-write"></iframe>'
    )
