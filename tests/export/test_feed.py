from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree

from generator.addresses import Addresses
from generator.cli.reading import content_texts
from generator.desk.records.rename import rename
from generator.evidence import build_evidence
from generator.export.downloads import export_downloads
from generator.export.facts import Facts
from generator.export.feed import changes, export_feed, first_names, news
from generator.model.lists import ChangeKind
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.words.language import Language

CLAIM = "content/claims/ferries-lost.yml"
CHANGES = [
    {"on": "2031-05-02", "what": "Added <b> & a count.", "why": "It was late."},
    {"on": "2031-04-01", "what": "Corrected the day.", "why": "It had said May."},
]
SITE = Addresses("https://storm.example/lake/")
PAGE = "https://storm.example/lake/claims/ferries-lost/"


def facts_of(collection: Collection, addresses: Addresses = SITE, tag: str = "en") -> Facts:
    return Facts(collection, build_evidence(collection), addresses, Language(tag))


ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "cases/atom.rng"))


class Entry(NamedTuple):
    """An entry of a feed, as programs read it."""

    id: str
    kind: str
    link: str
    updated: str
    title: str
    summary: str


def valid(facts: Facts) -> Any:
    """Return a feed, which keeps to the RFC."""
    feed = etree.fromstring(export_feed(facts))
    SCHEMA.assertValid(feed)
    return feed


def read(facts: Facts) -> list[Entry]:
    def text(entry: Any, name: str) -> str:
        return str(entry.findtext(f"{ATOM}{name}"))

    return [
        Entry(
            text(entry, "id"),
            entry.find(f"{ATOM}category").get("term"),
            entry.find(f"{ATOM}link").get("href"),
            text(entry, "updated"),
            text(entry, "title"),
            text(entry, "summary"),
        )
        for entry in valid(facts).iterfind(f"{ATOM}entry")
    ]


