from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.downloads import Facts, export_downloads
from generator.export.feed import changes, export_feed
from generator.read.collection import Collection

ATOM = "{http://www.w3.org/2005/Atom}"
CLAIM = "content/claims/ferries-lost.yml"
CHANGES = [
    {"on": "2031-05-02", "what": "Added <b> & a count.", "why": "It was late."},
    {"on": "2031-04-01", "what": "Corrected the day.", "why": "It had said May."},
]
SITE = Addresses("https://storm.example/lake/")


def texts(element: ET.Element, name: str) -> list[str]:
    return [str(found.text) for found in element.findall(f"{ATOM}{name}")]


def test_changes_come_newest_first(collection: Collection) -> None:
    days = [dated.change.on.sort_key for dated in changes(collection)]
    assert days == sorted(days, reverse=True)


def test_the_feed_has_what_atom_asks_for(collection: Collection) -> None:
    feed = ET.fromstring(export_feed(collection, SITE))  # noqa: S314 - our own
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(texts(part, name)) == 1
        (updated,) = texts(part, "updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", updated)
    entries = feed.findall(f"{ATOM}entry")
    ids = [texts(entry, "id")[0] for entry in entries]
    assert len(set(ids)) == len(ids) == len(changes(collection))
    assert texts(feed, "id") == ["https://storm.example/lake/feed.xml"]


def test_an_entry_says_what_changed_and_why_and_links_the_claim(
    collect: Callable[..., Collection],
) -> None:
    feed = ET.fromstring(export_feed(collect({CLAIM: {"changes": CHANGES}}), SITE))  # noqa: S314
    first, second = feed.findall(f"{ATOM}entry")
    assert texts(first, "summary") == ["Added <b> & a count. It was late."]
    assert texts(second, "updated") == ["2031-04-01T00:00:00Z"]
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://storm.example/lake/claims/ferries-lost/"


def test_two_changes_of_a_claim_on_one_day_have_names_of_their_own(
    collect: Callable[..., Collection],
) -> None:
    twice = [CHANGES[0], {**CHANGES[1], "on": CHANGES[0]["on"]}]
    feed = ET.fromstring(export_feed(collect({CLAIM: {"changes": twice}}), SITE))  # noqa: S314
    ids = [texts(entry, "id")[0] for entry in feed.findall(f"{ATOM}entry")]
    # The older keeps its name when the newer is put above it.
    assert [id_.partition("#")[2] for id_ in ids] == ["2031-05-02-2", "2031-05-02"]


def test_the_day_of_the_edition_stands_where_a_clock_would(
    collect: Callable[..., Collection],
) -> None:
    feed = ET.fromstring(export_feed(collect(), SITE))  # noqa: S314
    assert texts(feed, "updated") == ["2031-06-01T00:00:00Z"]


def test_changes_are_there_as_json_too(collect: Callable[..., Collection]) -> None:
    collection = collect({CLAIM: {"changes": CHANGES}})
    facts = Facts(collection, build_evidence(collection), SITE)
    first, second = json.loads(export_downloads(facts)["data/changes.json"])
    assert first["what"] == "Added <b> & a count."
    assert first["id"] == "ferries-lost.2031-05-02"
    assert second["url"] == "https://storm.example/lake/claims/ferries-lost/#changes"
