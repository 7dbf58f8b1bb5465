"""What a change does to the site, in Markdown for whoever reviews it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.desk.review.causes import effects
from generator.desk.review.changes import OUTLINES, PAGES, SETTINGS, SITE, differences, trees
from generator.desk.review.renamings import Renamings, renamed
from generator.desk.review.report import counted, markdown_table
from generator.desk.review.telling import Teller
from generator.kinds import KINDS
from generator.read.collection import Collection

_TITLES = {SITE: "Site", SETTINGS: "Settings", PAGES: "Pages", OUTLINES: "Outlines"}


@dataclass(frozen=True, slots=True)
class Side:
    """The site before or after: its records, and the files of its docs directory."""

    collection: Collection
    files: Mapping[str, bytes]


def render_diff(before: Side, after: Side) -> str:
    """Return what changed between two states of a site as a Markdown summary."""
    names = renamed(before.collection, after.collection)
    was, now = trees(before.collection, names), trees(after.collection, Renamings({}))
    found = [*differences(was, now)]
    teller = Teller(after.collection, was, now)
    followed = effects(after.collection, was, now, found)
    sections = [
        _table("Renamed", ("Record", "Before", "Now"), _renamings(names)),
        _table("What follows", ("Of", "Change", "Because"), map(teller.effect, followed)),
        *(
            _table(_title(kind), ("Record", "What", "Change"), map(teller.change, group))
            for kind, group in groupby(found, lambda change: change.kind)
        ),
        _touched(before.files, after.files),
    ]
    body = "\n".join(filter(None, sections)) or "Nothing that a reader can see."
    return f"## What this change does to the site\n\n{body}\n"


def _renamings(names: Renamings) -> Iterator[tuple[str, ...]]:
    for kind, pairs in names.names.items():
        for old, new in pairs.items():
            yield KINDS[kind].name, f"`{old}`", f"`{new}`"


def _touched(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    uris = {uri for uri in before.keys() | after.keys() if before.get(uri) != after.get(uri)}
    pages = sum(
        uri.endswith("index.md") or ("/" not in uri and uri.endswith(".md")) for uri in uris
    )
    if not uris:
        return ""
    return f"Touched: {counted(pages, 'page')}, {counted(len(uris) - pages, 'other file')}.\n"


def _title(kind: str) -> str:
    return _TITLES.get(kind) or kind.capitalize()


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    listed = [*rows]
    return f"### {title}\n\n{markdown_table(heads, listed)}\n" if listed else ""
