"""A project's `content/` and settings to a collection, and everything wrong on the way."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.issues import Issue, Location, Rule
from generator.kinds import KINDS, RECORDS, REDIRECTS, SITE, VOCABULARY, Kind
from generator.model import Edition, Redirects, Vocabulary
from generator.model.base import is_identifier
from generator.read.collection import Collection
from generator.read.document import Document
from generator.read.entry import Entry
from generator.read.files.listing import Listing, list_content
from generator.read.files.logo import read_logo
from generator.read.files.reader import Reader
from generator.read.files.strays import PAGES
from generator.read.general import general_entries, with_general_set
from generator.read.messages import BAD_IDENTIFIER, not_an_identifier, suggest_identifier
from generator.read.records import validate
from generator.read.redirects import join_redirects
from generator.read.settings import Settings

R = TypeVar("R", bound=BaseModel)

NO_CONTENT = Rule("Y120", "A project has mkdocs.yml and content/.", "Run it in the project.")

Progress = Callable[[Iterable[Path]], Iterable[Path]]
"""Wraps the files about to be read, to show how far the reading has come."""


def load(root: Path, progress: Progress = iter) -> tuple[Collection | None, list[Issue]]:
    """Return what could be read below `root`, and what could not, sorted.

    The collection is None where the site's own records are missing; records that could not be
    read are left out of it and named in `broken`.
    """
    loader = _Loader(root, progress)
    return loader.load(), sorted(loader.reader.issues)


def no_project(root: Path) -> Issue | None:
    """Return the issue that there is no project at `root`, if there is none."""
    hint = "run it in the folder that holds mkdocs.yml, or give --project"
    if not (root / "content").is_dir():
        return NO_CONTENT.at(Location("content"), "there is no folder content/", hint)
    if not (root / "mkdocs.yml").exists():
        return NO_CONTENT.at(Location("mkdocs.yml"), "there is no file mkdocs.yml", hint)
    return None


class _Loader:
    def __init__(self, root: Path, progress: Progress) -> None:
        self.root = root
        self.progress = progress
        self.reader = Reader(root)
        self.issues = self.reader.issues
        self.listing = Listing()
        self.broken: set[tuple[str, str]] = set()

    def load(self) -> Collection | None:
        content = self.root / "content"
        if not content.is_dir() and (wrong := no_project(self.root)):
            self.issues.append(wrong)
            return None
        self.listing = list_content(self.root)
        self.issues += self.listing.issues
        self.broken |= self.listing.refused
        settings = self.one(Settings, self.root / "mkdocs.yml")
        site = self.one(Edition, self.root / SITE.path)
        vocabulary = self.one(Vocabulary, self.root / VOCABULARY.path, with_general_set)
        redirects = self.redirects()
        parts: dict[str, Any] = {
            kind.plural: self.folder(kind) if kind.has_files else self.listed(kind)
            for kind in RECORDS.values()
            if not kind.group
        }
        parts["pages"] = self.reader.pages(content / PAGES, self.listing.pages)
        parts["layers"] = self.reader.layers(self.listing.layers)
        parts["logo"] = self.logo()
        outlines = self.root / KINDS["outlines"].path
        if outlines.stem not in parts["layers"] and outlines.exists():
            self.broken.add(("outlines", "*"))
        for file in self.listing.pages:
            uri = file.relative_to(content / PAGES).as_posix()
            if uri not in parts["pages"]:
                self.broken.add(("pages", uri))
        if settings is None or site is None or vocabulary is None:
            return None
        for kind in filter(lambda kind: kind.group, RECORDS.values()):
            records = getattr(vocabulary.record, kind.group)
            entries = {} if not kind.general else dict(general_entries()[kind.plural])
            entries |= {
                id_: Entry(id_, record, vocabulary.document, (kind.group, id_))
                for id_, record in records.items()
            }
            parts[kind.plural] = entries if kind.in_order else dict(sorted(entries.items()))
        if redirects:
            parts["redirects"] = redirects
        broken = frozenset(self.broken)
        return Collection(
            settings=settings.record,
            settings_file=settings.document,
            site=site,
            broken=broken,
            **parts,
        )

    def logo(self) -> str:
        found = [read_logo(file, self.reader.path(file)) for file in self.listing.logos]
        self.issues += [logo for logo in found if isinstance(logo, Issue)]
        return next((logo for logo in reversed(found) if isinstance(logo, str)), "")

    def record(
        self, model: type[R], id_: str, document: Document, keys: tuple[str, ...] = ()
    ) -> Entry[R] | None:
        key = model, id_, keys
        if key not in document.records:
            record = validate(model, document, keys)
            made = record if isinstance(record, list) else Entry(id_, record, document, keys)
            document.records[key] = made
        found: Entry[R] | list[Issue] = document.records[key]
        if isinstance(found, list):
            self.issues.extend(found)
            return None
        return found

    def one(
        self,
        model: type[R],
        file: Path,
        completed: Callable[[Document], Document] = lambda document: document,
        *,
        optional: bool = False,
    ) -> Entry[R] | None:
        if optional and not file.exists():
            return None
        document = self.reader.document(file, tags=model is Settings)
        if document is None:
            return None
        entry = self.record(model, file.stem, completed(document))
        return replace(entry, document=document) if entry else None

    def redirects(self) -> Entry[Redirects] | None:
        """Return all redirects: those of the one file, and those that each renaming left."""
        files = (self.root / REDIRECTS.path, *self.listing.redirects)
        found = [entry for file in files if (entry := self.one(Redirects, file, optional=True))]
        return join_redirects(found)

    def listed(self, kind: Kind) -> dict[str, Entry[Any]]:
        """Return the records in the file that holds all of a kind."""
        file = self.root / kind.path
        if kind.optional and not file.exists():
            return {}
        document = self.reader.document(file)
        if document is None:
            self.broken.add((kind.plural, "*"))
            return {}
        ids = list(document.data) if kind.in_order else sorted(document.data)
        return self.entries(kind, [(id_, document, (id_,)) for id_ in ids])

    def folder(self, kind: Kind) -> dict[str, Entry[Any]]:
        """Return the records of a kind of which each is a file."""
        files = self.progress(self.listing.records[kind.plural])
        return self.entries(kind, [(file.stem, self.reader.document(file), ()) for file in files])

    def entries(
        self,
        kind: Kind,
        found: Iterable[tuple[str, Document | None, tuple[str, ...]]],
    ) -> dict[str, Entry[Any]]:
        entries: dict[str, Entry[Any]] = {}
        for id_, document, keys in found:
            model: Any = kind.model
            entry = self.record(model, id_, document, keys) if document else None
            if document and not is_identifier(id_):
                message = f"{id_ if keys else 'the name of the file'}: '{id_}' is not an identifier"
                message += "; allowed: lower-case letters, digits, hyphens"
                suggestion = suggest_identifier(id_)
                hint = f"rename it to {suggestion}{'' if keys else '.yml'}"
                if not suggestion:
                    _, hint = not_an_identifier(id_)
                where = document.locate(keys, key=True)
                self.issues.append(BAD_IDENTIFIER.at(where, message, hint))
            if entry:
                entries[id_] = entry
            else:
                self.broken.add((kind.plural, id_))
        return entries
