"""Where links lead: to publishers and archives, never to mirrors or to bare pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.walk import Words, each_text
from generator.collection import Collection
from generator.issues import Issue, Rule

MIRROR = Rule(
    "X326",
    "No link leads to a host listed under `mirrors` in site.yml.",
    "Link the publisher's page or an archive, or leave the address out.",
)
IMAGE = Rule(
    "X327",
    "No link leads to a picture or video itself.",
    "Link the page that shows it and says what it is, or leave the address out.",
)

_HOST = re.compile(r"//([^\s/?#\"'<>()\[\]{}|\\^`]+)")
_PICTURE = re.compile(
    r"https?://[^\s/?#\"'<>]+/[^\s?#\"'<>()]*\."
    r"(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg|mp4|m4v|mov|webm|avi|mkv|mpe?g|m3u8)(?![\w/-]|\.\w)",
    re.IGNORECASE,
)


def check_mirrors(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each address on a mirror, also inside another address."""
    mirrors = collection.site.record.mirrors
    for words, match in _addresses(collection, _HOST):
        host = match[1].rpartition("@")[2].partition(":")[0].lower()
        if any(_on(host, mirror) for mirror in mirrors):
            found = f"{words.field}: '{host}' is a mirror"
            hint = "link the publisher's page or an archive, or leave the address out"
            yield MIRROR.at(words.locate(match.start()), found, hint)


def _on(host: str, mirror: str) -> bool:
    """Return whether a host is a mirror or below one; a dot at its end changes nothing."""
    return any(f".{name}".endswith(f".{mirror}") for name in (host, host.rstrip(".")))


def check_pictures(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each address of a picture or video."""
    for words, match in _addresses(collection, _PICTURE):
        found = f"{words.field}: '{match[0]}' is a picture or video by itself"
        hint = "link the page that shows it, or leave the address out"
        yield IMAGE.at(words.locate(match.start()), found, hint)


def _addresses(
    collection: Collection, pattern: re.Pattern[str]
) -> Iterator[tuple[Words, re.Match[str]]]:
    for words in each_text(collection, "//"):
        for match in pattern.finditer(words.text):
            yield words, match


CHECKS = (check_mirrors, check_pictures)
