"""A site to render from, and its pages parsed."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from generator.collection import Collection
from generator.evidence import build_evidence
from generator.render.cards import card_png
from generator.render.drawing import Drawing, draw
from generator.render.environment import template_environment
from generator.render.icons import icon
from generator.render.language import Language
from generator.render.links import Addresses
from generator.render.page import PageWriter, Site

ENGLISH = Language("en")
PICTURES = (card_png, icon)
"""What makes pictures, which no page holds."""


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
    """Return drawings made, but for pictures."""
    return [b"" if d.make in PICTURES else draw(d) for d in drawings]


def parsed(page: bytes) -> BeautifulSoup:
    """Return the body of a page as HTML."""
    return BeautifulSoup(page.decode().split("---\n", 2)[2], "html.parser")
