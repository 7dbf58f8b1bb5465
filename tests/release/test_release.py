from __future__ import annotations

import json
import re
from collections.abc import Callable
from fnmatch import fnmatch

import pytest

from generator.export.downloads import DOWNLOADS
from generator.read.collection import Collection
from generator.release.release import (
    CLAIMS,
    PACKAGE,
    asked_settings,
    differing,
    headers,
    kept_back_by,
    lost_claims,
    unnamed_changes,
)

CLAIM = "content/claims/ferries-lost.yml"
LED = {"content/redirects.yml": {"claims": {"ferry-lost": "ferries-lost"}}}
TOLD = {
    CLAIM: {"changes": [{"on": "2030-04-01", "what": "It was two claims.", "why": "One loss."}]}
}


def table(*ids: str) -> bytes:
    return "\n".join(["id,title", *(f"{id_},A title" for id_ in ids), ""]).encode()


def test_a_claim_that_is_gone_leads_on(collect: Callable[..., Collection]) -> None:
    former = table("ferries-lost", "ferry-lost")
    (told,) = lost_claims(former, collect())
    assert told == (
        "content/redirects.yml: the claim 'ferry-lost' was on the site and is gone: "
        "say under claims which one its address leads to"
    )
    assert list(lost_claims(former, collect(LED))) == [
        f"{CLAIM}: 'ferry-lost' has gone into it: say so under changes"
    ]
    assert list(lost_claims(former, collect({**LED, **TOLD}))) == []


def test_a_claim_that_was_renamed_needs_no_more_than_its_redirect(
    collect: Callable[..., Collection],
) -> None:
    assert list(lost_claims(table("ferry-lost"), collect(LED))) == []
    assert list(lost_claims(b"", collect())) == []


def test_all_that_keeps_a_site_back_is_told_at_once(collect: Callable[..., Collection]) -> None:
    files = {"index.html": b'<a href="none/">'}
    found = list(kept_back_by(collect(), ["index.md", "map.md"], files, table("lost")))
    assert [line.partition(":")[0] for line in found] == [
        "map/index.html",
        "index.html",
        "content/redirects.yml",
    ]


def test_hosts_are_asked_to_let_others_show_the_pieces_and_no_page() -> None:
    files = ["404.html", "index.html", "claims/x/index.html", "embed/claims/x.html", "data/x.csv"]
    rules = re.findall(r"^(/\S*)\n((?:  .*\n)+)", headers(files).decode(), re.MULTILINE)
    kept = [way for way, asked in rules if "frame-ancestors 'self'" in asked]
    assert kept == ["/", "/404.html", "/claims/*", "/index.html"]
    assert not [way for way in kept if fnmatch("/embed/claims/x.html", way)]


def described(version: str, **hashes: str) -> bytes:
    tables = [{"path": f"{name}.csv", "hash": value} for name, value in hashes.items()]
    return json.dumps({"version": version, "resources": tables}).encode()


@pytest.mark.parametrize(
    ("former", "told"),
    [
        (described("3+2030-10-14", claims="x"), []),
        (described("3+2030-10-15", claims="a", sources="b"), []),
        (described("3+2030-10-15", claims="x", sources="b"), ["claims.csv"]),
        (described("3+2030-10-15", claims="x", sources="y"), ["claims.csv, sources.csv"]),
        (b"", []),
        (b"<html>", []),
    ],
)
def test_data_that_changed_under_a_version_that_was_given_out_are_held_back(
    former: bytes, told: list[str]
) -> None:
    files = {PACKAGE: described("3+2030-10-15", claims="a", sources="b")}
    assert list(unnamed_changes(former, files)) == [
        f"content/site.yml: {changed} changed, and the version is 3+2030-10-15 as before: "
        "move `published` on, or raise `number` where it is of today"
        for changed in told
    ]


def test_only_what_settings_ask_for_is_taken_from_the_environment() -> None:
    text = 'site_url: !ENV [SITE_URL, "http://127.0.0.1/"]\nx: PATH\ny: !ENV OTHER\nz: !ENV ODD\n'
    environment = {"SITE_URL": "https://e/", "PATH": "/bin", "ODD": "a\nb", "PYTHONPATH": "/x"}
    assert asked_settings(text, environment) == {"SITE_URL": "https://e/"}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"a": "1", "b": "2"}, []),
        ({"a": "1", "b": "3"}, ["changed: b"]),
        ({"a": "1"}, ["missing: b"]),
        ({"a": None, "b": "2"}, ["missing: a"]),
        ({"a": "1", "b": "2", ".c": "3"}, ["extra: .c"]),
    ],
)
def test_any_difference_is_named(found: dict[str, str | None], told: list[str]) -> None:
    assert list(differing({"a": "1", "b": "2"}, found)) == told


def test_the_table_that_tells_which_claims_there_were_is_published() -> None:
    assert CLAIMS in {download.path for download in DOWNLOADS}
