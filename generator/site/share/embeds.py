"""Pieces of the site for the pages of others: each claim, each series of figures, the map.

Each is an HTML file that engines copy as it is: in light or dark as the page around it, telling
that page its height, found by no search, and leading back to where the piece stands.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from generator.addresses import record_uri
from generator.site.page import PageWriter
from generator.site.pages.places import static_places
from generator.site.palette import asset
from generator.site.share.frames import MAP_PIECE, SCRIPTS, claim_piece, frame, series_piece
from generator.site.site import Site

_SHEET = "embed.css"
_PARTS = {
    "claim": (),
    "series": ("figures.css",),
    "map": (
        *("leaflet/leaflet.css", "static-map.css", "map.css"),
        *("leaflet/leaflet.js", "places.js", "map.js"),
    ),
}
"""What each kind of piece loads besides, of the site's own files."""


class Embed(NamedTuple):
    """A piece: where it stands, the page that it is of, its title, and what tells it."""

    uri: str
    about: str
    title: str
    macro: str
    told: tuple[Any, ...]


def embeds(site: Site) -> dict[str, Callable[[], bytes]]:
    """Return what makes every piece by its address, and the sheet that all have."""
    sheet = "\n".join((*_shared_rules(), asset(_SHEET).decode()))

    @cache
    def written(folder: str) -> tuple[PageWriter, Any]:
        # From all pieces of a folder the same links lead to the same places.
        page = PageWriter(site, f"{folder}/piece.html")
        macros = site.templates.get_template("pieces.html.jinja").make_module({"page": page})
        return page, macros

    def rendered(piece: Embed) -> bytes:
        return _rendered(site, piece, *written(posixpath.dirname(piece.uri)))

    return {
        f"assets/{_SHEET}": sheet.encode,
        **{piece.uri: partial(rendered, piece) for piece in _pieces(site)},
    }


def _shared_rules() -> Iterator[str]:
    """Yield what every piece needs of the site's sheets: colours, fonts, signs of standing."""
    base, pages = (asset(f"{name}.css").decode() for name in ("base", "pages"))
    named = "\n".join(re.findall(r"^  --[^;]+;", base, re.MULTILINE))
    yield f":root {{\n{named}\n}}"
    yield from re.findall(r"^(?:\.grade|:is\(\.grade)[^\n]*\}$", pages, re.MULTILINE)


def _pieces(site: Site) -> Iterator[Embed]:
    collection, standings = site.collection, site.evidence.standings
    for claim in collection.claims.values():
        record, uri = claim.record, record_uri("claim", claim.id)
        told = (claim, standings[claim.id])
        yield Embed(claim_piece(claim.id), uri, record.title, "claim", told)
    for one in site.evidence.series:
        title, drawn = site.say.series(one.key).striptags(), one.key in site.charts
        # What has nothing to compare it with has no heading on the page, but its figure has a name.
        uri = f"estimates.md#{one.key if drawn else one.points[0].id}"
        yield Embed(series_piece(one.key), uri, title, "series", (one, uri, drawn))
    places = [collection.places[place.id] for place in site.places]
    title = site.language.gettext("Map of the places named in the claims")
    yield Embed(MAP_PIECE, "map.md", title, "map", (places, static_places(site)))


def _rendered(site: Site, piece: Embed, page: PageWriter, macros: Any) -> bytes:
    files = (*_PARTS[piece.macro], _SHEET, SCRIPTS[0])
    html = site.templates.get_template("embed.html.jinja").render(
        page=page,
        title=piece.title,
        canonical=site.addresses.absolute(piece.about) or page.link(piece.about),
        piece=getattr(macros, piece.macro)(*piece.told),
        frame=frame(site.addresses, piece.uri, piece.title),
        sheets=[file for file in files if file.endswith(".css")],
        scripts=[file for file in files if file.endswith(".js")],
    )
    lines = (line.strip() for line in html.splitlines())
    # Links lead out of the frame; those in a drawing take no heed of what a page says of all.
    text = "\n".join(line for line in lines if line).replace("<a ", '<a target="_blank" ')
    return f"{text}\n".encode()
