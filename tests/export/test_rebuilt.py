"""What pages say is made again from the package of data alone; nothing of `generator` is imported.

The site is built by the command, as a newsroom does; then only the ZIP and the pages are read.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown  # type: ignore[import-untyped] # has no types

from tests.sites import BIN, ROOT, copy_sample, link_own, write_settings

Row = Mapping[str, str]
SUPPORTING = {"asserts", "confirms", "admits", "shows"}
WELL_SUPPORTED = {"corroborated", "acknowledged"}


class Site:
    """The tables of a built site, and its pages as a browser would have them."""

    def __init__(self, docs: Path) -> None:
        (package,) = (docs / "data").glob("records-*.zip")
        with zipfile.ZipFile(package) as packed:
            described = json.loads(packed.read("datapackage.json"))
            self.tables: dict[str, list[Row]] = {
                resource["name"]: list(
                    csv.DictReader(io.StringIO(packed.read(resource["path"]).decode(), newline=""))
                )
                for resource in described["resources"]
            }
        self.docs = docs

    def by_id(self, table: str) -> dict[str, Row]:
        return {row["id"]: row for row in self.tables[table]}

    def grouped(self, table: str, by: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.tables[table]:
            found[row[by]].append(row)
        return found

    def body(self, uri: str) -> str:
        text = (self.docs / uri / "index.md.txt").read_text(encoding="utf-8")
        return text.partition("\n---\n")[2]

    def page(self, uri: str) -> BeautifulSoup:
        extensions = ["attr_list", "def_list", "footnotes", "md_in_html", "tables"]
        return BeautifulSoup(Markdown(extensions=extensions).convert(self.body(uri)), "html.parser")


def own_in_english(folder: Path) -> Path:
    """Return a project with this site's own content, the words of pages in English."""
    project = link_own(folder)
    (project / "content").unlink()
    shutil.copytree(ROOT / "content", project / "content")
    record = project / "content/site.yml"
    record.write_text(re.sub(r"(?m)^language: .*", "language: en", record.read_text("utf-8")))
    for source in project.glob("content/sources/*.yml"):
        if "\nlanguage: en\n" in (text := source.read_text("utf-8")):
            source.write_text(re.sub(r"(?m)^original-title: .*\n", "", text))
    write_settings(project, ROOT / "mkdocs.yml", {"theme": {"language": "en"}})
    return project


