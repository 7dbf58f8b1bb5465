"""Passages looked up in saved copies of their works, and copies told by their hash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from hashlib import sha256

from generator.desk.extract import read_words
from generator.issues import Location
from generator.model import Passage
from generator.read.collection import Collection

REACH = 3000
"""How many characters after its first words a passage may end."""

ALIKE = 0.8
"""From which share of equal signs on words count as changed rather than gone."""

_FOLDS = {
    "'": '"`\u00b4\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "": "\u00ad\u200b\u2060\ufeff",
}
_FOLD = {ord(sign): plain for plain, signs in _FOLDS.items() for sign in signs}


class Finding(StrEnum):
    """What became of a passage."""

    FOUND = "found"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"
    NO_COPY = "no copy"


@dataclass(frozen=True, slots=True)
class PassageLookup:
    """A statement's passage, looked up."""

    where: Location
    claim: str
    statement: str
    source: str
    finding: Finding
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A saved copy of a work: the file's name and hash, and whether the record knows it."""

    source: str
    file: str
    sha256: str
    recorded: str | None

    @property
    def differs(self) -> bool:
        """Whether the record holds the hash of another copy."""
        return self.recorded not in (None, self.sha256)


def match_copies(
    collection: Collection, files: Mapping[str, bytes], named: Mapping[str, str]
) -> dict[str, Copy]:
    """Return the copy of each source that has one.

    A file belongs to a source that `named` (source to file) gives it, whose identifier is its
    name without the ending, or whose record holds its hash.
    """
    hashes = {file: sha256(data).hexdigest() for file, data in sorted(files.items())}
    by_stem = {file.rpartition(".")[0] or file: file for file in hashes}
    by_hash = {digest: file for file, digest in hashes.items()}
    copies = {}
    for id_, source in collection.sources.items():
        recorded = source.record.sha256
        file = named.get(id_) or by_stem.get(id_) or by_hash.get(recorded or "")
        if file:
            copies[id_] = Copy(id_, file, hashes[file], recorded)
    return copies


def verify(
    collection: Collection, copies: Mapping[str, Copy], files: Mapping[str, bytes]
) -> list[PassageLookup]:
    """Return what became of every passage, in the order of the claims."""
    texts = {id_: fold(read_words(files[copy.file])) for id_, copy in copies.items()}
    found: list[PassageLookup] = []
    for claim in collection.claims.values():
        for i, statement in enumerate(claim.record.statements):
            if statement.passage:
                finding, detail = _look_up(statement.passage, statement.source, texts)
                where = claim.locate(("statements", i, "passage"), key=True)
                found.append(
                    PassageLookup(where, claim.id, statement.id, statement.source, finding, detail)
                )
    return found


def _look_up(passage: Passage, source: str, texts: Mapping[str, str]) -> tuple[Finding, str]:
    start, end = fold(passage.start), fold(passage.end or "")
    if source not in texts or _stands_in(texts[source], start, end):
        return Finding.FOUND if source in texts else Finding.NO_COPY, ""
    if start in texts[source] and end in texts[source]:
        return Finding.MOVED, f"its last words do not follow within {REACH:,} characters"
    for other, text in texts.items():
        if _stands_in(text, start, end):
            return Finding.MOVED, f"it stands in the copy of '{other}'"
    near = {words: _nearest(texts[source], words) for words in (start, end)}
    for words, found in near.items():
        if found not in ("", words):
            return Finding.CHANGED, f"instead of '{words}' the copy has '{found}'"
    if any(near.values()):
        return Finding.CHANGED, "only one end of it is in the copy"
    return Finding.MISSING, "neither these words nor similar ones are in the copy"


def _stands_in(text: str, start: str, end: str) -> bool:
    places = (match.end() for match in re.finditer(re.escape(start), text))
    return any(text.find(end, place, place + REACH + len(end)) >= 0 for place in places)


def _nearest(text: str, words: str) -> str:
    """Return the words of the text most like those given, or an empty text."""
    if not words or words in text:
        return words
    tokens, count = text.split(), len(words.split())
    runs = [" ".join(tokens[i : i + count]) for i in range(len(tokens))]
    return next(iter(get_close_matches(words, runs, n=1, cutoff=ALIKE)), "")


def fold(text: str) -> str:
    """Return a text with white space, quotes and dashes in one form."""
    plain = " ".join(text.translate(_FOLD).replace("\u2026", "...").split())
    return re.sub(r" ?- ?", "-", plain)
