"""An identifier renamed wherever it stands, with the former one kept as a redirect."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.checks.named import named_in, references
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


def rename(
    collection: Collection, texts: Mapping[str, str], kind: str, old: str, new: str
) -> dict[str, str | None]:
    """Return the files that a renaming changes: path to new text, or None where it goes away.

    `texts` are the texts of all content files by path.

    Raises:
        ValueError: The new identifier is ill-formed or taken, or a place cannot be changed.
    """
    if not is_identifier(new):
        raise ValueError(f"'{new}' is not an identifier: lower-case letters, digits and hyphens")
    former: Mapping[str, str] = getattr(collection.redirects.record, kind, {})
    if new in collection.of(kind) or former.get(new, old) != old:
        raise ValueError(f"'{new}' is taken, or was once; choose another identifier")
    edits: dict[str, list[Location]] = defaultdict(list)
    for where in _places(collection, kind, old):
        edits[where.path].append(where)
    changed: dict[str, str | None] = {
        path: replace(texts[path], [(where, old, new) for where in places])
        for path, places in edits.items()
    }
    for page in collection.pages.values():
        text = rename_in_page(texts[page.path], kind, old, new)
        if text != texts[page.path]:
            changed[page.path] = text
    if KINDS[kind].has_files:
        path = KINDS[kind].file(old)
        changed |= {KINDS[kind].file(new): changed.get(path) or texts[path], path: None}
    if kind in Redirects.model_fields:
        text = texts.get(REDIRECTS.path, REDIRECTS.header + "\n")
        changed[REDIRECTS.path] = add_redirect(text, kind, old, new)
    return changed


def _places(collection: Collection, kind: str, old: str) -> Iterator[Location]:
    for entry, way, named, id_ in references(collection):
        if named == kind and id_ == old:
            yield entry.locate(way)
    if kind == "estimates":
        yield from (f.locate() for f in collection.all_figures() if f.id == old)
    elif kind in RECORDS and not KINDS[kind].has_files:
        yield collection.of(kind)[old].locate(key=True)


def rename_in_page(text: str, kind: str, old: str, new: str) -> str:
    """Return a hand-written page with its calls and links to a record renamed."""
    for call in reversed(list(named_in(text))):
        if (call.kind, call.id) == (kind, old):
            start = call.start + 1
            text = text[:start] + new + text[start + len(old) :]
    if before := _before_identifier(KINDS[kind]):
        text = re.sub(rf"(?<![\w-])({before}){old}(?![\w-])", rf"\g<1>{new}", text)
    return text


def _before_identifier(kind: Kind) -> str:
    """Return a pattern of what stands before an identifier in a link to where it is shown."""
    page, mark, _ = kind.page.partition("#")
    if mark:
        return re.escape(page.removesuffix(".md").removesuffix("/index")) + _PAGE_OF_ALL
    return re.escape(page.partition("{}")[0])


def add_redirect(text: str, kind: str, old: str, new: str) -> str:
    """Return the list of redirects with one more; redirects to the old identifier lead on.

    Raises:
        ValueError: The list is laid out in a way that only a person can change.
    """
    document = parse(text, REDIRECTS.path)
    if isinstance(document, Issue):  # nothing but comments
        document = Document(REDIRECTS.path, {})
    former = document.data.get(kind) or {}
    wanted = {was: new if now == old else now for was, now in former.items() if was != new}
    ways = [(kind, was) for was, now in former.items() if now == old and was != new]
    lines = split_lines(replace(text, [(document.locate(way), old, new) for way in ways]))
    if (kind, new) in document.keys:
        del lines[document.keys[kind, new][0] - 1]
    if (kind,) in document.keys:
        lines.insert(document.keys[kind,][0], f"  {old}: {new}\n")
    else:
        lines += [f"{kind}:\n", f"  {old}: {new}\n"]
    text = "".join(lines)
    after = parse(text, REDIRECTS.path)
    if isinstance(after, Issue) or after.data != document.data | {kind: {old: new} | wanted}:
        raise ValueError(f"{REDIRECTS.path}: add '{old}: {new}' below '{kind}:' by hand")
    return text
