"""A site to render from, and its pages parsed."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.read.collection import Collection
from generator.site.drawing import Drawing, draw
from generator.site.environment import template_environment
from generator.site.page import PageWriter, Site
from generator.site.share.cards import card_png
from generator.site.share.icons import icon
from generator.site.words.language import Language

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
