"""Links that lead out of the site: which there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.read.collection import Collection

_ADDRESS = re.compile(r"https?://(?:\([^\s()<>]*\)|[^\s<>\"'()\[\]`{}|\\^])+(?<![.,;:!?*_])")


class State(StrEnum):
    """What is at an address."""

    LIVE = "live"
    MOVED = "moved"
    """The address leads on to another for good."""

    DEAD = "dead"
    SILENT = "silent"
    """No answer, or a failure of the server, several times over."""

    UNSURE = "unsure"
    """The server does not tell programs."""


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """An address, what holds it, and the archive copies that the records hold of the work."""

    url: str
    holders: tuple[str, ...]
    archives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered."""

    state: State
    detail: str


def outside_links(collection: Collection) -> list[OutsideLink]:
    """Return every address in the records and pages once, sorted."""
    holders: dict[str, dict[str, None]] = defaultdict(dict)
    archives: dict[str, tuple[str, ...]] = {}
    for source in collection.sources.values():
        copies = tuple(archive.url for archive in source.record.archives)
        for url in (source.record.url, *copies):
            if url:
                holders[url][f"source {source.id}"] = None
        if source.record.url:
            archives[source.record.url] = copies
    for page in collection.pages.values():
        for url in _ADDRESS.findall(page.body):
            holders[url][f"page {page.uri}"] = None
    return [OutsideLink(url, tuple(holders[url]), archives.get(url, ())) for url in sorted(holders)]


def link_rows(
    links: Iterable[OutsideLink], answers: Mapping[str, Answer]
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each link: state, address, answer, holders, archive copies."""
    for link in links:
        answer = answers.get(link.url)
        yield (
            answer.state if answer else "",
            link.url,
            answer.detail if answer else "",
            ", ".join(link.holders),
            " ".join(link.archives),
        )
