"""Counts agree wherever they stand, and each can be made again from the tables alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.evidence.counting import COUNTED, HOLDING, ways_to_count
from generator.export.facts import Facts
from generator.export.tabular.tables import TABLES
from generator.read.collection import Collection
from generator.site.pages.registry import list_pages
from tests.site.made import shown, site_of

Rows = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def tables(collection: Collection) -> dict[str, Rows]:
    facts = Facts(collection, build_evidence(collection), Addresses())
    return {
        table.name: {
            row["id"]: row
            for row in csv.DictReader(io.StringIO(table.csv(table.cells(facts)).decode()))
        }
        for table in TABLES
        if table.key == ("id",)
    }


@pytest.fixture(scope="module")
def pages(collection: Collection) -> dict[str, BeautifulSoup]:
    site = site_of(collection)
    lists = {uri: make(site) for uri, make in list_pages(site).items()}
    return {uri: shown(lists[uri].body) for uri in ("changes.md", "counting.md", "sources.md")}


def test_what_counting_hides_is_made_again_from_the_tables(
    tables: dict[str, Rows], pages: dict[str, BeautifulSoup]
) -> None:
    passing: dict[str, set[str]] = {name: set() for name in COUNTED}
    for id_, claim in tables["claims"].items():
        works = json.loads(claim["carried_by"])
        publishers = {tables["sources"][work]["publisher"] or work for work in works}
        numbers = (len(works), len(publishers), int(claim["origins"]), int(claim["lines"]))
        for name, number in zip(passing, numbers, strict=True):
            if number > 1:
                passing[name].add(id_)
    held = {id_ for id_ in passing["lines"] if tables["claims"][id_]["standing"] in HOLDING}
    rows = pages["counting.md"].select("tbody tr")
    told = [int(row.select("td")[1].text.replace(",", "")) for row in rows]
    assert told == [len(claims) for claims in (*passing.values(), held)]


def test_each_number_of_the_page_opens_the_claims_that_it_counts(
    collection: Collection, pages: dict[str, BeautifulSoup]
) -> None:
    page = pages["counting.md"]
    for step in ways_to_count(collection, build_evidence(collection))[1:]:
        for anchor, claims in (
            (f"fall-{step.name}", step.fallen),
            (f"gain-{step.name}", step.gained),
        ):
            heading = page.find(id=anchor)
            assert bool(heading) == bool(claims)
            if heading:
                listed = heading.find_next("ul")
                assert listed
                assert len(listed.select(".claim-item__title")) == len(claims)
                assert page.select(f'td a[href="#{anchor}"]')[0].text == str(len(claims))


def test_counts_and_their_lists_agree_on_claims_sources_and_in_the_data(
    collection: Collection, tables: dict[str, Rows], pages: dict[str, BeautifulSoup]
) -> None:
    counting: dict[str, set[str]] = {}
    for id_, claim in tables["claims"].items():
        works = json.loads(claim["carried_by"])
        assert len(works) == int(claim["articles"])
        for work in (*works, *json.loads(claim["opposed_by"])):
            counting.setdefault(work, set()).add(id_)
    for work, row in tables["sources"].items():
        assert set(json.loads(row["claims"])) == counting.get(work, set())
        entry: Any = pages["sources.md"].find(id=work)
        counted = [s for s in entry.select("span") if s.text.startswith("Counted in")]
        links = counted[0].select("a") if counted else []
        number = int(counted[0].text.split()[2]) if counted else 0
        assert number == len(links) == len(counting.get(work, ()))
        assert {link["href"].split("/")[-2] for link in links} == counting.get(work, set())
    assert collection.sources.keys() >= counting.keys()


def test_the_page_of_changes_has_every_row_of_the_table(
    tables: dict[str, Rows], pages: dict[str, BeautifulSoup]
) -> None:
    page, told = pages["changes.md"], []
    for item in page.select("li"):
        link, group = item.select_one("a[href]"), item.find_parent("details")
        assert link
        day: Any = item.find("time") or (group and group.find("time"))
        words = item.get_text().partition(link.text)[2].removeprefix(": ").strip()
        told.append((day["datetime"], str(link["href"]).split("/")[-2], words))
    assert sorted(told) == sorted(
        (row["on"], row["claim"], f"{row['what']} {row['why']}" * (row["kind"] != "added"))
        for row in tables["changes"].values()
    )
