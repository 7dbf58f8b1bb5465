"""Passages of a site looked up in saved copies of their works, and copies told by their hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from generator.desk.works.containers import open_copy
from generator.desk.works.copies import NotACopyError, read_words
from generator.desk.works.passages import Finding, fold, look_up
from generator.issues import Location
from generator.read.collection import Collection


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
class CopyFile:
    """A saved copy of a work: the file's name and hash, and whether the record knows it."""

    source: str
    file: str
    sha256: str
    recorded: str | None

    @property
    def state(self) -> str:
        """What is to be said of it."""
        return "another" if self.differs else "as recorded" if self.recorded else "new"

    @property
    def differs(self) -> bool:
        """Whether the record holds the hash of another copy."""
        return self.recorded not in (None, self.sha256)


def match_copies(
    collection: Collection, files: Mapping[str, bytes], named: Mapping[str, str]
) -> dict[str, CopyFile]:
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
            copies[id_] = CopyFile(id_, file, hashes[file], recorded)
    return copies


def verify(
    collection: Collection, copies: Mapping[str, CopyFile], files: Mapping[str, bytes]
) -> list[PassageLookup]:
    """Return what became of every passage, in the order of the claims."""
    texts: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for id_, copy in copies.items():
        try:
            work = open_copy(files[copy.file], collection.sources[id_].record.url or "")
            texts[id_] = fold(read_words(work))
        except NotACopyError as error:
            wrong[id_] = str(error)
    found: list[PassageLookup] = []
    for claim in collection.claims.values():
        for i, statement in enumerate(claim.record.statements):
            if statement.passage and statement.passage.start:
                finding, detail = look_up(statement.passage, statement.source, texts)
                detail = detail or wrong.get(statement.source, "")
                where = claim.locate(("statements", i, "passage"), key=True)
                found.append(
                    PassageLookup(where, claim.id, statement.id, statement.source, finding, detail)
                )
    return found
