"""What the head of a page tells search results and shared links, and its card."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.addresses import Addresses
from generator.read.collection import Collection
from generator.site.raster.glyphs import legible
from generator.site.share.cards import CardText, card

MOST = 155
"""Characters of a description that search results show; Google and Bing cut near there."""


def shorten(text: str, most: int = MOST) -> str:
    """Return a text cut at a word, with an ellipsis, where it is longer than `most`."""
    if len(text) <= most:
        return text
    whole = text[:most].rpartition(" ")[0] or text[: most - 1]
    return whole.rstrip(" ,;:–-") + "…"


def head(meta: Mapping[str, Any], uri: str, addresses: Addresses) -> dict[str, Any]:
    """Return front matter with a short description, and the card's address and alternative."""
    described = shorten(" ".join(str(meta.get("description", "")).split()))
    found = {**meta, "description": described}
    if has_card(str(meta["title"]), addresses):
        more = meta.get("card", {})
        figure = [f"{more['figure']}: {more['what']}"] if "figure" in more else []
        facts = [*meta["facts"], more["backing"]] if more else [described]
        told = (str(meta["title"]), *figure, *facts)
        found["image"] = addresses.absolute(card_uri(uri))
        ended = (text if text[-1] in ".?!" else f"{text}." for text in told if text)
        found["image_alt"] = " ".join(ended)
    return found


def has_card(title: str, addresses: Addresses) -> bool:
    """Return whether a page has a card: none where the fonts cannot draw its title."""
    return bool(addresses.base) and legible(title)


@dataclass(frozen=True)
class Rendered:
    """A page made: its front matter, and its text in Markdown."""

    meta: Mapping[str, Any]
    body: str

    def file(self) -> bytes:
        """Return the page as the engines read it."""
        # The theme puts these into HTML as they are.
        shown = {name: _html(self.meta[name]) for name in _SHOWN if self.meta.get(name)}
        return _assemble({**self.meta, **shown, "card": None}, self.body)

    def published(self) -> bytes:
        """Return the page as it is published beside its HTML, to be read and worked with."""
        told = {name: str(self.meta.get(name, "")) for name in ("title", "description")}
        return _assemble(told, self.body)


def _assemble(meta: Mapping[str, Any], body: str) -> bytes:
    """Return front matter and body as one file; JSON values are YAML to every engine."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in meta.items()
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
    collection: Collection, pages: Mapping[str, Rendered], *, leftwards: bool = False
) -> dict[str, bytes]:
    """Return the cards of pages by source URI; mirrored if text runs leftwards."""
    found = {}
    site_name, accent = collection.settings.site_name, collection.site.record.colour or ""
    for uri, page in pages.items():
        meta = page.meta
        if "image" in meta:
            title, description = str(meta["title"]), str(meta.get("description", ""))
            facts = tuple(meta.get("facts", ()))
            grade, more = str(meta.get("grade", "")), meta.get("card", {})
            told = CardText(site_name, title, description, grade, facts, **more, accent=accent)
            found[card_uri(uri)] = card(told, leftwards=leftwards)
    return found
