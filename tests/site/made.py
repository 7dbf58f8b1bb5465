"""A site to render from, and its pages parsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown import Markdown  # type: ignore[import-untyped] # has none

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.read.collection import Collection
from generator.site.chart import files
from generator.site.environment import template_environment
from generator.site.page import PageWriter
from generator.site.share import head
from generator.site.share.cards import CardText
from generator.site.site import Site
from generator.site.words.language import Language
from tests.sites import ROOT

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
    """Make of a card or chart what it tells, not its pixels, for a while."""

    def tell(told: CardText, *, leftwards: bool) -> bytes:
        return "".join(f"{text}\n" for text in (*told[:4], *told.facts, leftwards)).encode()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(head, "card", tell)
        patch.setattr(files, "chart_png", lambda chart: f"{chart.title}\n".encode())
        yield


def shown(markdown: str) -> BeautifulSoup:
    """Return Markdown as the engines show it, without the marks that link to headings."""
    page = BeautifulSoup(_engine().reset().convert(markdown), "html.parser")
    for mark in page.select(".headerlink"):
        mark.decompose()
    return page


@cache
def _engine() -> Markdown:
    """Return what all engines turn Markdown into HTML with, set as the site has it."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["markdown_extensions"]
    each = dict(next(iter(e.items())) if isinstance(e, dict) else (e, {}) for e in settings)
    return Markdown(extensions=["fenced_code", *each], extension_configs=each)


def parsed(page: bytes) -> BeautifulSoup:
    """Return the body of a page as HTML."""
    return shown(page.decode().split("---\n", 2)[2])
