"""An identifier renamed wherever it stands, with the former one kept as a redirect."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.checks.cross_references import named_in, references
from generator.desk.text import replace, split_lines
from generator.issues import Issue, Location
from generator.kinds import KINDS, NAMED, RECORDS, REDIRECTS, Kind
from generator.model import Redirects
from generator.model.base import is_identifier
from generator.read.collection import Collection
from generator.read.document import Document
from generator.read.yaml import parse

_PAGE_OF_ALL = r"(?:\.md|\.html|/|/index\.md)#"


def kinds_with(collection: Collection, id_: str) -> list[str]:
    """Return the kinds of record that know an identifier."""
    return [kind for kind in NAMED if id_ in collection.of(kind)]


class Former(NamedTuple):
    """Where a former name is kept: the way to its list, and what stands before it there."""

    way: tuple[str, ...]
    prefix: str = ""


def rename(
    collection: Collection, texts: Mapping[str, str], kind: str, old: str, new: str
) -> dict[str, str | None]:
    """Return the files that a renaming changes: path to new text, or None where it goes away.

    `texts` are the texts of all content files by path. A statement's old identifier is
    `claim.statement`; the new one is the statement's alone.

    Raises:
        ValueError: The new identifier is ill-formed or taken, or a place cannot be changed.
    """
    if not is_identifier(new):
        raise ValueError(f"'{new}' is not an identifier: lower-case letters, digits and hyphens")
    claim, dot, own = old.rpartition(".")
    kept = Former(("statements", claim), "statement-") if claim else Former((kind,))
    if new == own:
        raise ValueError(f"'{old}' is its name already; give another")
    former = _at(collection.redirects.record.model_dump(), kept.way)
    taken = f"{claim}{dot}{new}" in collection.of(kind)
    if taken or former.get(f"{kept.prefix}{new}", own) != own:
        raise ValueError(f"'{new}' is taken, or was once; choose another identifier")
    edits: dict[str, list[Location]] = defaultdict(list)
    for where in _places(collection, kind, old):
        edits[where.path].append(where)
    changed: dict[str, str | None] = {
        path: replace(texts[path], [(where, own, new) for where in places])
        for path, places in edits.items()
    }
    for page in collection.pages.values():
        text = rename_in_page(texts[page.path], kind, old, new)
        if text != texts[page.path]:
            changed[page.path] = text
    if KINDS[kind].has_files:
        path = KINDS[kind].file(old)
        changed |= {KINDS[kind].file(new): changed.get(path) or texts[path], path: None}
    if claim or kind in Redirects.model_fields:
        text = changed.get(REDIRECTS.path) or texts.get(REDIRECTS.path, REDIRECTS.header + "\n")
        changed[REDIRECTS.path] = add_redirect(text, kept, own, new)
    return changed


def _places(collection: Collection, kind: str, old: str) -> Iterator[Location]:
    for entry, way, named, id_ in references(collection):
        if named == kind and id_ == old:
            yield entry.locate(way)
    if kind == "claims" and old in collection.redirects.record.statements:
        yield collection.redirects.locate(("statements", old), key=True)
    if kind == "estimates":
        yield from (f.locate() for f in collection.all_figures() if f.id == old)
    elif kind == "statements":
        claim, index = collection.statements[old]
        yield claim.locate(("statements", index, "id"))
    elif kind in RECORDS and not KINDS[kind].has_files:
        yield collection.of(kind)[old].locate(key=True)


def rename_in_page(text: str, kind: str, old: str, new: str) -> str:
    """Return a hand-written page with its calls and links to a record renamed."""
    for call in reversed(list(named_in(text))):
        if (call.kind, call.id) == (kind, old):
            start = call.start + 1
            text = text[:start] + new + text[start + len(old) :]
    claim, _, own = old.rpartition(".")
    if before := _before_identifier(KINDS[kind], claim):
        text = re.sub(rf"(?<![\w-])({before}){own}(?![\w-])", rf"\g<1>{new}", text)
    return text


def _before_identifier(kind: Kind, claim: str) -> str:
    """Return a pattern of what stands before an identifier in a link to where it is shown."""
    page, mark, place = kind.page.partition("#")
    if mark:
        page = page.removesuffix(".md").removesuffix("/index").replace("{}", claim)
        return re.escape(page) + _PAGE_OF_ALL + place.removesuffix("{}")
    return re.escape(page.partition("{}")[0])


def add_redirect(text: str, kept: Former, old: str, new: str) -> str:
    """Return the list of redirects with one more; redirects to the old identifier lead on.

    Raises:
        ValueError: The list is laid out in a way that only a person can change.
    """
    document = parse(text, REDIRECTS.path)
    if isinstance(document, Issue):  # nothing but comments
        document = Document(REDIRECTS.path, {})
    way, added, gone = kept.way, f"{kept.prefix}{old}", f"{kept.prefix}{new}"
    former = _at(document.data, way)
    wanted = {was: new if now == old else now for was, now in former.items() if was != gone}
    ways = [(*way, was) for was, now in former.items() if now == old and was != gone]
    lines = split_lines(replace(text, [(document.locate(to), old, new) for to in ways]))
    if (*way, gone) in document.keys:
        del lines[document.keys[*way, gone][0] - 1]
    depth = next(n for n in range(len(way), -1, -1) if not n or way[:n] in document.keys)
    at = document.keys[way[:depth]][0] if depth else len(lines)
    heads = [f"{'  ' * n}{key}:\n" for n, key in enumerate(way) if n >= depth]
    lines[at:at] = [*heads, f"{'  ' * len(way)}{added}: {new}\n"]
    text = "".join(lines)
    after = parse(text, REDIRECTS.path)
    if isinstance(after, Issue) or after.data != _with(document.data, way, {added: new} | wanted):
        raise ValueError(f"{REDIRECTS.path}: add '{added}: {new}' below '{way[-1]}:' by hand")
    return text


def _at(data: Mapping[str, Any], way: Sequence[str]) -> Mapping[str, str]:
    """Return the group at a way, empty where there is none."""
    for key in way:
        data = data.get(key) or {}
    return data


def _with(data: Mapping[str, Any], way: Sequence[str], group: Mapping[str, str]) -> dict[str, Any]:
    """Return the data with another group at a way."""
    key, *rest = way
    return {**data, key: _with(data.get(key) or {}, rest, group) if rest else dict(group)}
