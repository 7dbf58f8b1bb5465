"""An identifier renamed wherever it stands, with the former one kept as a redirect."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from jinja2 import Environment

from generator.checks.references import references
from generator.collection import Collection
from generator.edit.kinds import KINDS
from generator.edit.text import replace, split_lines
from generator.issues import Location
from generator.model import Redirects
from generator.model.base import IDENTIFIER
from generator.render import links
from generator.yamlfile import Document, parse

REDIRECTS = next(kind for kind in KINDS if kind.shape is Redirects)

LISTS = ("topics", "terms", "speakers", "places", "quantities", "populations", "stakes")
FOLDERS = ("claims", "sources")
NAMED = (*FOLDERS, *LISTS, "estimates")
"""The kinds of record that have an identifier."""

CALLS = {
    "claim": "claims",
    "standing": "claims",
    "provenance": "claims",
    "figure": "estimates",
    "key_figures": "estimates",
    "place": "places",
    "speaker": "speakers",
    "term": "terms",
    "cite": "sources",
    "estimates": "quantities",
}
"""The kind of record that each call of a hand-written page names."""

_URIS = {
    "claims": links.claim_uri,
    "places": links.place_uri,
    "sources": links.source_uri,
    "speakers": links.speaker_uri,
    "estimates": links.figure_uri,
    "terms": links.term_uri,
}


def kinds_with(collection: Collection, id_: str) -> list[str]:
    """Return the kinds of record that know an identifier."""
    return [kind for kind in NAMED if id_ in known(collection, kind)]


def known(collection: Collection, kind: str) -> Mapping[str, object]:
    """Return the records of a kind by identifier."""
    found: Mapping[str, object] = getattr(
        collection, "figures" if kind == "estimates" else kind, {}
    )
    return found


def rename(
    collection: Collection, texts: Mapping[str, str], kind: str, old: str, new: str
) -> dict[str, str | None]:
    """Return the files that a renaming changes: path to new text, or None where it goes away.

    `texts` are the texts of all content files by path.

    Raises:
        ValueError: The new identifier is ill-formed or taken, or a place cannot be changed.
    """
    if not re.fullmatch(IDENTIFIER, new) or len(new) > 64:  # noqa: PLR2004 - as the models say
        raise ValueError(f"'{new}' is not an identifier: lower-case letters, digits and hyphens")
    former: Mapping[str, str] = getattr(collection.redirects, kind, {})
    if new in known(collection, kind) or former.get(new, old) != old:
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
    if kind in FOLDERS:
        path = f"content/{kind}/{old}.yml"
        changed[f"content/{kind}/{new}.yml"] = changed.get(path) or texts[path]
        changed[path] = None
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
    elif kind in LISTS:
        yield getattr(collection, kind)[old].locate(key=True)


def rename_in_page(text: str, kind: str, old: str, new: str) -> str:
    """Return a hand-written page with its calls and links to a record renamed."""
    # The lexer would turn every line end into a line feed.
    stand_in = next(sign for sign in "\f\v\x1c\x1d" if sign not in text)
    lexer = Environment(keep_trailing_newline=True, autoescape=True)
    call, done = "", []
    uri = _URIS.get(kind)
    for _, sort, value in lexer.lex(text.replace("\r", stand_in)):
        word = value
        if sort == "name":
            call = value
        elif sort == "string" and CALLS.get(call) == kind and value[1:-1] == old:
            word = value[0] + new + value[-1]
        elif sort == "data" and uri:
            for end in (".md", "/"):
                before, after = (uri(id_).replace(".md", end) for id_ in (old, new))
                word = re.sub(rf"(?<![\w-]){re.escape(before)}(?![\w-])", after, word)
        done.append(word)
    return "".join(done).replace(stand_in, "\r")


def add_redirect(text: str, kind: str, old: str, new: str) -> str:
    """Return the list of redirects with one more; redirects to the old identifier lead on.

    Raises:
        ValueError: The list is laid out in a way that only a person can change.
    """
    document = parse(text, REDIRECTS.path)
    data = document.data if isinstance(document, Document) else {}
    former = data.get(kind) or {}
    wanted = {was: new if now == old else now for was, now in former.items() if was != new}
    if isinstance(document, Document):
        ways = [(kind, was) for was, now in former.items() if now == old and was != new]
        text = replace(text, [(document.locate(way), old, new) for way in ways])
    lines = split_lines(text)
    if isinstance(document, Document) and (kind, new) in document.keys:
        del lines[document.keys[kind, new][0] - 1]
    if isinstance(document, Document) and (kind,) in document.keys:
        lines.insert(document.keys[kind,][0], f"  {old}: {new}\n")
    else:
        lines += [f"{kind}:\n", f"  {old}: {new}\n"]
    text = "".join(lines)
    after = parse(text, REDIRECTS.path)
    if not isinstance(after, Document) or after.data != data | {kind: {old: new} | wanted}:
        raise ValueError(f"{REDIRECTS.path}: add '{old}: {new}' below '{kind}:' by hand")
    return text
