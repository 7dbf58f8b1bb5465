"""A preview's server: pages with what is laid over them, and an index once somebody searches."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from generator.preview.panel import CSS, STYLE, panel, with_jumps
from generator.preview.state import Preview

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_LINK = Markup('<link rel="stylesheet" href="{}">').format(STYLE)

_TABS = 3
"""How many pages are followed first."""


def searchable(preview: Preview, app: App, under: str, index: Callable[[], None]) -> App:
    """Return a WSGI application that has an index made when something of it is asked for."""

    def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if under in environ.get("PATH_INFO", ""):
            with preview.indexing:
                if not preview.searched:
                    preview.searched = True  # until the next build, even one that ends meanwhile
                    index()
        return app(environ, start_response)

    return serve


def overlaid(preview: Preview, app: App) -> App:
    """Return a WSGI application that lays the panel over every page of another."""

    def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == STYLE:
            length = ("Content-Length", str(len(CSS)))
            start_response("200 OK", [("Content-Type", "text/css"), length])
            return [CSS]
        started: list[tuple[str, list[tuple[str, str]]]] = []
        body = app(environ, lambda status, headers: started.append((status, headers)))
        status, headers = started[-1]
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return body
        page, end, rest = b"".join(body).partition(b"</body>")
        path = environ.get("PATH_INFO", "")
        preview.asked = [path, *(other for other in preview.asked if other != path)][:_TABS]
        page = with_jumps(page, preview.typed.get(path.strip("/"), {}), preview.root)
        over = panel(preview)
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