@pytest.fixture(scope="module", params=[copy_sample, own_in_english], ids=["sample", "this site"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = request.param(tmp_path_factory.mktemp("rebuilt"))
    subprocess.run([BIN / "generator", "build"], cwd=project, check=True, capture_output=True)
    return Site(project / "build/docs")


def numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def test_every_figure_stands_where_the_tables_put_it(site: Site) -> None:
    page = site.page("estimates")
    estimates = site.grouped("estimates", "series")
    shown = set[str]()
    for series in site.tables["series"]:
        rows = {row["id"]: row for row in estimates[series["id"]]}
        firsts = [row for row in rows.values() if row["role"] == "first"]
        assert len(firsts) == int(series["figures"])
        for id_, row in rows.items():
            told = page.find(id=id_)
            assert isinstance(told, Tag), id_
            link = told.select_one(".figure-link")
            assert link
            assert set(numbers(row["value"])) <= set(numbers(link.text))
            assert row["claim"] in str(link["href"])
            assert ("relayed" in told["class"]) == (row["role"] != "first")
            assert row["wording"] in told.text
            if row["role"] != "first":
                above: Any = told
                while "relayed" in above["class"]:
                    above = above.find_previous("li", class_="said")
                assert above["id"] == row["under"]
                first = rows[row["under"]]
                ends = ("low", "high", "low_open", "high_open")
                same = all(row[f"holds_{end}"] == first[f"holds_{end}"] for end in ends)
                assert row["role"] == ("relayed" if same else "noise")
        shown |= rows.keys()
        if len(firsts) > 1:
            heading = page.find(id=series["id"])
            assert isinstance(heading, Tag)
            section = heading.find_parent("section", class_="series")
            assert isinstance(section, Tag)
            assert {str(li["id"]) for li in section.select("li.said")} == rows.keys()
            for voice in section.select(".voice"):
                mine = {row["first_voice"] for row in firsts if voice.find(id=row["id"])}
                assert len(mine) == 1
    assert {str(li["id"]) for li in page.select("li.said")} == shown


def meets(a: Row, b: Row) -> bool:
    """Return whether there is a number at which two figures both hold."""
    lows = [(Decimal(r["holds_low"]), r["holds_low_open"]) for r in (a, b) if r["holds_low"]]
    highs = [(Decimal(r["holds_high"]), r["holds_high_open"]) for r in (a, b) if r["holds_high"]]
    if not lows or not highs:
        return True
    low, high = max(low for low, _ in lows), min(high for high, _ in highs)
    open_ = (low, "true") in lows or (high, "true") in highs
    return low < high or (low == high and not open_)


def test_every_disagreement_follows_from_the_bounds_in_the_tables(site: Site) -> None:
    page, estimates = site.page("estimates"), site.by_id("estimates")
    by_series = site.grouped("comparisons", "series")
    verdicts: Counter[str] = Counter()
    for series, pairs in by_series.items():
        for pair in pairs:
            a, b = estimates[pair["a"]], estimates[pair["b"]]
            assert a["series"] == b["series"] == series
            assert (pair["verdict"] == "cannot-both-hold") != meets(a, b)
            verdicts[pair["verdict"]] += 1
        section = page.find(id=series).find_parent("section", class_="series")  # type: ignore[union-attr] # asserted by use
        assert isinstance(section, Tag)
        told = [pair for pair in pairs if pair["verdict"] != "both-can-hold"]
        assert len(section.select("li.disagreement")) == len(told)
        assert len(section.select(".agreements li")) == len(pairs) - len(told)
    assert len(page.select("li.disagreement")) == sum(
        number for verdict, number in verdicts.items() if verdict != "both-can-hold"
    )


def test_every_revision_is_of_one_series_and_counted_on_the_page(site: Site) -> None:
    page, estimates = site.page("estimates"), site.by_id("estimates")
    for series, pairs in site.grouped("revisions", "series").items():
        for pair in pairs:
            earlier, later = estimates[pair["earlier"]], estimates[pair["later"]]
            assert earlier["series"] == later["series"] == series
            if pair["authored"] == "false":
                assert earlier["first_voice"] == later["first_voice"]
        section = page.find(id=series).find_parent("section", class_="series")  # type: ignore[union-attr] # asserted by use
        assert isinstance(section, Tag)
        told = re.search(r"(\d+) replaces? ", section.text)
        assert told
        assert int(told[1]) == len(pairs)


def counts(statements: list[Row], works: Mapping[str, list[Row]], side: str) -> dict[str, int]:
    mine = [row for row in statements if row["side"] == side]
    return {
        "article": len(
            {w["source"] for row in mine for w in works[row["id"]] if w["counted"] == "true"}
        ),
        "statement": len({row["act"] for row in mine}),
        "origin": len({row["counts_as"] for row in mine} - {""}),
        "line": len({row["line"] for row in mine} - {""}),
        "undetermined": sum(row["undetermined"] == "true" for row in mine),
    }


def test_every_count_of_a_claim_is_counted_again(site: Site) -> None:
    works = site.grouped("statement-works", "statement")
    by_claim = site.grouped("statements", "claim")
    for claim in site.tables["claims"]:
        page = BeautifulSoup(site.body(f"claims/{claim['id']}"), "html.parser")
        groups = page.select(".standing .counted")
        sides = [
            s for s in ("for", "against") if any(r["side"] == s for r in by_claim[claim["id"]])
        ]
        assert len(groups) == len(sides), claim["id"]
        for side, group in zip(sides, groups, strict=True):
            found = counts(by_claim[claim["id"]], works, side)
            for summary in group.select("summary"):
                (number,), (_, word, *_) = numbers(summary.text), summary.text.split()
                assert found[word.rstrip("s")] == number, (claim["id"], summary.text)
        found = counts(by_claim[claim["id"]], works, "for")
        assert found["article"] == int(claim["articles"])
        assert found["origin"] == int(claim["origins"])
        assert found["line"] == int(claim["lines"])


class Standings:
    """The standings of claims, by the rules of the page on method, from the tables alone."""

    def __init__(self, site: Site) -> None:
        self.claims, self.speakers = site.by_id("claims"), site.by_id("speakers")
        self.statements = site.grouped("statements", "claim")
        self.sources = site.by_id("sources")
        self.estimates = site.grouped("estimates", "claim")
        self.comparisons = {(r["a"], r["b"]): r for r in site.tables["comparisons"]}
        self.refuters: dict[str, set[str]] = defaultdict(set)
        for relation in site.tables["relations"]:
            if relation["kind"] == "refutes":
                self.refuters[relation["other"]].add(relation["claim"])

    def of(self, id_: str) -> str:
        claim = self.claims[id_]
        counted = [row for row in self.statements[id_] if row["side"]]
        if not counted:
            return "unsupported"
        ahead = [row for row in counted if row["side"] == "for"]
        against = [row for row in counted if row["side"] == "against"]
        refuted = any(self.of(other) in WELL_SUPPORTED for other in self.refuters[id_])
        denials = [row for row in against if row["stance"] == "denies"]
        if claim["kind"] == "falsehood":
            lines = {row["line"] for row in denials} - {""}
            spread = {row["root"] for row in ahead} - {""}
            if refuted or len(lines) > 1 or spread & {row["root"] for row in denials}:
                return "refuted"
            return "called-false" if against else "unsupported"
        if claim["kind"] in ("judgement", "background"):
            return claim["kind"]
        return "refuted" if refuted else self.supported(claim, ahead, denials)

    def supported(self, claim: Row, ahead: list[Row], denials: list[Row]) -> str:
        determined = [row for row in ahead if row["origin"]]
        if not determined:
            return "origin-unclear" if ahead else "unsupported"
        if any(row["stance"] == "admits" and self.named(row) for row in determined):
            return "acknowledged"
        if any(row["stance"] == "shows" for row in determined):
            return "shown"
        behind = {row["root"] for row in determined}
        denying = {row["root"] for row in denials if not self.early(claim, row)} - {""}
        if denying and len(behind | denying) > 1:
            return "contested"
        if len({row["line"] for row in determined}) == 1:
            return "single-origin"
        return self.agreeing(claim, determined)

    def named(self, row: Row) -> bool:
        return self.speakers[row["origin"]]["unnamed"] == "false"

    def early(self, claim: Row, row: Row) -> bool:
        ends = (row["said_on_to"] or row["said_on_from"]) if row["said_on"] else ""
        source = self.sources[row["source"]]
        day = ends or source["issued_to"] or source["issued_from"]
        return bool(claim["happened_from"] and day and day[:10] < claim["happened_from"][:10])

    def agreeing(self, claim: Row, determined: list[Row]) -> str:
        if claim["kind"] != "quantity":
            return "corroborated"
        line = {row["id"]: row["line"] for row in determined}
        figures = {e["id"]: e for e in self.estimates[claim["id"]] if e["statement"] in line}
        pairs = [row for (a, b), row in self.comparisons.items() if a in figures and b in figures]
        if any(row["verdict"] == "cannot-both-hold" for row in pairs):
            return "figures-differ"
        several = any(
            line[figures[row["a"]]["statement"]] != line[figures[row["b"]]["statement"]]
            for row in pairs
        )
        return "corroborated" if several or not figures else "single-origin"


def test_every_standing_and_its_history_follow_from_the_tables(site: Site) -> None:
    derived = Standings(site)
    histories = site.grouped("standings", "claim")
    grades = set()
    for id_, claim in site.by_id("claims").items():
        assert derived.of(id_) == claim["derived_standing"], id_
        assert claim["standing_because"] or claim["standing"] == claim["derived_standing"]
        body = site.body(f"claims/{id_}")
        assert f'<div class="standing standing--{claim["standing"]}">' in body, id_
        history = [row["standing"] for row in histories[id_]]
        days = [row["since"] for row in histories[id_]]
        assert days == sorted(days)
        assert not history or history[-1] == claim["derived_standing"]
        told = body.partition("{ #history")[2].partition("\n## ")[0]
        shown = re.findall(r"^\d+\. .*?grade--([\w-]+)", told, re.MULTILINE)
        over = [claim["standing"]] if claim["standing_rule"] == "override" else []
        assert not shown or shown == [*history, *over], id_
        assert bool(shown) == (len([*history, *over]) > 1)
        grades.add(claim["standing"])
    # Another content in place of this site's own may have a handful of claims, alike.
    handful = "sample" not in site.docs.parts and len(site.tables["claims"]) < 20
    assert len(grades) > 3 or handful


def test_what_hangs_on_a_work_is_in_the_tables(site: Site) -> None:
    told = {
        (work["id"], claim, before, after)
        for span in site.page("sources").select(".work__shifts")
        for work in (span.find_parent(id=True),)
        if work
        for claim, before, after in re.findall(
            r'claims/([^/"]+)/[^>]*>[^<]*</a> \(([^,()]+), then ([^()]+)\)', str(span)
        )
    }
    rows = {
        (
            row["record"],
            row["claim"],
            *(row[at].replace("-", " ") for at in ("standing", "without")),
        )
        for row in site.tables["withdrawals"]
        if row["list"] == "sources"
    }
    assert told == rows
    assert rows
