"""While previewing: what is wrong with the content, on the page as well as in the terminal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from threading import Timer
from typing import Any

from markupsafe import Markup, escape

from generator.issues import Issue

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_PANEL = Markup(
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;'
    "overflow:auto;padding:1rem 1.2rem;background:#3b0d16;color:#fff;"
    'font:15px/1.5 ui-monospace,monospace;border-top:4px solid #f29cb0">'
    "<strong>Your last change is not shown yet. Mend this and save; the page comes back by itself."
    '</strong><ul style="margin:.6rem 0 0;padding-left:1.2rem">{}</ul></div>'
)
TIDY_SECONDS = 1
"""How long after a build; it takes about half a second, in which nothing is served."""

_LINE = Markup("<li><b>{}</b> {} {}{}</li>")


class Preview:
    """What a preview server knows of the content's state."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        """Whether only pages that changed are built."""
        self._settings = 0
        self.issues: Sequence[Issue] = ()
        self._tidying = Timer(0, gc.collect)

    def outdated_by(self, settings: int) -> bool:
        """Return whether all pages are out of date, because of the time the settings changed."""
        earlier, self._settings = self._settings, settings
        return self.dirty and earlier not in (0, settings)

    def tidy_later(self) -> None:
        """Look for garbage when nobody waits for a page any more; a build meanwhile puts it off."""
        self._tidying.cancel()
        self._tidying = Timer(TIDY_SECONDS, gc.collect)
        self._tidying.daemon = True
        self._tidying.start()

    def panel(self) -> Markup:
        """Return the issues as HTML, or nothing."""
        if not self.issues:
            return Markup()
        lines = (
            _LINE.format(
                issue.location, issue.code, issue.message, f" ({issue.hint})" if issue.hint else ""
            )
            for issue in self.issues
        )
        return _PANEL.format(escape(Markup().join(lines)))

    def over(self, app: App) -> App:
        """Return a WSGI application that lays the panel over every page of another."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            started: list[tuple[str, list[tuple[str, str]]]] = []
            body = app(environ, lambda status, headers: started.append((status, headers)))
            status, headers = started[-1]
            kind = dict(headers).get("Content-Type", "")
            if not (self.issues and kind.startswith("text/html")):
                start_response(status, headers)
                return body
            page = b"".join(body).replace(b"</body>", str(self.panel()).encode() + b"</body>")
            kept = [header for header in headers if header[0] != "Content-Length"]
            start_response(status, [*kept, ("Content-Length", str(len(page)))])
            return [page]

        return serve
