"""Where links lead: to publishers and archives, never to mirrors or to bare pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.walk import Words, each_text
from generator.collection import Collection

_HOST = re.compile(r"//([^\s/?#\"'<>()\[\]{}|\\^`]+)")
_PICTURE = re.compile(
    r"https?://[^\s/?#\"'<>]+/[^\s?#\"'<>()]*\."
    r"(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg|mp4|m4v|mov|webm|avi|mkv|mpe?g|m3u8)(?![\w/-]|\.\w)",
    re.IGNORECASE,
)


@check("X326", "Link the publisher's page or an archive, or leave the address out.")
def check_mirrors(collection: Collection) -> Iterator[Fault]:
    """No link leads to a host listed under `mirrors` in site.yml."""
    for words, match in _addresses(collection, _HOST):
        host = match[1].rpartition("@")[2].partition(":")[0].lower()
        # A dot at the end of a host changes nothing.
        ends = tuple(f".{mirror}" for mirror in collection.site.record.mirrors)
        if f".{host}".endswith(ends) or f".{host.rstrip('.')}".endswith(ends):
            yield words.fault(match.start(), f"'{host}' is a mirror")


@check("X327", "Link the page that shows it, or leave the address out.")
def check_pictures(collection: Collection) -> Iterator[Fault]:
    """No link leads to a picture or video itself."""
    for words, match in _addresses(collection, _PICTURE):
        yield words.fault(match.start(), f"'{match[0]}' is a picture or video by itself")


def _addresses(
    collection: Collection, pattern: re.Pattern[str]
) -> Iterator[tuple[Words, re.Match[str]]]:
    for words in each_text(collection, "//"):
        for match in pattern.finditer(words.text):
            yield words, match
