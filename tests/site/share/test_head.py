from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Addresses
from generator.model import Edtf, Source
from generator.output.build import build_site
from generator.read.load import load
from generator.site.share.head import MOST, head, shorten
from generator.site.share.structured_data.pages import _first
from tests.sites import SAMPLE

META = {"title": "Bees vanished", "description": "Keepers found hives empty.\nMany of them."}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    collection, _ = load(SAMPLE)
    assert collection
    return build_site(collection)


@pytest.fixture(scope="module")
def fronts(files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """The front matter of every page of the sample."""
    return {
        uri: {
            name: json.loads(value)
            for name, value in re.findall(
                r"^(\w+): (.*)$", data.decode().split("---\n")[1], re.MULTILINE
            )
        }
        for uri, data in files.items()
        if uri.endswith(".md")
    }


@given(st.text())
def test_a_description_is_cut_at_a_word(text: str) -> None:
    text = " ".join(text.split())
    short = shorten(text)
    assert len(short) <= MOST
    assert short == text or text.startswith(short.removesuffix("…"))


def test_a_long_sentence_ends_after_a_whole_word() -> None:
    assert shorten("Keepers found hives, many of them empty", 30) == "Keepers found hives, many of…"
    assert shorten("Keepers found hives, many", 21) == "Keepers found hives…"


def test_a_title_that_no_font_has_makes_no_card() -> None:
    found = head({**META, "title": "ภาษาไทย"}, "index.md", Addresses("https://news.example/"))
    assert "image" not in found
    assert "image_alt" not in found


def test_a_card_is_named_by_its_public_address_and_told_in_words() -> None:
    found = head(META, "claims/bees.md", Addresses("https://news.example/hives/"))
    assert found["image"] == "https://news.example/hives/assets/cards/claims/bees.png"
    assert found["image_alt"] == "Bees vanished. Keepers found hives empty. Many of them."
    assert "image" not in head(META, "claims/bees.md", Addresses())
    claim = {"facts": ("Contested",), "card": {"figure": "12", "what": "Hives", "backing": "Two."}}
    told = head(META | claim, "claims/bees.md", Addresses("https://news.example/hives/"))
    assert told["image_alt"] == "Bees vanished. 12: Hives. Contested. Two."


def test_every_page_has_a_short_description_and_a_card(
    files: Mapping[str, bytes], fronts: Mapping[str, Mapping[str, str]]
) -> None:
    for uri, front in fronts.items():
        assert 20 < len(front["description"]) <= MOST, uri
        assert front["image"].removeprefix("https://news.example/hives/") in files, uri
        assert front["image_alt"], uri


def things(value: object) -> list[Mapping[str, object]]:
    """Return every typed thing in structured data, however deep."""
    if isinstance(value, list):
        return [thing for item in value for thing in things(item)]
    if not isinstance(value, dict):
        return []
    below = [thing for item in value.values() for thing in things(item)]
    return [value, *below] if "@type" in value else below


def test_pages_say_what_they_are_and_no_claim_is_rated(
    fronts: Mapping[str, Mapping[str, object]],
) -> None:
    kinds = {
        uri: [thing["@type"] for thing in things(front.get("structured_data"))]
        for uri, front in fronts.items()
    }
    assert kinds["index.md"][0] == "WebSite"
    assert kinds["data/index.md"][0] == "Dataset"
    assert {"Claim", "BreadcrumbList"} <= set(kinds["claims/bees-vanished/index.md"])
    assert not [kind for found in kinds.values() for kind in found if kind == "ClaimReview"]


def test_a_data_set_names_every_download(
    files: Mapping[str, bytes], fronts: Mapping[str, Mapping[str, object]]
) -> None:
    base = "https://news.example/hives/"
    found = {
        str(thing["contentUrl"]).removeprefix(base)
        for thing in things(fronts["data/index.md"]["structured_data"])
        if thing["@type"] == "DataDownload"
    }
    data = {uri for uri in files if uri.startswith("data/") and ".md" not in uri}
    # What holds a claim alone is a part of what holds all, and its page leads there.
    alone = {uri for uri in data if uri.startswith("data/claims/")}
    assert found == data - alone | {"feed.xml"}
    for uri in alone:
        page = files[f"claims/{Path(uri).stem}/index.md"].decode()
        assert f'href="../../{uri}"' in page


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2030-04-02", "2030-04-01"], 1),
        (["2030-04-02", "2030-04"], None),
        (["2030-05-02", "2030-04"], 1),
        (["2030-04-02", None], None),
        (["2030-04-02"], 0),
        ([], None),
    ],
)
def test_a_first_appearance_is_named_only_where_the_dates_allow(
    records: object, dates: list[str | None], first: int | None
) -> None:
    make = records.source  # type: ignore[attr-defined] # the records of conftest
    works: list[Source] = [make(issued=date and Edtf.parse(date)) for date in dates]
    assert _first(works) == first


def test_the_manifest_names_icons_that_are_there(files: Mapping[str, bytes]) -> None:
    manifest = json.loads(files["manifest.webmanifest"])
    assert manifest["lang"] == "en"
    assert {icon["src"] for icon in manifest["icons"]} <= set(files)
