"""What differs between two states of a site's records, field by field."""

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.desk.records.rename import rename_in_page
from generator.desk.review.renamings import Piece, Renamings, with_todays_names
from generator.kinds import RECORDS
from generator.read.collection import Collection

Pieces = Mapping[tuple[str, str], Piece]
"""Records by kind, named by its plural, and identifier."""

SITE, SETTINGS, PAGES, OUTLINES = "site", "settings", "pages", "outlines"


class Difference(NamedTuple):
    """A field, or a whole record where `way` is empty, that is not what it was."""

    kind: str
    id: str
    way: tuple[str, ...]
    before: Piece
    after: Piece

    @property
    def record(self) -> tuple[str, str]:
        """The kind and identifier of the record."""
        return self.kind, self.id


def trees(collection: Collection, names: Renamings) -> dict[tuple[str, str], Piece]:
    """Return everything that people wrote as plain data, by the names that are given."""
    found: dict[tuple[str, str], Piece] = {}
    for plural, kind in RECORDS.items():
        for id_, entry in collection.of(plural).items():
            # A renaming is told as such, and not as a field that it leaves behind.
            told = entry.record.model_dump(mode="json", by_alias=True, exclude={"first_called"})
            tree = _filled(told)
            if names.names:
                tree = with_todays_names(tree, kind, id_, names)
            found[plural, names.today(plural, id_)] = tree
    found[SITE, "site"] = _filled(collection.site.record.model_dump(mode="json"))
    found[SETTINGS, "mkdocs.yml"] = _filled(collection.settings_file.data)
    for uri, page in collection.pages.items():
        text = page.body
        for of_kind, pairs in names.names.items():
            for old, new in pairs.items():
                text = rename_in_page(text, of_kind, old, new)
        found[PAGES, uri] = {**page.meta, "text": text}
    for layer, data in collection.layers.items():
        for feature in data.get("features", ()):
            id_ = str((feature.get("properties") or {}).get("id") or layer)
            found.setdefault((OUTLINES, id_), {"shape": ""})["shape"] += json.dumps(feature)
    return found


def differences(before: Pieces, after: Pieces) -> Iterator[Difference]:
    """Yield every change, by kind and identifier, the fields in the order of the record."""
    for kind in (*RECORDS, SITE, SETTINGS, PAGES, OUTLINES):
        was, now = ({i: t for (k, i), t in side.items() if k == kind} for side in (before, after))
        for id_ in sorted(was.keys() | now.keys()):
            for way, old, new in _walk(was.get(id_), now.get(id_), ()):
                yield Difference(kind, id_, way, old, new)
        if kind in RECORDS and RECORDS[kind].in_order:
            yield from (Difference(kind, "", way, *both) for way, *both in _order(was, now))


def _walk(
    old: Piece, new: Piece, way: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**new, **old}:
            yield from _walk(old.get(key), new.get(key), (*way, str(key)))
    elif is_named(old) and is_named(new):
        was, now = ({item["id"]: item for item in items} for items in (old, new))
        for id_ in {**now, **was}:
            yield from _walk(was.get(id_), now.get(id_), (*way, id_))
        for order, *both in _order(was, now):
            yield (*way, *order), *both
    elif isinstance(old, list) and isinstance(new, list) and not _is_chain([*old, *new]):
        was_texts, now_texts = (
            [json.dumps(item, default=str) for item in items] for items in (old, new)
        )
        for _, i, k, j, m in SequenceMatcher(
            None, was_texts, now_texts, autojunk=False
        ).get_opcodes():
            for at in range(max(k - i, m - j)):
                was_item = old[i + at] if i + at < k else None
                now_item = new[j + at] if j + at < m else None
                place = (j if now_item is not None else i) + at + 1
                yield from _walk(was_item, now_item, (*way, str(place)))
    else:
        yield way, old, new


def _order(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    old, new = ([id_ for id_ in side if id_ in was and id_ in now] for side in (was, now))
    if old != new:
        yield ("order",), old, new


def is_named(tree: Piece) -> bool:
    """Return whether a tree is a list of things that have identifiers."""
    return isinstance(tree, list) and all(isinstance(item, dict) and "id" in item for item in tree)


def _is_chain(items: list[Any]) -> bool:
    """Return whether a list is told as a whole: identifiers, in an order that means something."""
    return all(isinstance(item, str) and " " not in item for item in items)


def _filled(tree: Piece) -> Piece:
    """Return a tree without what is empty."""
    if isinstance(tree, Mapping):
        kept = {str(key): _filled(value) for key, value in tree.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(tree, list | tuple):
        return [_filled(item) for item in tree]
    return tree
