"""While previewing: what is wrong with the content, on the page as well as in the terminal."""

import gc
import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path
from threading import Lock, Timer
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.addresses import Addresses, record_uri
from generator.issues import Issue, Location, Severity
from generator.kinds import KINDS
from generator.output.glimpse import Changes
from generator.read.collection import Collection
from generator.site.memory import Memory

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

STYLE = "/-/preview.css"
"""Where the panel's style is: a page's policy may allow none of its own."""

_CSS = b"""\
#preview { position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 60vh; overflow: auto;
  padding: 1rem 1.2rem; color: #fff; background: #3b0d16; border-top: 4px solid #f29cb0;
  font: 15px/1.5 ui-monospace, monospace; }
#preview[role=status] { background: #2a2410; border-color: #e8c765; }
#preview ul { margin: .6rem 0 0; padding-left: 1.2rem; }
#preview pre { white-space: pre-wrap; }
#preview a { color: inherit; }
.preview-jump { float: inline-end; font-size: .8rem; opacity: .6; }
.preview-jump:is(:hover, :focus) { opacity: 1; }
"""

_LINK = Markup('<link rel="stylesheet" href="{}">').format(STYLE)
_JUMP = Markup('<a class="preview-jump" href="{}" title="{}">&#9998;</a>')
_TAG = re.compile(
    rb'<(?:li|dt|dd|p|h[1-6]|div|section|article|figure|td|th)\b[^>]*\bid="([^"]+)"[^>]*>'
)
_HEADING = re.compile(rb"<h1\b[^>]*>")

EDITOR = "vscode://file{path}:{line}:{column}"
"""The address by which an editing program opens a line; the variable EDITOR_URL names another."""

_PANEL = Markup(
    '<div id="preview" role="{}"><details{}>'
    "<summary><strong>{}</strong></summary>{}<ul>{}</ul></details></div>"
)
_STUCK = "Your last change is not shown yet. Mend this and save; the page comes back by itself."
_LOOK = "Worth a look: {}"
TIDY_SECONDS = 1
"""How long after a build; it takes about half a second, in which nothing is served."""

_TABS = 3
"""How many pages are followed first."""

_LINE = Markup('<li><a href="{}"><b>{}</b></a> {} {}{}</li>')


def typed_at(collection: Collection, addresses: Addresses) -> Mapping[str, dict[str, Location]]:
    """Return where what a page shows was typed: by the page's address, and the place on it.

    The empty place is the page itself.
    """
    found: dict[str, dict[str, Location]] = {}
    for uri, where in _typed(collection):
        page, _, place = uri.partition("#")
        found.setdefault(addresses.of(page), {})[place] = where
    return found


def _typed(collection: Collection) -> Iterator[tuple[str, Location]]:
    for page in collection.pages.values():
        yield page.uri, Location(page.path, page.first_line)
    for plural, kind in KINDS.items():
        for id_, entry in collection.of(plural).items() if kind.page else ():
            if plural == "statements":
                claim, index = entry
                where = claim.locate(("statements", index))
            else:
                where = entry.locate() if plural == "estimates" else entry.locate(key=True)
            yield record_uri(kind.name, *id_.split(".")), where


class SupersededError(Exception):
    """Somebody saved again: what is being built is out of date already."""


