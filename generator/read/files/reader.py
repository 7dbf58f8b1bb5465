"""Files of a project to documents, pages and layers, with everything wrong on the way."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.characters import replace_refused
from generator.issues import Issue, Location
from generator.read.document import Document
from generator.read.entry import Page
from generator.read.files.text import conflicts, odd_characters, read_text
from generator.read.messages import WRONG_KIND
from generator.read.outlines.geojson import read_outlines
from generator.read.yaml import SYNTAX, examine

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@lru_cache(4096)
def _examine(text: str, path: str, first_line: int) -> tuple[Document | None, list[Issue]]:
    """Return what a text holds; kept while the process lives, for the next save of a preview."""
    document, issues = examine(text, path, first_line=first_line)
    digest = sha256(text.encode()).hexdigest()
    return document and replace(document, sha256=digest), issues


class Reader:
    """Reads files below `root`; what cannot be read is kept in `issues`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.issues: list[Issue] = []

    def path(self, file: Path) -> str:
        """Return the path of a file as issues name it."""
        return file.relative_to(self.root).as_posix()

    def text(self, file: Path) -> str | None:
        """Return the text of a file."""
        text = read_text(file, self.path(file))
        if isinstance(text, Issue):
            self.issues.append(text)
            return None
        return text

    def document(self, file: Path, *, tags: bool = False) -> Document | None:
        """Return the fields in a YAML file."""
        text = self.text(file)
        return None if text is None else self.fields(text, self.path(file), tags=tags)

    def fields(
        self, text: str, path: str, *, first_line: int = 1, tags: bool = False
    ) -> Document | None:
        """Return the fields in a YAML text."""
        whole = (
            examine(text, path, first_line=first_line, tags=True)
            if tags
            else _examine(text, path, first_line)
        )
        document, issues = whole
        self.issues += issues
        if document and not isinstance(document.data, dict):
            kind = "a list" if isinstance(document.data, list) else "a text"
            found = f"the file holds {kind}; fields belong here"
            hint = "write `field: value` lines, the first field in the first column"
            self.issues.append(WRONG_KIND.at(document.locate(), found, hint))
            return None
        return document

    def pages(self, folder: Path, files: Iterable[Path]) -> dict[str, Page]:
        """Return the hand-written pages of files below a folder, by source URI."""
        pages: dict[str, Page] = {}
        for file in files:
            text = self.text(file)
            uri = file.relative_to(folder).as_posix()
            page = None if text is None else self.page(uri, self.path(file), text)
            if page:
                pages[uri] = page
        return pages

    def page(self, uri: str, path: str, text: str) -> Page | None:
        """Return a page from its text, whatever its line ends."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if unresolved := list(conflicts(text, path, markdown=True)):
            self.issues += unresolved
            return None
        if not re.match(r"---[ \t]*\n", text):
            return self.body(uri, path, {}, text)
        matter = _FRONT_MATTER.match(text)
        if not matter:
            found = "the front matter that begins here is not closed"
            hint = "end it with a line of its own: ---"
            self.issues.append(SYNTAX.at(Location(path), found, hint))
            return None
        body, first_line = text[matter.end() :], matter[0].count("\n") + 1
        if not matter[1].strip():
            return self.body(uri, path, {}, body, first_line)
        document = self.fields(matter[1], path, first_line=2)
        meta = document.data if document else {}
        page = self.body(uri, path, meta, body, first_line)
        return replace(page, front_matter=document) if document else None

    def body(
        self, uri: str, path: str, meta: dict[str, Any], body: str, first_line: int = 1
    ) -> Page:
        """Return a page from its parts; what may not stand in its body is told, and left out."""
        self.issues += odd_characters(body, path, first_line)
        return Page(uri, path, meta, replace_refused(body, " "), first_line)

    def layers(self, files: Iterable[Path]) -> dict[str, Any]:
        """Return the GeoJSON of files, by file stem."""
        layers: dict[str, Any] = {}
        for file in files:
            text = self.text(file)
            if text is None:
                continue
            found = read_outlines(text, self.path(file), file.stem)
            if isinstance(found, list):
                self.issues += found
            else:
                layers[file.stem] = found
        return layers
