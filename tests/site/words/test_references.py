from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.read.collection import Collection
from generator.site.words.language import Language
from generator.site.words.locales import translations
from generator.site.words.references import reference
from tests.conftest import Records
from tests.content import CASES, read_yaml
from tests.hostile import PAYLOADS, squeezed

ENGLISH = Language("en")

REFERENCES = read_yaml(CASES / "site/references.yml")


@pytest.fixture
def collection(collect: Callable[..., Collection]) -> Collection:
    return collect()


@pytest.mark.parametrize("case", REFERENCES, ids=lambda case: str(case["name"]))
def test_a_reference_says_who_what_where_when(
    collection: Collection, records: Records, case: dict[str, Any]
) -> None:
    assert reference(collection, records.source(**case["source"]), ENGLISH) == case["html"]


def test_a_title_keeps_its_case_and_its_quotes(collection: Collection, records: Records) -> None:
    source = records.source(title="“No” said McDonald's: iPhone & <b> tags, 2.0!")
    shown = BeautifulSoup(reference(collection, source, ENGLISH), "html.parser").get_text()
    assert "“No” said McDonald's: iPhone & <b> tags, 2.0!" in shown


def test_hostile_fields_are_text(collection: Collection, records: Records) -> None:
    text = " ".join(PAYLOADS)
    fields = {
        "title": text,
        "original-title": text,
        "author": [text, text],
        "container-title": text,
    }
    soup = BeautifulSoup(reference(collection, records.source(**fields), ENGLISH), "html.parser")
    assert squeezed(soup.get_text()).count(squeezed(text)) == 5
    assert {tag.name for tag in soup.select("*")} == {"i", "span"}


def test_a_translation_decides_on_quotes_and_how_authors_are_joined(
    collection: Collection, records: Records, tmp_path: Path
) -> None:
    (tmp_path / "de.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "‘%(title)s’"\nmsgstr "„%(title)s“"\n',
        encoding="utf-8",
    )
    german = Language("de", translations("de", tmp_path))
    source = records.source(title="Fähren & Sturm", author=["Ada Marsh", "Jon Lee", "Inès Aubry"])
    assert reference(collection, source, german) == (
        "Ada Marsh, Jon Lee und Inès Aubry, „Fähren &amp; Sturm“, "
        "<i>Orrin Gazette</i>, 2&#46; März 2030."
    )