class Preview:
    """What a preview server knows of the content's state."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        """Whether only pages that changed are built."""
        self._around = 0
        self.issues: Sequence[Issue] = ()
        """What is wrong with the content; if there is an error, the last good state is shown."""
        self.root = Path()
        """The project, below which files are opened."""
        self.typed: Mapping[str, dict[str, Location]] = {}
        """By the path that a page is asked for: the places on it, and where they were typed."""
        self.failure = ""
        """What kept the last change from being shown, where it is no issue of the content."""
        self.asked: list[str] = []
        """The pages that were asked for last, by path: those that somebody looks at."""
        self.hurried = False
        """Whether these alone are to be built, and the rest afterwards."""
        self.before: Changes = {}
        """What the docs directory held, where a hurried build changed it."""
        self.stale = False
        """Whether a page that was asked for, or what is wrong, has changed since it was shown."""
        self.searched = False
        """Whether the search's index is that of the last build."""
        self._indexing = Lock()
        self._published: AbstractSet[str] = frozenset()
        self._templates = 0
        self.saved: Callable[[], bool] = lambda: False
        """Whether somebody has saved again."""
        self._memory = Memory()
        self._tidying = Timer(0, gc.collect)

    def outdated_by(self, changed: int) -> bool:
        """Return whether all pages are out of date, by when what shows on all last changed."""
        earlier, self._around = self._around, changed
        return self.dirty and earlier not in (0, changed)

    def memory(self, changed: int) -> Memory:
        """Return what is remembered of pages, by when what they are made with last changed."""
        if changed != self._templates:
            self._templates, self._memory = changed, Memory(self._give_way)
        return self._memory

    def _give_way(self) -> None:
        if not self.hurried and self.saved():
            raise SupersededError

    def collect_garbage_later(self) -> None:
        """Call `gc.collect()` some seconds after the last build; a build meanwhile puts it off."""
        self._tidying.cancel()
        self._tidying = Timer(TIDY_SECONDS, gc.collect)
        self._tidying.daemon = True
        self._tidying.start()

    def gone(self, published: AbstractSet[str]) -> AbstractSet[str]:
        """Return which files of the last build's are not among those of this one."""
        last, self._published = self._published, published
        return last - published

    def panel(self) -> Markup:
        """Return as HTML what is wrong, or worth a look; nothing where there is nothing."""
        if not (self.issues or self.failure):
            return Markup()
        lines = Markup().join(
            _LINE.format(
                self.opening(issue.location),
                issue.location,
                issue.code,
                issue.message,
                f" ({issue.hint})" if issue.hint else "",
            )
            for issue in self.issues
        )
        stuck = bool(self.failure) or any(i.severity is Severity.ERROR for i in self.issues)
        return _PANEL.format(
            "alert" if stuck else "status",
            Markup(" open") if stuck else "",
            _STUCK if stuck else _LOOK.format(len(self.issues)),
            Markup("<pre>{}</pre>").format(self.failure) if self.failure else "",
            lines,
        )

    def opening(self, where: Location) -> str:
        """Return the address that opens a line in an editing program."""
        path = quote((self.root.absolute() / where.path).as_posix())
        form = os.environ.get("EDITOR_URL", EDITOR)
        for name, told in (("path", path), ("line", where.line), ("column", where.column)):
            form = form.replace(f"{{{name}}}", str(told))  # what else is in braces stays
        return form

    def with_jumps(self, page: bytes, asked: str) -> bytes:
        """Return a page on which each place that a record stands behind leads to its line."""
        places = self.typed.get(asked.strip("/"), {})

        def jump(tag: re.Match[bytes]) -> bytes:
            where = places.get(tag[1].decode() if tag.re is _TAG else "")
            link = _JUMP.format(self.opening(where), where) if where else ""
            return tag[0] + str(link).encode()

        return _TAG.sub(jump, _HEADING.sub(jump, page, count=1)) if places else page

    def searching(self, app: App, under: str, index: Callable[[], None]) -> App:
        """Return a WSGI application that has an index made when something of it is asked for."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            if under in environ.get("PATH_INFO", ""):
                with self._indexing:
                    if not self.searched:
                        self.searched = True  # until the next build, even one that ends meanwhile
                        index()
            return app(environ, start_response)

        return serve

    def over(self, app: App) -> App:
        """Return a WSGI application that lays the panel over every page of another."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            if environ.get("PATH_INFO") == STYLE:
                length = ("Content-Length", str(len(_CSS)))
                start_response("200 OK", [("Content-Type", "text/css"), length])
                return [_CSS]
            started: list[tuple[str, list[tuple[str, str]]]] = []
            body = app(environ, lambda status, headers: started.append((status, headers)))
            status, headers = started[-1]
            if not dict(headers).get("Content-Type", "").startswith("text/html"):
                start_response(status, headers)
                return body
            page, end, rest = b"".join(body).partition(b"</body>")
            path = environ.get("PATH_INFO", "")
            self.asked = [path, *(other for other in self.asked if other != path)][:_TABS]
            page = self.with_jumps(page, path)
            over = self.panel()
            over = _LINK + over if over or b"preview-jump" in page else over
            page = _allow_last_script(page + str(over).encode() + end + rest)
            kept = [header for header in headers if header[0] != "Content-Length"]
            start_response(status, [*kept, ("Content-Length", str(len(page)))])
            return [page]

        return serve


def _allow_last_script(page: bytes) -> bytes:
    """Return a page whose policy allows its last script, with which MkDocs follows changes."""
    script = page.rpartition(b"<script>")[2].partition(b"</script>")[0]
    digest = b64encode(sha256(script).digest())
    return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % digest, 1)
