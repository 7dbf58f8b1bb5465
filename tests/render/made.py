"""A site to render from, and its pages parsed."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from generator.collection import Collection
from generator.evidence import build_evidence
from generator.render import vega
from generator.render.drawing import Drawing, draw
from generator.render.environment import template_environment
from generator.render.geomap import map_script
from generator.render.language import Language
from generator.render.links import Addresses
from generator.render.page import PageWriter, Site

ENGLISH = Language("en")


def site_of(collection: Collection) -> Site:
    """Return everything that pages are made from, for a collection."""
    return Site(
        collection,
        build_evidence(collection),
        ENGLISH,
        Addresses(collection.settings.site_url),
        template_environment(ENGLISH),
    )


def writer_of(collection: Collection, uri: str = "index.md") -> PageWriter:
    """Return the writer of a page."""
    return PageWriter(site_of(collection), uri)


def unpictured(drawings: Sequence[Drawing]) -> list[bytes]:
    """Return drawings made, but for pictures, which no page holds."""
    return [draw(d) if d.make in (vega.draw, map_script) else b"" for d in drawings]


def parsed(page: bytes) -> BeautifulSoup:
    """Return the body of a page as HTML."""
    return BeautifulSoup(page.decode().split("---\n", 2)[2], "html.parser")
