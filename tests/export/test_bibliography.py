from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as read_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from edtf import parse_edtf
from pybtex.database import parse_string
from pybtex.richtext import Text

from generator.export.works.biblatex import bibtex, export_bibtex
from generator.export.works.csl import all_items, csl_item, export_csl
from generator.export.works.in_pages import coins, wikipedia
from generator.export.works.ris import export_ris, ris
from generator.model.csl import SourceType
from generator.read.collection import Collection
from tests.hostile import PAYLOADS

SOURCE = "content/sources/gazette-storm.yml"
Collect = Callable[..., Collection]


def item(collect: Collect, **fields: Any) -> dict[str, Any]:
    return csl_item(collect({SOURCE: fields}), "gazette-storm")


def test_a_work_keeps_the_names_of_csl(collect: Collect) -> None:
    assert item(collect, author=["Ada Marsh"], note="A note.") == {
        "id": "gazette-storm",
        "type": "article-newspaper",
        "language": "en",
        "title": "Ferries lost in storm",
        "container-title": "Orrin Gazette",
        "author": [{"literal": "Ada Marsh"}],
        "issued": {"date-parts": [[2030, 3, 2]]},
        "accessed": {"date-parts": [[2031, 1, 5]]},
        "URL": "https://gazette.example/storm",
        "note": "A note.",
    }


def test_what_is_not_known_is_left_out(collect: Collect) -> None:
    empty = dict.fromkeys(("title", "publisher", "issued", "accessed", "URL"))
    assert item(collect, label="a post", **empty) == {
        "id": "gazette-storm",
        "type": "article-newspaper",
        "language": "en",
        "genre": "a post",
    }


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2030-03", {"date-parts": [[2030, 3]]}),
        ("203X", {"literal": "203X"}),
        ("2030-03/..", {"literal": "2030-03/.."}),
        ("2030-03~", {"date-parts": [[2030, 3]], "circa": True}),
        ("2030-03-01/2030-03-02", {"date-parts": [[2030, 3, 1], [2030, 3, 2]]}),
    ],
)
def test_a_vague_date_says_so(collect: Collect, edtf: str, issued: dict[str, Any]) -> None:
    assert item(collect, issued=edtf)["issued"] == issued


def test_every_work_is_in_every_form(collection: Collection) -> None:
    works = list(collection.sources)
    assert [work["id"] for work in json.loads(export_csl(all_items(collection)))] == works
    bibtex, ris = (
        export_bibtex(all_items(collection)).decode(),
        export_ris(all_items(collection)).decode(),
    )
    assert re.findall(r"^@\w+\{(.+),$", bibtex, re.MULTILINE) == works
    assert re.findall(r"^ID  - (.+)$", ris, re.MULTILINE) == works
    assert ris.count("\nER  - ") == ris.count("TY  - ") == len(works)


def test_every_type_of_work_has_a_type_in_ris(collect: Collect) -> None:
    for type_ in SourceType:
        ris = export_ris(all_items(collect({SOURCE: {"type": str(type_)}}))).decode()
        assert re.match(r"TY  - [A-Z]{3,7}\n", ris)


TEXTS = (
    "a { lone brace",
    "a } lone brace",
    "Storm, ferries, and {Orrin}",
    r"50 % of R&D_x #1 \b ~c^d $e",
)
UNREAD = {
    r"\textbraceleft ": "{",
    r"\textbraceright ": "}",
    r"\textasciicircum ": "^",
    r"\$": "$",
}
"""Commands of TeX that pybtex leaves as they are."""


def untexed(text: str) -> str:
    found: str = f"{Text.from_latex(text).render_as('text')} "
    for command, sign in UNREAD.items():
        found = found.replace(command, sign)
    return found.strip()


@pytest.mark.parametrize("text", TEXTS)
def test_others_read_back_the_same_fields(collect: Collect, text: str) -> None:
    other = {"type": "report", "title": "After it", "language": "en", "read": "whole"}
    patch = {
        SOURCE: {"title": text, "author": [text, "Ada Marsh"], "issued": "2030-03~"},
        "content/sources/after.yml": {**other, "publisher": "gazette"},
    }
    items = all_items(collect(patch))
    entries = parse_string(export_bibtex(items).decode(), "bibtex").entries
    assert list(entries) == ["after", "gazette-storm"]
    entry = entries["gazette-storm"]
    assert entry.type == "article"
    assert entries["after"].type == "report"
    assert untexed(entry.fields["title"]) == text
    assert entry.fields["date"] == "2030-03~"
    authors = [" ".join(map(str, person.last_names)) for person in entry.persons["author"]]
    assert [untexed(author) for author in authors] == [text, "Ada Marsh"]
    after, read = rispy.loads(export_ris(items).decode())
    assert (read["title"], read["authors"]) == (text, [text, "Ada Marsh"])
    assert (read["type_of_reference"], after["type_of_reference"]) == ("NEWS", "RPRT")
    assert (read["year"], read["date"]) == ("2030", "2030/03//2030-03~")
    (csl,) = (work for work in json.loads(export_csl(items)) if work["id"] == "gazette-storm")
    assert csl["title"] == text


@pytest.mark.parametrize(
    "date",
    ["2030", "203X", "2030-03", "2030-03-01~", "2030-03/..", "../2030", "2030-03-01/2030-04"],
)
def test_biblatex_has_an_uncertain_date_as_it_is(collect: Collect, date: str) -> None:
    read = export_bibtex(all_items(collect({SOURCE: {"issued": date}}))).decode()
    assert f"  date = {{{date}}},\n" in read
    assert parse_edtf(date)


