from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.read.collection import Collection
from generator.site.words.language import Language
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


def test_what_marks_a_field_cannot_stand_in_a_record(records: Records) -> None:
    with pytest.raises(ValueError, match="control character"):
        records.source(title="\x02date\x03")
