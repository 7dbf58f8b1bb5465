"""Every download says what it holds, where readers look for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.export.downloads import DOWNLOADS
from generator.output.build import build


def test_every_download_is_made_and_stands_with_its_words_on_the_page_of_data(
    write_project: Callable[..., Path],
) -> None:
    built = build(write_project())
    files = built.files
    assert built.collection
    page = files["data/index.md"].decode()
    assert len({download.path for download in DOWNLOADS}) == len(DOWNLOADS) > 10
    for download in DOWNLOADS:
        uri = download.uri(built.collection)
        assert files[uri]
        assert len(download.words) > 5
        assert download.words in page
        assert f"{uri.rpartition('/')[2]})" in page
