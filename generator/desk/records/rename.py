"""An identifier renamed wherever it stands, with the former one kept as a redirect."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.cross_references import named_in, references
from generator.desk.records.emit import Tree, emit
from generator.desk.records.redirects import RedirectList, group_at, redirected_files
from generator.desk.records.text import replace, split_lines
from generator.issues import Location
from generator.kinds import KINDS, NAMED, RECORDS, RENAMED, Kind
from generator.model import Claim, Redirects
from generator.model.base import is_identifier
from generator.read.collection import Collection
from generator.read.document import Joined
from generator.read.entry import Entry
from generator.read.messages import not_an_identifier

_PAGE_OF_ALL = r"(?:\.md|\.html|/|/index\.md)#"


def kinds_with(collection: Collection, id_: str) -> list[str]:
    """Return the kinds of record that know an identifier."""
    return [kind for kind in NAMED if id_ in collection.of(kind)]


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
        raise ValueError("; ".join(not_an_identifier(new, own=True)))
    claim, dot, own = old.rpartition(".")
    kept = RedirectList(("statements", claim), "statement-") if claim else RedirectList((kind,))
    if new == own:
        raise ValueError(f"'{old}' is its name already; give another")
    former = group_at(collection.redirects.record.model_dump(), kept.way)
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
        text = _remember(collection.of(kind)[old], changed.get(path) or texts[path])
        changed |= {KINDS[kind].file(new): text, path: None}
    if claim or kind in Redirects.model_fields:
        changed |= dict(redirected_files({**texts, **changed}, kept, own, new))
        path = RENAMED.path.replace("*", f"{kind}-{old.replace('.', '-')}")
        tree: Tree = {f"{kept.prefix}{own}": new}
        for key in reversed(kept.way):
            tree = {key: tree}
        changed[path] = f"{RENAMED.header}\n{emit(tree)}"
    return changed


def _remember(entry: Entry[Any], text: str) -> str:
    """Return the text of a record; that of a claim says what it was called first."""
    if not isinstance(entry.record, Claim) or entry.record.first_called:
        return text
    lines, reviewed = split_lines(text), entry.document.locate(("reviewed",), key=True)
    above = lines[reviewed.line - 1]
    end = above[len(above.rstrip("\r\n")) :]
    lines.insert(reviewed.line - 1, f"{' ' * (reviewed.column - 1)}first_called: {entry.id}{end}")
    return "".join(lines)


def _places(collection: Collection, kind: str, old: str) -> Iterator[Location]:
    for entry, way, named, id_ in references(collection):
        if named == kind and id_ == old:
            yield entry.locate(way)
    if kind == "claims":
        redirects = collection.redirects.document
        for part in redirects.parts if isinstance(redirects, Joined) else (redirects,):
            if ("statements", old) in part.keys:
                yield part.locate(("statements", old), key=True)
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
