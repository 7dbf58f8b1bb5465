from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

PACKED = ("image/png", "font/woff2", "font/woff")
"""What a server does not pack again."""


def weigh(chromium: Browser, address: str) -> dict[str, int]:
    """Return the bytes of everything a first load fetches, packed as GitHub Pages packs it."""
    context = chromium.new_context()
    answers: list[Response] = []
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright needs a function
    page.goto(address, wait_until="networkidle")
    sizes = {}
    for answer in answers:
        body = answer.body()
        packed = answer.headers.get("content-type", "").startswith(PACKED)
        sizes[answer.url] = len(body if packed else gzip.compress(body, 6, mtime=0))
    context.close()
    return sizes


@pytest.mark.parametrize(
    ("kind", "most"),
    [("", 90_000), ("claims/*", 60_000), ("map", 150_000), ("estimates", 80_000)],
    ids=["home", "claim", "map", "estimates"],
)
def test_a_first_load_is_light(
    chromium: Browser, own: str, own_files: Path, kind: str, most: int
) -> None:
    # Of many pages, the heaviest speaks for all.
    files = own_files.glob(f"{kind}/index.html" if kind else "index.html")
    heaviest = max(files, key=lambda file: file.stat().st_size).parent
    address = heaviest.relative_to(own_files).as_posix().removeprefix(".")
    sizes = weigh(chromium, f"{own}{address}/" if address else own)
    assert len(sizes) > 2
    assert sum(sizes.values()) < most, sorted(sizes.items(), key=lambda size: -size[1])[:8]


def test_nothing_is_fetched_that_the_page_does_not_need(
    chromium: Browser, own: str, own_files: Path
) -> None:
    files = (own_files / "claims").glob("*/index.html")
    claim = max(files, key=lambda file: file.stat().st_size).parent.name
    fetched = {url.removeprefix(own) for url in weigh(chromium, f"{own}claims/{claim}/")}
    assert not [url for url in fetched if "search" in url or "leaflet" in url or "places.js" in url]
