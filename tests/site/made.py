"""A site to render from, and its pages parsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.read.collection import Collection
from generator.site.environment import template_environment
from generator.site.page import PageWriter, Site
from generator.site.share import head
from generator.site.share.cards import Told
from generator.site.words.language import Language

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


@contextmanager
def cards_as_text() -> Iterator[None]:
    """Make of a card what it tells, not its pixels, for a while."""

    def tell(told: Told, *, leftwards: bool) -> bytes:
        return "".join(f"{text}\n" for text in (*told[:4], *told.facts, leftwards)).encode()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(head, "card", tell)
        yield


def parsed(page: bytes) -> BeautifulSoup:
    """Return the body of a page as HTML."""
    return BeautifulSoup(page.decode().split("---\n", 2)[2], "html.parser")
