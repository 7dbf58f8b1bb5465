"""Headings as readers skim them: one above a page, and no full stop behind a title."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.records.texts import blank_code
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, fault
from generator.issues import Severity
from generator.read.collection import Collection

_MAIN = re.compile(
    r"^#(?!#)[^\w\n]*+\w|^[^\w\n]*+\w[^\n]*+\n=+[ ]*$|<h1\b", re.MULTILINE | re.IGNORECASE
)

_STOPPED = re.compile(r"[^\W_]{4}\.$|\w[\u3002\u0964\u06d4]$")
"""Words that end with a full stop: not an abbreviation such as `U.S.`, nor three dots."""


@check("P512", "Make it one of the second level, with ##.", Severity.WARNING)
def check_main_heading(collection: Collection) -> Iterator[Fault]:
    """A page has one main heading."""
    for page in collection.pages.values():
        for heading in islice(_MAIN.finditer(blank_code(page.body)), 1, None):
            where = Words(page.body, page).locate(heading.start())
            yield Fault(where, "another main heading begins here")


@check("J429", "Leave the full stop out.", Severity.WARNING)
def check_full_stops(collection: Collection) -> Iterator[Fault]:
    """A title ends without a full stop."""
    for claim in collection.claims.values():
        if _STOPPED.search(claim.record.title):
            yield fault(claim, "title", "it ends with a full stop")
    for page in collection.pages.values():
        if page.front_matter and _STOPPED.search(str(page.meta.get("title"))):
            yield Fault(page.front_matter.locate(("title",)), "title: it ends with a full stop")
