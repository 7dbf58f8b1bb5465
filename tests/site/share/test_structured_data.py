"""What machines read in pages keeps to the vocabulary, and says no more than the records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
import yaml

from generator.evidence import build_evidence
from generator.model.lists import SUPPORTING
from generator.output.build import build, build_site
from generator.read.collection import Collection
from generator.site.share.structured_data.things import WORKS
from tests.sites import ROOT, SAMPLE

VOCABULARY: Mapping[str, Any] = json.loads((ROOT / "tests/cases/schema-org.json").read_text())
CLAIM = "content/claims/ferries-lost.yml"
TEXTS = {"str", "URL", "date", "datetime", "time"}


def data_of(files: Mapping[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """Return the graph of each page that has one, by its source URI."""
    found = {}
    for uri, data in files.items():
        if uri.endswith(".md"):
            for line in data.decode().partition("\n---\n")[0].splitlines():
                if line.startswith("structured_data: "):
                    found[uri] = json.loads(line.partition(": ")[2])["@graph"]
    return found


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "this site"])
def built(request: pytest.FixtureRequest) -> tuple[Collection, Mapping[str, bytes]]:
    found = build(request.param)
    assert found.collection
    assert not found.errors
    return found.collection, found.files


def wrong(thing: Any, allowed: set[str], way: str) -> Iterator[str]:
    """Yield what in structured data is not in the vocabulary."""
    if isinstance(thing, list):
        for one in thing:
            yield from wrong(one, allowed, way)
    elif isinstance(thing, dict):
        kind = thing["@type"]
        known = VOCABULARY[kind]
        if allowed and not allowed & set(known["is"]):
            yield f"{way} takes {sorted(allowed)}, not {kind}"
        for name, value in thing.items():
            if not name.startswith("@"):
                takes = known["properties"].get(name)
                if takes is None:
                    yield f"{way} has {name}"
                else:
                    yield from wrong(value, set(takes), f"{way}.{name}")
    elif isinstance(thing, str) and not allowed & TEXTS:
        yield f"{way} takes {sorted(allowed)}, not a text"
    elif isinstance(thing, str) and allowed <= {"date", "datetime"}:
        date.fromisoformat(thing[:10] if len(thing) > 7 else f"{thing}-01-01"[:10])


def test_every_page_keeps_to_the_vocabulary(built: tuple[Collection, Mapping[str, bytes]]) -> None:
    graphs = data_of(built[1])
    pages = {uri for uri in built[1] if uri.endswith(".md")}
    assert graphs.keys() == pages
    for uri, graph in graphs.items():
        assert list(wrong(graph, set(), uri)) == []


def test_the_vocabulary_has_every_type_that_records_can_have() -> None:
    general = yaml.safe_load((ROOT / "generator/vocabulary.yml").read_text("utf-8"))
    kinds = {
        kind["schema"] for group in general.values() for kind in group.values() if "schema" in kind
    }
    assert {*WORKS.values(), *kinds} <= VOCABULARY.keys()


def test_the_check_of_the_vocabulary_finds_what_is_wrong() -> None:
    claim = {"@type": "Claim", "verdict": "false", "appearance": "a text", "publisher": "x"}
    claim["contentLocation"] = {"@type": "Organization", "name": "x"}  # type: ignore[assignment] # JSON
    assert len(list(wrong(claim, set(), "x"))) == 4


def test_every_page_but_home_tells_the_way_to_it(
    built: tuple[Collection, Mapping[str, bytes]],
) -> None:
    for uri, graph in data_of(built[1]).items():
        ways = [thing for thing in graph if thing["@type"] == "BreadcrumbList"]
        assert len(ways) == (uri != "index.md")
        for way in ways:
            steps = way["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"]["@id"] == graph[0]["url"]


def test_a_claim_appears_only_in_works_all_of_whose_statements_bear_it_out(
    built: tuple[Collection, Mapping[str, bytes]],
) -> None:
    collection, files = built
    evidence, graphs = build_evidence(collection), data_of(files)
    left_out = 0
    for id_, claim in collection.claims.items():
        thing = graphs[f"claims/{id_}/index.md"][0]
        assert thing["creativeWorkStatus"]["termCode"] == evidence.standings[id_].grade
        given: dict[str, set[bool]] = {}
        carriers = evidence.carriers[id_]
        for statement, works in zip(claim.record.statements, carriers, strict=True):
            for work in works:
                given.setdefault(work, set()).add(statement.stance in SUPPORTING)
        told = evidence.standings[id_].told.articles
        expected = [work for work in told if given[work] == {True}]
        assert len(thing.get("appearance", ())) == len(expected)
        left_out += len(given) - len(expected)
        changes = [str(change.on) for change in claim.record.changes]
        assert thing["dateModified"] == max([str(claim.record.reviewed), *changes])
    # Another content in place of this site's own may have a handful of claims, and no denial.
    handful = collection.settings.site_name != "The silent hives" and len(collection.claims) < 20
    assert left_out or handful


def test_who_corrects_a_falsehood_is_not_where_it_appears(
    collect: Callable[..., Collection],
) -> None:
    works = ("gazette-storm", "courier", "review")
    told = [
        {"id": "spread", "source": works[0], "says": "It is so.", "stance": "asserts"},
        {"id": "corrected", "source": works[1], "says": "It is not so.", "stance": "denies"},
        {"id": "retold", "source": works[2], "says": "It went round.", "stance": "asserts"},
        {"id": "and-corrected", "source": works[2], "says": "It is not so.", "stance": "denies"},
    ]
    patch = {
        CLAIM: {"kind": "falsehood", "statements": told},
        **{
            f"content/sources/{id_}.yml": {
                "type": "webpage", "title": id_, "language": "en", "read": "whole",
                "URL": f"https://{id_}.example/", "issued": "2030-03-05", "publisher": "gazette",
            }
            for id_ in works[1:]
        },
    }  # fmt: skip
    graph = data_of(build_site(collect(patch)))["claims/ferries-lost/index.md"]
    assert {work.get("name") for work in graph[0]["appearance"]} == {"Ferries lost in storm"}


def test_a_label_of_ours_is_no_title(collect: Callable[..., Collection]) -> None:
    work = {"title": None, "label": "a post on the storm"}
    graph = data_of(build_site(collect({"content/sources/gazette-storm.yml": work})))
    (found,) = graph["claims/ferries-lost/index.md"][0]["appearance"]
    assert "name" not in found
    assert found["description"] == "a post on the storm"


def test_only_a_place_that_is_a_point_is_told_where_it_is(
    built: tuple[Collection, Mapping[str, bytes]],
) -> None:
    collection, files = built
    graphs = data_of(files)
    for id_, place in collection.places.items():
        located = graphs[f"places/{id_}/index.md"][0]["mainEntity"]
        assert ("geo" in located) == (place.record.precision not in ("region", "country"))


def test_the_data_set_says_what_it_holds(built: tuple[Collection, Mapping[str, bytes]]) -> None:
    (data, *_) = data_of(built[1])["data/index.md"]
    for name in ("identifier", "keywords", "temporalCoverage", "spatialCoverage", "license",
                 "variableMeasured", "version", "creator"):  # fmt: skip
        assert data[name]
    counted = {series.key.quantity for series in build_evidence(built[0]).series}
    named = {built[0].quantities[id_].record.name for id_ in counted}
    counts = {"articles", "statements", "origins", "lines", "undetermined"}
    assert {one["name"] for one in data["variableMeasured"]} == named | counts
    sizes = {
        one["contentUrl"].partition("//")[2].partition("/")[2]: one["contentSize"]
        for one in data["distribution"]
    }
    for way, size in sizes.items():
        uri = next(uri for uri in built[1] if way.endswith(uri))
        assert size == f"{len(built[1][uri])} B"
