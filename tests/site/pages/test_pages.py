"""What holds on every page, of the sample and of this site: structure, not looks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from generator.model.lists import ClaimKind
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.pages import timeline
from generator.site.words.language import Language
from tests.site.made import cards_as_text, parsed, site_of
from tests.sites import KINDS, ROOT, SAMPLE

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "this site"])
def collection(request: pytest.FixtureRequest) -> Collection:
    project: Path = request.param
    collection, _ = load(project)
    assert collection
    return collection


@pytest.fixture(scope="module")
def pages(collection: Collection) -> Pages:
    """The generated pages of a project, parsed; hand-written ones are Markdown still."""
    by_hand = {uri.removesuffix(".md") for uri in collection.pages}
    with cards_as_text():
        files = build_site(collection)
    return {
        uri: parsed(data)
        for uri, data in files.items()
        if uri.endswith(".md") and uri.removesuffix("/index.md").removesuffix(".md") not in by_hand
    }


@pytest.fixture(scope="module")
def claims(pages: Pages) -> Pages:
    return {uri: page for uri, page in pages.items() if re.match(r"claims/[^/]+/", uri)}


@pytest.fixture(scope="module")
def words(collection: Collection) -> Language:
    return Language(collection.site.record.language)


def is_sample(collection: Collection) -> bool:
    """Return whether these are the records of which the tests know what they hold."""
    return collection.settings.site_name == "The silent hives"


def level(heading: Tag) -> int:
    return int(heading.name[1])


def test_no_page_that_every_site_has_is_forgotten_where_tests_list_them(pages: Pages) -> None:
    one_record = re.compile(r"(claims|exhibits|places)/[^/]+/index\.md")
    lists = {uri.removesuffix("index.md") for uri in pages if not one_record.fullmatch(uri)}
    assert lists == {*KINDS} - {""}


def test_a_page_has_one_title_and_no_heading_skips_a_level(pages: Pages) -> None:
    for uri, page in pages.items():
        levels = [level(heading) for heading in page.select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, uri
        assert levels.count(1) == 1, uri
        for above, below in pairwise(levels):
            assert below <= above + 1, uri


def test_no_identifier_stands_twice(pages: Pages) -> None:
    for uri, page in pages.items():
        twice = [
            id_ for id_, n in Counter(tag["id"] for tag in page.select("[id]")).items() if n > 1
        ]
        assert twice == [], uri


def test_what_is_named_as_a_label_is_there(pages: Pages) -> None:
    for uri, page in pages.items():
        ids = {tag["id"] for tag in page.select("[id]")}
        for name in ("aria-labelledby", "aria-describedby", "for", "data-copy"):
            for tag in page.select(f"[{name}]"):
                assert set(str(tag[name]).split()) <= ids, (uri, name)


def test_links_within_a_page_lead_somewhere(pages: Pages) -> None:
    for uri, page in pages.items():
        ids = {tag["id"] for tag in page.select("[id]")}
        for link in page.select('a[href^="#"]'):
            assert str(link["href"])[1:] in ids, (uri, link["href"])


def test_nothing_is_empty(pages: Pages) -> None:
    for uri, page in pages.items():
        for tag in page.select(
            "ul, ol, dl, table, tbody, p, li, h1, h2, h3, a, button, summary, dd"
        ):
            words = tag.get_text().strip() or tag.get("aria-label") or tag.select("svg, img")
            assert words or tag.has_attr("data-copy"), (uri, str(tag)[:80])


def test_every_cell_of_a_table_has_a_heading(pages: Pages) -> None:
    for uri, page in pages.items():
        for table in page.select("table"):
            heads = table.select("thead th")
            assert all(head.get("scope", "col") == "col" for head in heads), uri
            for row in table.select("tbody tr"):
                assert len(row.find_all(["td", "th"], recursive=False)) == len(heads), uri


def test_a_wide_table_scrolls_by_keyboard(pages: Pages) -> None:
    for uri, page in pages.items():
        for table in page.select("table"):
            frame = table.find_parent(class_="table-scroll")
            assert frame, uri
            assert frame.get("tabindex") == "0", uri
            assert frame.get("role") == "region", uri
            assert frame.get("aria-label") or frame.get("aria-labelledby"), uri


def test_links_that_lead_out_say_so_and_tell_nothing(pages: Pages) -> None:
    for uri, page in pages.items():
        # A page names its own public address too, to be copied.
        for link in page.select('a[href^="http"]:not(#own-link)'):
            assert {"external", "noopener", "noreferrer"} <= set(link.get("rel") or []), uri


def test_no_page_loads_from_elsewhere_or_carries_handlers(pages: Pages) -> None:
    for uri, page in pages.items():
        for tag in page.select("[src], link[href], [srcset], [poster], [data], [action]"):
            address = str(tag.get("src") or tag.get("href") or tag.get("action") or "")
            assert not re.match(r"\w+:|//", address), uri
        assert not page.select("iframe, object, embed, base, style, meta[http-equiv]"), uri
        for tag in page.select("*"):
            assert not [name for name in tag.attrs if name.startswith("on")], uri


def test_drawings_have_a_name_or_are_decoration(pages: Pages) -> None:
    for uri, page in pages.items():
        for drawing in page.select("svg"):
            named = drawing.get("aria-labelledby" if drawing.get("role") == "img" else "aria-label")
            hidden = drawing.get("aria-hidden") or drawing.find_parent(
                attrs={"aria-hidden": "true"}
            )
            assert named or hidden, (uri, str(drawing)[:80])


def test_citations_count_from_one_in_the_order_of_the_text(claims: Pages) -> None:
    for uri, page in claims.items():
        cited = [int(link.get_text()) for link in page.select(".cite a")]
        first = list(dict.fromkeys(cited))
        assert first == list(range(1, len(first) + 1)), uri
        works = page.select("#references ~ details > ol > li.work")
        assert [f"#{work['id']}" for work in works] == list(
            dict.fromkeys(str(link["href"]) for link in page.select(".cite a"))
        ), uri


def test_a_reference_leads_back_to_every_place_that_cites_it(claims: Pages) -> None:
    for uri, page in claims.items():
        backs = [str(link["href"])[1:] for link in page.select(".backlink")]
        cites = [str(link["id"]) for link in page.select(".cite a[id]")]
        assert sorted(backs) == sorted(cites), uri


def test_a_claim_says_at_once_what_how_well_supported_and_when_reviewed(
    claims: Pages, words: Language
) -> None:
    for uri, page in claims.items():
        top = page.select_one(".claim__top")
        assert top, uri
        assert page.select_one("h1 + .lead"), uri
        standing = page.select_one(".standing")
        assert standing, uri
        assert standing.select_one(".grade") or "background" in " ".join(standing["class"]), uri
        assert words.gettext("Reviewed") in page.get_text(), uri


def test_each_statement_has_its_own_address_and_a_citation(
    claims: Pages, collection: Collection
) -> None:
    for uri, page in claims.items():
        statements = page.select(".statement, .statement__telling")
        record = collection.claims[uri.split("/")[1]].record
        assert sorted(statement["id"] for statement in statements) == sorted(
            f"statement-{statement.id}" for statement in record.statements
        ), uri
        for statement in statements:
            assert statement.select_one(".cite a"), uri


def test_what_is_listed_agrees_with_what_is_counted(
    collection: Collection, claims: Pages, words: Language
) -> None:
    """A saying told twice counts once, and has one number under which all tellings stand."""
    several = 0
    one, many = "%(count)s statement", "%(count)s statements"
    counts = {words.ngettext(one, many, n) % {"count": n}: n for n in range(100)}
    for uri, page in claims.items():
        told = (line.get_text() for line in page.select(".counted summary"))
        counted = [counts[line] for line in told if line in counts]
        listed = page.select(".statements__list > .statement:not(.statement--declines)")
        assert len(listed) == sum(counted), uri
        several += len(page.select(".statement > .statement__telling"))
        numbers = {
            place["id"]: words.gettext("statement %(n)s") % {"n": number}
            for number, statement in enumerate(page.select(".statement"), 1)
            for place in (statement, *statement.select(".statement__telling"))
        }
        for link in page.select(".tree__statement"):
            assert link.get_text() == numbers[str(link["href"])[1:]], uri
    assert several or not is_sample(collection)


def test_what_explains_a_figure_stands_in_its_row(collection: Collection, pages: Pages) -> None:
    page = pages["estimates/index.md"]
    notes = {id_: f.estimate.note for id_, f in collection.figures.items() if f.estimate.note}
    assert notes or not is_sample(collection)
    for id_, note in notes.items():
        row = page.select_one(f"li[id='{id_}']")
        assert row, id_
        assert note in row.get_text(), id_


def test_every_figure_says_as_of_when(pages: Pages, words: Language) -> None:
    before, _, after = words.gettext("as of %(date)s").partition("%(date)s")
    told = re.compile(rf"\b{re.escape(before)}[^.]*\d{re.escape(after)}")
    for uri, page in pages.items():
        for figure in page.select(".figure"):
            assert told.search(figure.get_text()), uri


def test_turning_points_are_changes_to_more_than_one_voice(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(collection)
    every = timeline.events(site)
    expected = [
        event
        for event in every
        if event.standing
        and (
            event.standing.refuted_by
            or len({*event.standing.told.origins, *event.standing.against.origins}) > 1
        )
        and collection.claims[event.claim].record.kind is not ClaimKind.FALSEHOOD
    ]
    assert timeline.turning_points(site, every) == expected
    # Where there are many, those stay that most articles carry.
    monkeypatch.setattr(timeline, "TURNS", 1)
    carried = {e.claim: len(site.evidence.standings[e.claim].told.articles) for e in expected}
    for event in timeline.turning_points(site, every):
        assert carried[event.claim] == max(carried.values())
