"""Links in hand-written pages: from where people write a page to where it stands when built."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection as Known

from generator.collection import Page
from generator.issues import Issue, Location, Rule, nearest
from generator.render.links import home

NO_PAGE = Rule("P504", "A link in a page leads to a page.", "Correct the link.")

_LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?)([^\s()<>]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]|\{\{", re.IGNORECASE)


def relink(page: Page, known: Known[str]) -> tuple[str, list[Issue]]:
    """Return a page's body with its relative links made good, and those that lead to no page."""
    issues = []
    folder, new_folder = posixpath.dirname(page.uri), posixpath.dirname(home(page.uri))

    def mend(match: re.Match[str]) -> str:
        before, address = match.groups()
        path, mark, fragment = address.partition("#")
        if _ELSEWHERE.match(address):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, path))
        if path.endswith(".md"):
            if target not in known:
                hint = nearest(target, known) or "a claim is at claims/<id>.md"
                where = _locate(page, match.start(2))
                issues.append(NO_PAGE.at(where, f"the link '{address}' leads to no page", hint))
            target = home(target)
        end = "/" if path.endswith("/") else ""
        return f"{before}{posixpath.relpath(target, new_folder or '.')}{end}{mark}{fragment}"

    return _LINK.sub(mend, page.body), issues


def _locate(page: Page, offset: int) -> Location:
    line = page.body.count("\n", 0, offset)
    column = offset - page.body.rfind("\n", 0, offset)
    return Location(page.path, page.first_line + line, column)
