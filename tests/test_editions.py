"""An edition in a language that runs from right to left, with a title that tries to be code."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag

from generator.output.write import write_site
from tests.desk.project.test_catalogue import build_edition
from tests.sites import ENGINES, build_docs, copy_sample, write_settings

pytestmark = pytest.mark.engine

EDITIONS = [
    {"lang": "en", "url": "https://news.example/hives/"},
    {"lang": "ar", "url": "https://news.example/ar/"},
]
TITLE = """Hives</title><script>alert(1)</script>" onload='x' & {{ 7*7 }}"""
CLAIM = "claims/bees-vanished/"


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, BeautifulSoup]:
    """The page of a claim, and by it its head, as each engine makes it."""
    project = copy_sample(tmp_path_factory.mktemp("edition"))
    settings = {"theme": {"language": "ar"}, "extra": {"editions": EDITIONS}}
    write_settings(project, project / "mkdocs.yml", settings)
    record = project / "content/claims/bees-vanished.yml"
    record.write_text(
        "".join(
            f"title: {json.dumps(TITLE)}\n" if line.startswith("title:") else line
            for line in record.read_text("utf-8").splitlines(keepends=True)
        )
    )
    _, files = build_edition(project, "ar", tmp_path_factory.mktemp("locale"))
    write_site(project / "build/docs", files)
    return {
        engine: BeautifulSoup(
            (build_docs(engine, project) / CLAIM / "index.html").read_text("utf-8"), "html.parser"
        )
        for engine in ENGINES
    }


def one(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_page_is_declared_in_its_language_and_direction(
    heads: Mapping[str, BeautifulSoup], engine: str
) -> None:
    page = heads[engine]
    assert one(page, "html")["lang"] == "ar"
    assert one(page, "body")["dir"] == "rtl"
    assert "⟦" in one(page, "article").get_text()


@pytest.mark.parametrize("engine", ENGINES)
def test_editions_name_each_other(heads: Mapping[str, BeautifulSoup], engine: str) -> None:
    links = heads[engine].select('link[rel="alternate"][hreflang]')
    assert {str(link["hreflang"]): str(link["href"]) for link in links} == {
        edition["lang"]: edition["url"] + CLAIM for edition in EDITIONS
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_no_title_becomes_code_in_the_head(heads: Mapping[str, BeautifulSoup], engine: str) -> None:
    page = heads[engine]
    assert one(page, "head > title").get_text() == TITLE
    assert one(page, 'meta[property="og:title"]')["content"] == TITLE
    assert str(one(page, 'meta[property="og:image:alt"]')["content"]).startswith(TITLE)
    data = json.loads(one(page, 'script[type="application/ld+json"]').get_text())
    assert data["@graph"][0]["name"] == TITLE
    assert "<" not in one(page, 'script[type="application/ld+json"]').get_text()
    assert not page.select("head [onload]")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_shared_link_has_a_card_and_a_canonical_address(
    heads: Mapping[str, BeautifulSoup], engine: str
) -> None:
    page = heads[engine]
    base = "https://news.example/hives/"
    assert one(page, 'link[rel="canonical"]')["href"] == base + CLAIM
    image = str(one(page, 'meta[property="og:image"]')["content"])
    assert image == f"{base}assets/cards/claims/bees-vanished.png"
    assert one(page, 'meta[name="twitter:card"]')["content"] == "summary_large_image"
    assert one(page, 'meta[name="description"]')["content"]
