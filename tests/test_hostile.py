from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from generator.output.build import build_site
from generator.output.write import write_site
from generator.read.load import load
from tests.hostile import ADDRESS, PAYLOADS, Texts, make_hostile, misread
from tests.sites import build_docs, copy_sample

NOT_SHOWN = "svg text, pre"
"""Charts break names over lines, and BibTeX spells signs its own way."""


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.fixture(scope="module")
def project(texts: Texts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_sample(tmp_path_factory.mktemp("hostile"))
    make_hostile(project, texts)
    return project


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    collection, issues = load(project)
    assert issues == []
    assert collection
    return dict(build_site(collection))


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def pages(request: pytest.FixtureRequest, project: Path, files: dict[str, bytes]) -> dict[str, Any]:
    """Return the pages that an engine makes of the hostile project, parsed."""
    write_site(project / "build/docs", files)
    site = build_docs(request.param, project)
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in sorted(site.rglob("*.html"))
    }


def marks(text: str) -> set[str]:
    return set(re.findall(r"Q\d+Q", text))


def test_every_kind_of_text_is_hostile_and_every_payload_is_used(texts: Texts, files: Any) -> None:
    assert files
    assert len(texts.texts) > 140
    for payload in PAYLOADS:
        assert any(payload in text for text in texts.texts.values())


@pytest.mark.engine
def test_every_text_is_shown_as_it_was_typed(pages: dict[str, Any], texts: Texts) -> None:
    seen: set[str] = set()
    for name, page in pages.items():
        words = BeautifulSoup(str(page), "html.parser")
        for part in words.select(NOT_SHOWN):
            part.decompose()
        shown = words.get_text()
        assert list(misread(shown, texts.texts)) == [], name
        seen |= marks(shown)
    assert len(seen) > 120


@pytest.mark.engine
def test_no_text_becomes_an_element_or_an_attribute(pages: dict[str, Any], texts: Texts) -> None:
    for name, page in pages.items():
        for tag in page.select("*"):
            for attribute, value in tag.attrs.items():
                assert not attribute.startswith("on"), name
                if attribute not in ("href", "class", "id"):
                    told = str(value)
                    if tag.get("name") == "facets" and attribute == "content":
                        told = " ".join(strings(json.loads(told)))
                    if attribute in ("data-country", "value"):
                        told = unquote(told)
                    if attribute == "title" and "Z3988" in tag.get_attribute_list("class"):
                        told = " ".join(value for _, value in parse_qsl(told))
                    assert list(misread(told, texts.texts)) == [], (name, attribute)
        assert not page.select("[src=x], [onclick], .c")
        for script in page.select('script:not([type="application/ld+json"])'):
            assert not marks(script.get_text()), name
            assert "alert(" not in script.get_text(), name
        assert not page.select(
            '[href^="javascript"], [src^="javascript"], a[href="e"], img[src="g"]'
        )
        bare = [a for a in page.select("a[href]") if "bare.example" in a["href"]]
        assert bare == []


@pytest.mark.engine
def test_addresses_are_linked_as_they_were_typed(pages: dict[str, Any]) -> None:
    links = [
        link["href"]
        for page in pages.values()
        for link in page.select("a[href]")
        if "evil.example" in link["href"]
    ]
    assert len(links) > 20
    for link in links:
        assert link.startswith(ADDRESS)
        assert re.fullmatch(r"(:~:text=[\w%.,~-]+)?", link.removeprefix(ADDRESS))


@pytest.mark.engine
def test_structured_data_is_read_back_as_it_was_typed(pages: dict[str, Any], texts: Texts) -> None:
    found = [
        json.loads(script.string)
        for page in pages.values()
        for script in page.select('script[type="application/ld+json"]')
    ]
    words = [text for data in found for text in strings(data) if marks(text)]
    assert len(words) > 30
    assert {text for text in words if not text.startswith("https:")} <= set(texts.texts.values())


def strings(data: Any) -> Iterator[str]:
    """Yield every text in JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


def test_front_matter_cannot_be_left(files: dict[str, bytes]) -> None:
    for uri, data in files.items():
        if uri.endswith(".md"):
            head, matter, body = re.split(r"^---$", data.decode(), maxsplit=2, flags=re.MULTILINE)
            assert head == ""
            assert all(re.match(r'\w+: ["\[{]', line) for line in matter.strip().splitlines()), uri
            assert body.startswith("\n\n")


def test_downloads_are_read_back_as_they_were_typed(files: dict[str, bytes], texts: Texts) -> None:
    known = set(texts.texts.values())
    rows = list(csv.DictReader(io.StringIO(files["data/claims.csv"].decode(), newline="")))
    assert len(rows) == 6
    assert {row["title"] for row in rows} | {row["summary"] for row in rows} <= known
    works = json.loads(files["data/sources.json"])
    assert {work["title"] for work in works if "title" in work} <= known
    places = json.loads(files["data/places.geojson"])
    assert {place["properties"]["name"] for place in places["features"]} <= known
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - our own file
    titles = feed.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title")
    assert {title.text for title in titles} <= known


def test_the_maps_script_carries_no_text(files: dict[str, bytes]) -> None:
    assert not marks(files["assets/places.js"].decode())


def test_a_bibliography_entry_cannot_be_left(files: dict[str, bytes]) -> None:
    for line in files["data/sources.ris"].decode().splitlines():
        assert re.match(r"[A-Z][A-Z0-9]  - ", line)
    entries = files["data/sources.bib"].decode().split("\n\n")
    assert len(entries) == 11
    for entry in entries:
        plain = re.sub(r"\\[{}]", "", entry)
        assert plain.count("{") == plain.count("}")
        assert re.fullmatch(r"@\w+\{[\w-]+,\n(  \w+ = \{.*\},\n)+\}\s*", entry)
