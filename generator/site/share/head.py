"""What the head of a page tells search results and shared links, and its card."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from generator.addresses import Addresses
from generator.site.share.cards import Told, card
from generator.site.share.typeset import legible

MOST = 155
"""Characters of a description that search results show; Google and Bing cut near there."""


def shorten(text: str, most: int = MOST) -> str:
    """Return a text cut at a word, with an ellipsis, where it is longer than `most`."""
    if len(text) <= most:
        return text
    whole = text[:most].rpartition(" ")[0] or text[: most - 1]
    return whole.rstrip(" ,;:–-") + "…"


def head(meta: Mapping[str, Any], uri: str, addresses: Addresses) -> dict[str, Any]:
    """Return front matter with a short description, and the card's address and alternative.

    A page has no card where the fonts cannot draw its title: a card without one would mislead.
    """
    described = shorten(" ".join(str(meta.get("description", "")).split()))
    found = {**meta, "description": described}
    if addresses.base and legible(str(meta["title"])):
        told = (str(meta["title"]), *meta.get("facts", (described,)))
        found["image"] = addresses.absolute(card_uri(uri))
        ended = (text if text[-1] in ".?!" else f"{text}." for text in told if text)
        found["image_alt"] = " ".join(ended)
    return found


def assemble(meta: Mapping[str, Any], body: str) -> bytes:
    """Return front matter and body as one file; JSON values are YAML to every engine."""
    # The theme puts these into HTML as they are.
    shown = {name: _html(meta[name]) for name in _SHOWN if meta.get(name)}
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in {**meta, **shown}.items()
        if value not in (None, "", [], {})
    ]
    return "\n".join(["---", *lines, "---", "", body.strip(), ""]).encode()


_SHOWN = ("title", "description", "image_alt")


def _html(text: object) -> str:
    return html.escape(str(text), quote=False).replace('"', "&quot;")


def card_uri(page: str) -> str:
    """Return the source URI of a page's card."""
    return f"assets/cards/{page.removesuffix('.md')}.png"


def cards(
    site_name: str, pages: Mapping[str, bytes], *, leftwards: bool = False
) -> dict[str, bytes]:
    """Return the cards of assembled pages by source URI; mirrored if text runs leftwards."""
    found = {}
    for uri, page in pages.items():
        front = page[4 : page.index(b"\n---\n")].decode().split("\n")
        meta = {name: json.loads(value) for name, _, value in (x.partition(": ") for x in front)}
        if "image" in meta:
            title, description = (
                html.unescape(meta.get(name, "")) for name in ("title", "description")
            )
            facts = tuple(meta.get("facts", ()))
            told = Told(site_name, title, description, meta.get("grade", ""), facts)
            found[card_uri(uri)] = card(told, leftwards=leftwards)
    return found