def test_a_label_of_ours_is_no_title_anywhere(collect: Collect) -> None:
    items = all_items(collect({SOURCE: {"title": None, "label": "a post, undated"}}))
    (entry,) = parse_string(export_bibtex(items).decode(), "bibtex").entries.values()
    assert "title" not in entry.fields
    (read,) = rispy.loads(export_ris(items).decode())
    assert "title" not in read
    assert read["notes"] == ["a post, undated"]
    assert "title" not in json.loads(export_csl(items))[0]
    assert "rft.title" not in parse_qs(coins(*items[0]))


def test_a_reference_manager_finds_a_work_in_a_page(collect: Collect) -> None:
    ((item, issued),) = all_items(collect({SOURCE: {"title": 'R&D; "so"', "author": ["A, B"]}}))
    found = {name: values[0] for name, values in parse_qs(coins(item, issued)).items()}
    assert found["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc"
    assert found["rft.title"] == 'R&D; "so"'
    assert (found["rft.type"], found["rft.date"]) == ("newspaperArticle", "2030-03-02")
    assert (found["rft.creator"], found["rft.identifier"]) == ("A, B", item["URL"])
    assert [*found][-1] == "rft.type"  # what comes after a type, Zotero may read otherwise
    assert "{{!}}" in wikipedia({**item, "title": "a|b"}, issued)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_leaves_its_field(collect: Collect, payload: str) -> None:
    collection = collect({SOURCE: {"title": payload, "author": [payload], "note": payload}})
    (work,) = json.loads(export_csl(all_items(collection)))
    assert work["title"] == payload.strip()
    assert len(export_ris(all_items(collection)).decode().splitlines()) == 12
    lines = export_bibtex(all_items(collection)).decode().splitlines()
    assert [line.split(" = ")[0].strip() for line in lines[1:-1]] == [
        "title", "author", "entrysubtype", "journaltitle", "date", "urldate", "langid", "url",
        "note",
    ]  # fmt: skip


PLAIN = {"date", "urldate", "url", "doi"}


def decoded(entry: Any) -> dict[str, str]:
    """Return the fields of an entry of bibtexparser, without commands or braces of TeX."""
    return {field.key: str(field.value).strip("{}") for field in entry.fields}


def test_bibtexparser_reads_every_work_with_the_same_fields(collection: Collection) -> None:
    items = all_items(collection)
    library = read_bibtex(
        export_bibtex(items).decode(), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    raw = read_bibtex(export_bibtex(items).decode())
    as_it_is = {entry.key: decoded(entry) for entry in raw.entries}
    assert [entry.key for entry in library.entries] == list(collection.sources)
    for entry, (item, issued) in zip(library.entries, items, strict=True):
        # Dates and addresses are no text of TeX.
        plain = as_it_is[entry.key]
        read = decoded(entry) | {name: plain[name] for name in PLAIN & plain.keys()}
        told = {
            "title": item.get("title"),
            "titleaddon": item.get("genre"),
            "author": " and ".join(name["literal"] for name in item.get("author", ())),
            "date": re.sub(r"(T\d\d:\d\d)", r"\1:00", issued),
            "langid": item["language"],
            "url": item.get("URL"),
            "doi": item.get("DOI"),
            "volume": item.get("volume"),
            "pages": item.get("page"),
        }
        found = {name: read.get(name, "").replace("}", "").replace("{", "") for name in told}
        assert found == {name: spaced(text or "") for name, text in told.items()}
        if "accessed" in item:
            assert read["urldate"] == str(collection.sources[item["id"]].record.accessed)
        container = item.get("container-title")
        assert not container or spaced(container) in read.values()


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_rispy_reads_every_work_with_the_same_fields(collection: Collection) -> None:
    items = all_items(collection)
    works = rispy.loads(export_ris(items).decode())
    assert [work["id"] for work in works] == list(collection.sources)
    for work, (item, issued) in zip(works, items, strict=True):
        names = [spaced(name["literal"]) for name in item.get("author", ())]
        assert work.get("authors", []) == names
        for theirs, own in (
            ("title", "title"), ("doi", "DOI"),
            ("volume", "volume"), ("language", "language"),
        ):  # fmt: skip
            assert work.get(theirs) == (spaced(item[own]) if own in item else None), own
        assert work.get("urls", []) == ([item["URL"]] if "URL" in item else [])
        container = work.get("secondary_title") or work.get("publisher")
        assert container == (spaced(item["container-title"]) if "container-title" in item else None)
        notes = [spaced(item[name]) for name in ("genre", "note") if name in item]
        assert work.get("notes", []) == notes
        year = re.match(r"\d{4}", issued)
        assert work.get("year") == (year[0] if year else None)
        if "accessed" in item:
            accessed = str(collection.sources[item["id"]].record.accessed)
            assert work["access_date"] == accessed.replace("-", "/") + "/"


def test_a_doi_is_told_as_it_is(collect: Collect) -> None:
    ((item, issued),) = all_items(collect({SOURCE: {"DOI": "10.1000/a_b%c#d"}}))
    assert "  doi = {10.1000/a_b%c#d},\n" in bibtex(item, issued)
    (read,) = rispy.loads(ris(item, issued))
    assert read["doi"] == item["DOI"] == "10.1000/a_b%c#d"
