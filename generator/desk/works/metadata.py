"""What a page says about itself, the more exact first.

JSON-LD, Open Graph, Dublin Core, the tags of scholarly search engines, microdata and HTML.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

TITLE, SITE, AUTHOR, DATE, LANGUAGE, ADDRESS, DOI, KIND = (
    *("title", "site", "author", "date", "language", "address", "doi", "kind"),
)

Stated = Mapping[str, list[str]]
"""For each thing that a page may say, what it says, the more exact first."""

_LINKED = {
    TITLE: ("headline", "name"),
    SITE: ("publisher", "isPartOf", "sourceOrganization"),
    AUTHOR: ("author", "creator"),
    DATE: ("datePublished", "uploadDate", "dateCreated"),
    LANGUAGE: ("inLanguage",),
    ADDRESS: ("url", "mainEntityOfPage", "@id"),
    KIND: ("@type",),
}
"""What JSON-LD calls things (schema.org)."""

_META = {
    TITLE: "citation_title dc.title dcterms.title og:title twitter:title parsely-title",
    SITE: "og:site_name citation_journal_title citation_publisher dc.publisher dcterms.publisher"
    " application-name",
    AUTHOR: "citation_author dc.creator dcterms.creator dc.contributor.author author article:author"
    " parsely-author sailthru.author byl",
    DATE: "article:published_time citation_publication_date citation_date dc.date.issued"
    " dcterms.issued dc.date dcterms.date dcterms.created dc.date.created datepublished pubdate"
    " parsely-pub-date og:published_time date",
    LANGUAGE: "dc.language dcterms.language citation_language content-language og:locale",
    ADDRESS: "og:url",
    DOI: "citation_doi dc.identifier.doi prism.doi dc.identifier",
    KIND: "og:type dc.type",
}
"""What the tags `meta` call things, the more exact first."""

_WORKS = re.compile(r"(Article|Posting|Report|VideoObject|Book|Thesis|Dataset|Review)$")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def read_metadata(tree: Any, address: str) -> Stated:
    """Return what a page says about itself, from its parsed markup and the address it came from."""
    found: dict[str, list[str]] = defaultdict(list)
    meta = _meta(tree)
    if language := str(tree.get("lang") or ""):
        found[LANGUAGE].append(language)
    found[ADDRESS] += tree.xpath("//link[@rel='canonical']/@href")
    for fact, texts in _linked_data(tree):
        found[fact] += texts
    for fact, names in _META.items():
        for name in names.split():
            # One way of naming all authors: another would name them again, otherwise spelled.
            if fact != AUTHOR or not found[fact]:
                found[fact] += [text for text in meta[name] if fact != AUTHOR or "://" not in text]
    if meta["article:published_time"]:
        found[KIND].append("article")
    found[AUTHOR] = found[AUTHOR] or _texts(tree, "//*[@itemprop='author' or @rel='author']")
    found[DATE] += tree.xpath(
        "//*[@itemprop='datePublished']/@*[name()='datetime' or name()='content']"
    )
    found[TITLE] += _headings(tree, found[SITE])
    base = (tree.xpath("//base/@href") or [address])[0]
    found[ADDRESS] = [urljoin(base or address, one) for one in found[ADDRESS]]
    found[DOI] = [doi[0] for text in found[DOI] if (doi := _DOI.search(text))]
    return {fact: _clean(found[fact]) for fact in _META}


def _meta(tree: Any) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for tag in tree.iter("meta"):
        for key in ("property", "name", "http-equiv", "itemprop"):
            name = str(tag.get(key) or "").strip().lower()
            if name and (content := tag.get("content")):
                found[name].append(str(content))
    return found


def _headings(tree: Any, sites: Iterable[str]) -> list[str]:
    """Return the only main heading; the title of the page without the name of the site."""
    headings = _texts(tree, "//h1")
    title = " ".join(str(tree.findtext(".//title") or "").split())
    for site in sites:
        title = re.sub(rf"\s+[|–—·:-]\s+{re.escape(site.strip())}\s*$", "", title)
    return [*(headings if len(headings) == 1 else []), title]


def _texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def _linked_data(tree: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield what the JSON-LD of a page says of the work: of an article, else of the page."""
    nodes: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            nodes += _nodes(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue  # a page that says it wrongly says nothing
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    works = [node for node in nodes if any(map(_WORKS.search, _names(node.get("@type"), {})))]
    pages = [node for node in nodes if "WebPage" in _names(node.get("@type"), {})]
    for node in (works or pages)[:1]:
        for fact, keys in _LINKED.items():
            yield fact, [text for key in keys for text in _names(node.get(key), known)]


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key))


def _names(value: Any, known: Mapping[str, dict[str, Any]]) -> list[str]:
    """Return the texts of a value: itself, of each in a list, or what a thing is called."""
    if isinstance(value, list):
        return [text for item in value for text in _names(item, known)]
    if isinstance(value, dict):
        thing = {**known.get(str(value.get("@id")), {}), **value}
        name = thing.get("name") or thing.get("alternateName") or thing.get("@value")
        return _names(name or thing.get("url") or thing.get("@id"), {})
    return [value] if isinstance(value, str) else []


def _clean(texts: Iterable[str]) -> list[str]:
    plain = (" ".join(str(text).split()) for text in texts)
    return list(dict.fromkeys(text for text in plain if text))
