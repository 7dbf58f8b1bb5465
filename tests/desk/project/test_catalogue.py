from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from pydantic import BaseModel

import generator.output.docs
from generator.addresses import home
from generator.desk.project.catalogue import CATALOGUE, LOCALE, begun, brought_up, build_catalogue
from generator.issues import Location
from generator.kinds import RECORDS
from generator.model import Edtf, Value
from generator.model.base import Word
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.read.general import general_set
from generator.read.load import load
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.figures import figure
from generator.site.words.language import Language
from tests.site import made
from tests.site.pseudo import pseudo_translations, unmarked
from tests.sites import ROOT, SAMPLE

LATIN = re.compile(r"(?<!\w)[A-Za-z]{2,}")
"""What must be gone when marked messages and records are: Babel's own words are Cyrillic here."""

CUT = re.compile('[^⟧]*…"$')

PROGRAMS = ("pandas", "DuckDB", "jq")
"""What is called so in any language, as headings of its examples."""

SHIPPED = sorted(file.stem for file in (ROOT / LOCALE).glob("*.po"))

NO_WORDS = ("code", "pre", "kbd", "script", "style")
READ_OUT = ("aria-label", "title", "alt", "placeholder", "label", "data-words", "data-copied")
NOT_OURS = {"footnote-backref", "Z3988"}
"""Classes of what says nothing of ours in attributes: the theme's, or for reference managers."""


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "own content"])
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Collection, Mapping[str, bytes]]:
    """A site in Ukrainian, of which the translation is accents and brackets."""
    return build_edition(request.param, "uk", tmp_path_factory.mktemp("locale"))


def build_edition(project: Path, tag: str, folder: Path) -> tuple[Collection, Mapping[str, bytes]]:
    collection, _ = load(project)
    assert collection
    words = pseudo_translations(tag, folder)
    site = collection.site.record.model_copy(update={"language": tag})
    collection = replace(collection, site=replace(collection.site, record=site))
    spoken = patch.object(generator.output.docs, "_language", lambda tag: Language(tag, words))
    with spoken, made.cards_as_text():
        return collection, build_site(collection)


def own_texts(collection: Collection) -> Iterator[str]:
    """Yield every text of the records and settings, as the site may show it."""
    yield collection.settings.site_name
    yield collection.settings.site_url
    for kind in RECORDS:
        for entry in getattr(collection, kind).values():
            if getattr(entry, "document", None) is general_set():
                continue  # its words are the interface's, which a translation has
            yield from texts(entry.record)
    yield from texts(collection.site.record)
    for source in collection.sources.values():
        yield (urlsplit(source.record.address or "").hostname or "").removeprefix("www.")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str) and not isinstance(value, Word):
        yield value


BY_HAND = {"lead", "footnote"}
"""Classes that people give to what they write."""


def shown(soup: BeautifulSoup, *, by_hand: bool) -> Iterator[str]:
    """Yield what a page says, text by text; what is declared foreign or code is left out.

    Of a page written by hand, that is what its calls wrote: it has a class, but for words of links.
    """
    for label in soup.find_all("text"):
        label.string = " ".join(label.stripped_strings)
    for node in soup.find_all(string=True):
        parents = [parent for parent in node.parents if parent.name != "[document]"]
        foreign = any(parent.name in NO_WORDS or parent.get("lang") for parent in parents)
        classes = {name for parent in parents for name in parent.get_attribute_list("class")}
        link = bool(parents) and parents[0].name == "a"
        own = by_hand and (link or classes <= {None, *BY_HAND})
        if type(node) is NavigableString and not foreign and not own:
            yield str(node)


def read_out(soup: BeautifulSoup) -> Iterator[str]:
    """Yield what is said in attributes."""
    for element in soup.find_all(lambda tag: not tag.attrs.keys().isdisjoint(READ_OUT)):
        if NOT_OURS.isdisjoint(element.get_attribute_list("class")):
            for value in (str(element[name]) for name in READ_OUT if name in element.attrs):
                yield from json.loads(value).values() if value.startswith("{") else (value,)


def told(data: bytes, *, by_hand: bool) -> Iterator[str]:
    """Yield what a page tells, marked messages taken out."""
    front, _, body = data.decode().removeprefix("---\n").partition("\n---\n")
    soup = made.shown(body)
    # Joined, because a message may run through several elements.
    yield from unmarked("\0".join(shown(soup, by_hand=by_hand))).split("\0")
    yield from map(unmarked, read_out(soup))
    for line in front.splitlines():
        if line.startswith(("title", "description")) and not by_hand:
            # A description that was cut ends within a record's text.
            yield unmarked(CUT.sub("", line.partition(": ")[2]))


def test_the_catalogue_in_the_repository_is_the_interface_s() -> None:
    assert (ROOT / CATALOGUE).read_text("utf-8") == build_catalogue(), "run: make catalogue"


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_catalogue_that_is_shipped_has_today_s_messages_and_no_fault(tag: str) -> None:
    file = ROOT / LOCALE / f"{tag}.po"
    text = file.read_text("utf-8")
    assert text == brought_up(text, tag, build_catalogue()), "run: make catalogue"
    found = list(catalogue_issues(tag, Location("content/site.yml")))
    assert [str(issue) for issue in found if issue.code != "Y132"] == []
    if found:
        missing = [
            str(message.id)
            for message in read_po(io.StringIO(text), locale=tag)
            if message.fuzzy or not any(message.string or ())
        ]
        first = "; ".join(missing[:9])
        pytest.xfail(f"{tag}.po awaits {len(missing)} translations, the first: {first}")


