"""What a preview lays over a page: what is wrong, and ways from its places to the records."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from generator.issues import Location, Severity
from generator.preview.state import Preview

STYLE = "/-/preview.css"
"""Where the panel's style is: a page's policy may allow none of its own."""

CSS = b"""\
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
_LINE = Markup('<li><a href="{}"><b>{}</b></a> {} {}{}</li>')


def panel(preview: Preview) -> Markup:
    """Return as HTML what is wrong, or worth a look; nothing where there is nothing."""
    if not (preview.issues or preview.failure):
        return Markup()
    lines = Markup().join(
        _LINE.format(
            opening(issue.location, preview.root),
            issue.location,
            issue.code,
            issue.message,
            f" ({issue.hint})" if issue.hint else "",
        )
        for issue in preview.issues
    )
    stuck = bool(preview.failure) or any(i.severity is Severity.ERROR for i in preview.issues)
    return _PANEL.format(
        "alert" if stuck else "status",
        Markup(" open") if stuck else "",
        _STUCK if stuck else _LOOK.format(len(preview.issues)),
        Markup("<pre>{}</pre>").format(preview.failure) if preview.failure else "",
        lines,
    )


def opening(where: Location, root: Path) -> str:
    """Return the address that opens a line in an editing program."""
    path = quote((root.absolute() / where.path).as_posix())
    form = os.environ.get("EDITOR_URL", EDITOR)
    for name, told in (("path", path), ("line", where.line), ("column", where.column)):
        form = form.replace(f"{{{name}}}", str(told))  # what else is in braces stays
    return form


def with_jumps(page: bytes, places: Mapping[str, Location], root: Path) -> bytes:
    """Return a page on which each place that a record stands behind leads to its line."""

    def jump(tag: re.Match[bytes]) -> bytes:
        where = places.get(tag[1].decode() if tag.re is _TAG else "")
        link = _JUMP.format(opening(where, root), where) if where else ""
        return tag[0] + str(link).encode()

    return _TAG.sub(jump, _HEADING.sub(jump, page, count=1)) if places else page