def ids(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def test_changes_come_newest_first(collection: Collection) -> None:
    for found in (changes(collection), news(facts_of(collection))):
        days = [dated.change.on.sort_key for dated in found]
        assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("base", ["https://storm.example/lake/", ""], ids=["public", "no address"])
def test_the_feed_has_what_atom_asks_for(collection: Collection, base: str) -> None:
    facts = facts_of(collection, Addresses(base))
    entries = read(facts)
    assert len(set(ids(entries))) == len(entries) >= len(collection.claims)
    links = {
        link.get("rel", "alternate"): link.get("href")
        for link in valid(facts).iterfind(f"{ATOM}link")
    }
    public = {"alternate": f"{base}changes/", "self": f"{base}feed.xml"}
    assert links == (public if base else {"alternate": "changes/"})


def test_an_entry_says_what_changed_and_why_and_links_the_claim(
    collect: Callable[..., Collection],
) -> None:
    feed = read(facts_of(collect({CLAIM: {"changes": CHANGES}})))
    first, second, third = feed
    assert first.summary == "Added <b> & a count. It was late."
    assert [entry.link for entry in feed] == [PAGE] * 3
    assert second.updated == third.updated == "2031-04-01T00:00:00Z"
    assert [entry.kind for entry in feed] == ["corrected", "corrected", "added"]


def test_two_changes_of_a_claim_on_one_day_have_names_of_their_own(
    collect: Callable[..., Collection],
) -> None:
    twice = [CHANGES[0], {**CHANGES[1], "on": CHANGES[0]["on"]}]
    feed = read(facts_of(collect({CLAIM: {"changes": twice}})))
    # The older keeps its name when the newer is put above it.
    marks = [id_.partition("#")[2] for id_ in ids(feed)]
    assert marks == ["2031-05-02-2", "2031-05-02", "added"]


def test_a_claim_is_new_on_the_day_it_says_or_the_first_that_it_names(
    collect: Callable[..., Collection],
) -> None:
    for fields, day in (
        ({}, "2031-05-01"),
        ({"changes": CHANGES}, "2031-04-01"),
        ({"changes": CHANGES, "added": "2031-03-20"}, "2031-03-20"),
    ):
        collection = collect({CLAIM: fields})
        entry = read(facts_of(collection))[-1]
        assert entry.updated == f"{day}T00:00:00Z"
        summary = collection.claims["ferries-lost"].record.summary
        assert entry.summary == f"New claim. {summary}"


def test_a_change_of_standing_is_told_with_its_reason_unless_an_editor_set_it(
    collect: Callable[..., Collection],
) -> None:
    collection = collect()
    first = collection.claims["ferries-lost"].record.statements[0]
    said = first.model_dump(mode="json", exclude_defaults=True)
    denial = {"id": "no", "said_on": "2030-03-20", "stance": "denies", "chain": ["gazette"]}
    fields = {"statements": [said, {**said, **denial, "estimates": []}]}
    found = news(facts_of(collect({CLAIM: fields})))
    told = [each for each in found if each.kind is ChangeKind.STANDING]
    assert [(each.mark, str(each.change.on)) for each in told] == [
        ("standing-2030-03-20", "2030-03-20")
    ]
    assert told[0].change.what == "The standing changed: single origin, then contested."
    assert "Orrin Gazette (20 March 2030) denied it" in told[0].change.why
    override = {"standing": {"grade": "corroborated", "because": "Both were there."}}
    found = news(facts_of(collect({CLAIM: fields | override})))
    assert ChangeKind.STANDING not in {each.kind for each in found}


def test_what_names_an_entry_survives_every_renaming(write_project: Callable[..., Path]) -> None:
    root = write_project({CLAIM: {"changes": CHANGES}})
    before = None
    for old, new in (("ferries-lost", "b-name"), ("b-name", "a-name"), ("a-name", "ferries-lost")):
        collection, issues = load(root)
        assert collection
        assert not issues
        before = before or ids(read(facts_of(collection)))
        for path, text in rename(collection, content_texts(root), "claims", old, new).items():
            file = root / path
            file.parent.mkdir(exist_ok=True)
            file.unlink(missing_ok=True) if text is None else file.write_text(text)
        collection, issues = load(root)
        assert collection
        assert not issues
        after = read(facts_of(collection))
        assert ids(after) == before
        assert after[0].link == f"https://storm.example/lake/claims/{new}/"


def test_one_former_identifier_is_taken_for_the_first(collect: Callable[..., Collection]) -> None:
    for former, first in (
        ({"ferries-gone": "ferries-lost"}, "ferries-gone"),
        ({"ferries-gone": "ferries-lost", "ferry-gone": "ferries-lost"}, "ferries-lost"),
    ):
        collection = collect({"content/redirects.yml": {"claims": former}})
        assert first_names(collection) == {"ferries-lost": first}


def test_the_day_of_the_edition_stands_where_a_clock_would(
    collect: Callable[..., Collection],
) -> None:
    feed = valid(facts_of(collect()))
    assert feed.findtext(f"{ATOM}updated") == "2031-06-01T00:00:00Z"


def test_changes_as_json_say_what_the_feed_says(collection: Collection) -> None:
    facts = facts_of(collection)
    rows = json.loads(export_downloads(facts)["data/changes.json"])
    entries = read(facts)
    assert [
        (row["kind"], f"{row['on']}T00:00:00Z", f"{row['what']} {row['why']}") for row in rows
    ] == [(entry.kind, entry.updated, entry.summary) for entry in entries]
    assert [row["url"].partition("#")[0] for row in rows] == [entry.link for entry in entries]
    assert [row["id"].partition(".")[2] for row in rows] == [
        entry.id.partition("#")[2] for entry in entries
    ]


def test_the_words_of_the_feed_are_in_the_language_of_the_site(
    collect: Callable[..., Collection],
) -> None:
    (entry,) = read(facts_of(collect(), tag="uk"))
    assert entry.summary.startswith("Нове твердження. ")