def test_a_translation_is_brought_in_line(tmp_path: Path) -> None:
    def template(*ids: str) -> str:
        return "\n".join(f'msgid "{id_}"\nmsgstr ""\n' for id_ in ids)

    header = begun("uk")
    text = brought_up(header, "uk", template("Who said it, and when", "Gone", "Kept"))
    assert text.startswith(f"{header}\nmsgid")
    for id_ in ("Who said it, and when", "Gone", "Kept"):
        text = text.replace(f'msgid "{id_}"\nmsgstr ""', f'msgid "{id_}"\nmsgstr "- {id_}"')
    text = brought_up(text, "uk", template("Who said it and when", "Kept", "New"))
    assert text.removeprefix(f"{header}\n") == (
        '#, fuzzy\nmsgid "Who said it and when"\nmsgstr "- Who said it, and when"\n\n'
        'msgid "Kept"\nmsgstr "- Kept"\n\nmsgid "New"\nmsgstr ""\n'
    )
    assert brought_up(text, "uk", template("Who said it and when", "Kept", "New")) == text
    (tmp_path / "uk.po").write_text(text)
    assert [i.code for i in catalogue_issues("uk", Location(""), tmp_path)] == []


def test_no_word_of_the_interface_is_left_untranslated(
    edition: tuple[Collection, Mapping[str, bytes]],
) -> None:
    collection, files = edition
    known = sorted({" ".join(t.split()) for t in own_texts(collection) if t}, key=len, reverse=True)
    own = re.compile(
        r"https?://\S+|SHA-256 [0-9a-f]+|"
        rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)",
        re.IGNORECASE,
    )
    by_hand = {home(uri) for uri in collection.pages}
    pages = {uri: data for uri, data in files.items() if uri.endswith(".md")}
    where = {
        " ".join(text.split()): uri
        for uri, data in pages.items()
        for text in told(data, by_hand=uri in by_hand)
        if LATIN.search(text)
    }
    left = {(text, uri) for text, uri in where.items() if LATIN.search(own.sub(" ", text))}
    assert left == {(name, "data/index.md") for name in PROGRAMS}


@pytest.mark.parametrize("tag", SHIPPED)
def test_an_edition_of_the_sample_leaves_no_translated_message_in_english(tag: str) -> None:
    collection, _ = load(SAMPLE)
    assert collection
    record = collection.site.record.model_copy(update={"language": tag})
    edition = replace(collection, site=replace(collection.site, record=record))
    with made.cards_as_text():
        pages = {uri: data for uri, data in build_site(edition).items() if uri.endswith(".md")}
    catalogue = read_po(io.StringIO((ROOT / LOCALE / f"{tag}.po").read_text("utf-8")), locale=tag)
    english = {
        message.id
        for message in catalogue
        if isinstance(message.id, str) and message.string not in ("", message.id)
    }
    by_hand = {home(uri) for uri in collection.pages}
    known = set(own_texts(collection))
    left = {
        (uri, text)
        for uri, data in pages.items()
        for text in (one.strip() for one in told(data, by_hand=uri in by_hand))
        if text in english - known
    }
    assert left == set()


def test_a_message_that_is_not_in_the_catalogue_is_noticed(tmp_path: Path) -> None:
    words = pseudo_translations("uk", tmp_path)
    assert unmarked(words.gettext("Claims")) == ""
    assert unmarked(words.gettext("Grievances")) == "Grievances"


def test_scripts_take_their_words_from_the_page() -> None:
    literal = re.compile(r"""(["'`])((?:(?!\1).)*)\1""")
    words = re.compile(r"[A-Z][a-z]+ [a-z]|[a-z]{2,} [a-z]{2,} [a-z]{2,}")
    for script in sorted((ROOT / "generator/assets").glob("*.js")):
        code = re.sub(r"^\s*(//|\*|/\*).*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
        told = {m[2] for m in literal.finditer(code) if words.search(m[2]) and "%" not in m[2]}
        assert told == set(), script.name


def test_dates_numbers_and_lists_are_written_as_the_language_has_them() -> None:
    korean, german = Language("ko"), Language("de")
    assert korean.date(Edtf.parse("2030-04-02")) == "2030년 4월 2일"
    assert figure(german, Value.parse("up to 10,000")) == "up to 10.000"
    assert german.enumerate(["a", "b", "c"]) == "a, b und c"


def test_a_foreign_name_says_its_language_and_a_direction_other_than_the_page_s() -> None:
    english, arabic = Language("en"), Language("ar")
    assert english.foreign("ko") == ' lang="ko"'
    assert english.foreign("ar") == ' lang="ar" dir="rtl"'
    assert arabic.foreign("fr") == ' lang="fr" dir="ltr"'
    assert english.foreign("zz") == ' lang="zz" dir="auto"'
    assert (english.direction, arabic.direction) == ("ltr", "rtl")
    assert (english.language_name("fr"), english.language_name("zz")) == ("French", "zz")
