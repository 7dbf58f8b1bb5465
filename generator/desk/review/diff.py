"""What a change does to the site, in Markdown for whoever reviews it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from generator.desk.review.causes import FIGURES, STANDING, Effect, counts, effects
from generator.desk.review.changes import (
    OUTLINES,
    PAGES,
    SETTINGS,
    SITE,
    Difference,
    Piece,
    Renamings,
    differences,
    renamed,
    trees,
)
from generator.desk.review.report import cell, counted, markdown_table
from generator.evidence import Standings
from generator.kinds import KINDS
from generator.read.collection import Collection

AROUND = 6
"""How many unchanged words are shown beside changed ones."""

LONGEST = 400
"""How many characters of a new text are shown."""

_TITLES = {SITE: "Site", SETTINGS: "Settings", PAGES: "Pages", OUTLINES: "Outlines"}
_IN_LISTS = {"statements": "statement", "estimates": "figure"}


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
    teller = _Teller(after.collection, was, now)
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


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells changes in words, with the names that records have."""

    collection: Collection
    before: Mapping[tuple[str, str], Piece]
    after: Mapping[tuple[str, str], Piece]

    def change(self, change: Difference) -> tuple[str, str, str]:
        """Return a row: the record, the field, and what became of it."""
        return self.name(*change.record), self.place(change), self.what(change)

    def effect(self, effect: Effect) -> tuple[str, str, str]:
        """Return a row: what it is about, how it was and is, and the changes that made it so."""
        what, *ids = effect.fact
        how = f"{effect.before or 'neither'} → {effect.after or 'no longer'}"
        if what == FIGURES:
            of = "figures " + " and ".join(f"`{id_}`" for id_ in ids)
        else:
            of = self.name("claims", ids[0])
        if what == STANDING:
            how = f"standing: {how.replace('-', ' ')}"
        because = [self.cause(cause, ids[0]) for cause in effect.causes]
        return of, cell(how), "; ".join(because) or "several changes together"

    def cause(self, change: Difference, claim: str) -> str:
        """Return a change as the reason for what followed for a claim."""
        of = "" if change.record == ("claims", claim) else f"{self.name(*change.record)}: "
        kind, *rest = change.way or ("",)
        if not kind:
            return of + ("is gone" if change.after is None else "is new")
        if kind == "standing":
            lifted = "an editor's override was lifted"
            because = change.after if change.way[1:] else (change.after or {}).get("because")
            return of + (f"an editor's override: {cell(because)}" if because else lifted)
        if kind == "statements" and len(rest) == 1:
            if change.after is None:
                return f"{of}statement `{rest[0]}` is gone"
            return f"{of}{self.place(change)} now {change.after['stance']}"
        if kind == "statements" and rest[1:] == ["stance"]:
            return f"{of}{self.place(change, 1)} now {change.after}"
        value = cell(brief(change.after)) or "empty"
        return f"{of}{self.place(change)} is now {value}"

    def place(self, change: Difference, but: int = 0) -> str:
        """Return where in a record a change is: `statement 2, stance`."""
        found: list[str] = []
        way = iter(change.way[: len(change.way) - but])
        for part in way:
            noun, id_ = _IN_LISTS.get(part), next(way, None) if part in _IN_LISTS else None
            if not noun or id_ is None:
                found.append(cell(part))
            elif noun == "statement" and (number := self.number(change, id_)):
                found.append(f"statement {number}")
            else:
                found.append(f"{noun} `{id_}`" if id_ != "order" else f"order of {part}")
        return ", ".join(found) or "record"

    def number(self, change: Difference, id_: str) -> int:
        """Return the number that readers see of a statement; 0 for one that is gone."""
        ids = [one["id"] for one in self.after.get(change.record, {}).get("statements", ())]
        return ids.index(id_) + 1 if id_ in ids else 0

    def what(self, change: Difference) -> str:
        """Return what became of a field or record: words that went and came are marked."""
        if change.record[0] == OUTLINES and change.way:
            return "drawn otherwise"
        if change.before is None:
            return f"new: {_cut(self.made(change))}"
        if change.after is None:
            return f"gone: {_cut(cell(brief(change.before)))}"
        before, after = (brief(tree, change.way[-1]) for tree in change[3:])
        if " " in before + after:
            return mark_words(before, after)
        return f"{cell(before)} → {cell(after)}"

    def made(self, change: Difference) -> str:
        """Return what is new; of a claim, how well it is supported."""
        if change.kind != "claims" or change.way:
            return cell(brief(change.after))
        standing = Standings(self.collection).standing(change.id)
        grade = str(standing.grade).replace("-", " ")
        return f"{grade}, {counts(standing.support)}: {cell(brief(change.after.get('summary')))}"

    def name(self, kind: str, id_: str) -> str:
        """Return what a record is called, and its identifier."""
        if not id_:
            return "order"
        tree = self.after.get((kind, id_)) or self.before.get((kind, id_)) or {}
        names = (tree.get(name) for name in ("title", "name", "label", "original-title"))
        title = next(filter(None, names), "") if kind in KINDS and kind != OUTLINES else ""
        return f"{cell(str(title))} (`{id_}`)" if title else f"`{id_}`"


def brief(tree: Piece, name: str = "") -> str:
    """Return a value in a line: a chain with arrows, groups with the names of their fields."""
    if isinstance(tree, Mapping):
        return "; ".join(f"{key} {brief(value, key)}" for key, value in tree.items())
    if isinstance(tree, list):
        plain = all(isinstance(item, str) and " " not in item for item in tree)
        return (" → " if name == "chain" else ", " if plain else "; ").join(map(brief, tree))
    return "" if tree is None else str(tree)


def mark_words(before: str, after: str) -> str:
    """Return a text with the words that went struck out and those that came marked."""
    old, new = before.split(), after.split()
    pieces: list[str] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for n, (step, i, k, j, m) in enumerate(steps):
        if step == "equal":
            same = old[i:k]
            head = same[:AROUND] if n else []
            tail = same[-AROUND:] if n < len(steps) - 1 else []
            short = len(same) <= len(head) + len(tail)
            pieces.append(cell(" ".join(same if short else [*head, "…", *tail])))
            continue
        for tag, words in (("del", old[i:k]), ("ins", new[j:m])):
            if words:
                pieces.append(f"<{tag}>{cell(' '.join(words))}</{tag}>")
    return " ".join(pieces)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else re.sub(r"\\?\S*$", "…", text[:LONGEST])


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
