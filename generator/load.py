"""A project's `content/` and settings to a collection, and everything wrong on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.collection import Collection, Entry, Page, Settings
from generator.issues import Issue, Location, Rule
from generator.model import (
    Claim,
    Place,
    Redirects,
    Site,
    Source,
    Speaker,
    Term,
    Topic,
    Vocabulary,
)
from generator.model.base import IDENTIFIER
from generator.shape import BAD_IDENTIFIER, WRONG_KIND, validate
from generator.yamlfile import Document, parse, read_text

R = TypeVar("R", bound=BaseModel)

NO_CONTENT = Rule("Y120", "A project has mkdocs.yml and content/.", "Run it in the project.")
NOT_GEOJSON = Rule("Y121", "A base map file is a GeoJSON FeatureCollection.", "Replace the file.")
RULES = (NO_CONTENT, NOT_GEOJSON)

Progress = Callable[[Iterable[Path]], Iterable[Path]]
"""Wraps the files about to be read, to show how far the reading has come."""


def load(root: Path, progress: Progress = iter) -> tuple[Collection | None, list[Issue]]:
    """Return what could be read below `root`, and what could not.

    The collection is None where the site's own records are missing; records that could not be
    read are left out of it and named in `broken`.
    """
    return _Loader(root, progress).load()


class _Loader:
    def __init__(self, root: Path, progress: Progress) -> None:
        self.root = root
        self.progress = progress
        self.issues: list[Issue] = []
        self.broken: set[tuple[str, str]] = set()

    def load(self) -> tuple[Collection | None, list[Issue]]:
        content = self.root / "content"
        if not content.is_dir():
            hint = "run it in the folder that holds mkdocs.yml, or give --project"
            return None, [NO_CONTENT.at(Location("content"), "there is no folder content/", hint)]
        settings = self.one(Settings, self.root / "mkdocs.yml")
        site = self.one(Site, content / "site.yml")
        vocabulary = self.one(Vocabulary, content / "vocabulary.yml")
        parts: dict[str, Any] = {
            "topics": self.many(Topic, content / "topics.yml", in_order=True),
            "terms": self.many(Term, content / "glossary.yml"),
            "speakers": self.many(Speaker, content / "speakers.yml"),
            "places": self.many(Place, content / "places.yml"),
            "sources": self.folder(Source, content / "sources"),
            "claims": self.folder(Claim, content / "claims"),
            "pages": self.pages(content / "pages"),
            "layers": self.layers(content / "basemap"),
        }
        redirects = content / "redirects.yml"
        if redirects.exists() and (former := self.one(Redirects, redirects)):
            parts["redirects"] = former.record
        if settings is None or site is None or vocabulary is None:
            return None, sorted(self.issues)
        for name in _LISTS:
            records = getattr(vocabulary.record, name)
            parts[name] = {
                id_: Entry(id_, records[id_], vocabulary.document, (name, id_))
                for id_ in sorted(records)
            }
        broken = frozenset(self.broken)
        return (
            Collection(settings=settings.record, site=site, broken=broken, **parts),
            sorted(self.issues),
        )

    def document(self, file: Path) -> Document | None:
        path = file.relative_to(self.root).as_posix()
        text = read_text(file, path)
        document = parse(text, path) if isinstance(text, str) else text
        if isinstance(document, Issue):
            self.issues.append(document)
            return None
        if not isinstance(document.data, dict):
            hint = "write `field: value` lines"
            self.issues.append(
                WRONG_KIND.at(document.locate(), "the record: fields belong here", hint)
            )
            return None
        return document

    def record(
        self, model: type[R], id_: str, document: Document, keys: tuple[str, ...] = ()
    ) -> Entry[R] | None:
        record = validate(model, document, keys)
        if isinstance(record, list):
            self.issues.extend(record)
            return None
        return Entry(id_, record, document, keys)

    def one(self, model: type[R], file: Path) -> Entry[R] | None:
        document = self.document(file)
        return self.record(model, file.stem, document) if document else None

    def many(self, model: type[R], file: Path, *, in_order: bool = False) -> dict[str, Entry[R]]:
        document = self.document(file)
        if document is None:
            return {}
        ids = list(document.data) if in_order else sorted(document.data)
        return self.entries(model, file.stem, [(id_, document, (id_,)) for id_ in ids])

    def folder(self, model: type[R], folder: Path) -> dict[str, Entry[R]]:
        files = sorted(folder.glob("*.yml")) if folder.is_dir() else []
        found = [(file.stem, self.document(file), ()) for file in self.progress(files)]
        return self.entries(model, folder.name, found)

    def entries(
        self,
        model: type[R],
        kind: str,
        found: Iterable[tuple[str, Document | None, tuple[str, ...]]],
    ) -> dict[str, Entry[R]]:
        entries: dict[str, Entry[R]] = {}
        for id_, document, keys in found:
            entry = self.record(model, id_, document, keys) if document else None
            if document and not (re.fullmatch(IDENTIFIER, id_) and len(id_) <= 64):  # noqa: PLR2004 - as the models say
                hint = "lower-case letters and digits in groups joined by hyphens, at most 64"
                where = document.locate(keys, key=True)
                self.issues.append(BAD_IDENTIFIER.at(where, f"'{id_}' names the record", hint))
            if entry:
                entries[id_] = entry
            else:
                self.broken.add((kind, id_))
        return entries

    def pages(self, folder: Path) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        for file in sorted(folder.rglob("*.md")) if folder.is_dir() else []:
            path = file.relative_to(self.root).as_posix()
            text = read_text(file, path)
            if isinstance(text, Issue):
                self.issues.append(text)
                continue
            uri = file.relative_to(folder).as_posix()
            page = self.page(uri, path, text)
            if page:
                pages[uri] = page
        return pages

    def page(self, uri: str, path: str, text: str) -> Page | None:
        if not text.startswith("---\n"):
            return Page(uri, path, {}, text)
        matter, _, body = text[4:].partition("\n---\n")
        document = parse(matter, path)
        if isinstance(document, Issue):
            # The front matter begins on the second line of the file.
            where = document.location
            below = Location(path, where.line + 1, where.column)
            self.issues.append(
                Issue(below, document.code, document.message, document.hint, document.severity)
            )
            return None
        return Page(uri, path, document.data, body, matter.count("\n") + 4)

    def layers(self, folder: Path) -> dict[str, Any]:
        layers: dict[str, Any] = {}
        for file in sorted(folder.glob("*.geojson")) if folder.is_dir() else []:
            path = file.relative_to(self.root).as_posix()
            text = read_text(file, path)
            if isinstance(text, Issue):
                self.issues.append(text)
                continue
            try:
                data = json.loads(text)
                if data["type"] != "FeatureCollection":
                    raise ValueError(data["type"])
            except (ValueError, KeyError, TypeError) as error:
                hint = "export it again as GeoJSON"
                self.issues.append(NOT_GEOJSON.at(Location(path), f"not GeoJSON: {error}", hint))
                continue
            layers[file.stem] = data
        return layers


_LISTS = ("quantities", "populations", "stakes")

