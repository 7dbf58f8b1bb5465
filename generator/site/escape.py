"""Record text on its way into a page: shown as it was typed, wherever on the page it lands.

A sign that Markdown or HTML would read is written as a character reference, which both leave as it
is. So one form serves paragraphs, headings, table cells, link texts, attributes between double
quotes, and HTML that Markdown passes over; a template need not say into which of them it writes.
"""

import re
from functools import lru_cache

from markupsafe import Markup

_SPACE = re.compile(r"[\t-\r\x1c-\x1f \x85\u2028\u2029]+")
_SIGNS = re.compile(
    r"""
    [&<>"\\`*_\[\]{}#|]      # entities, tags, attributes, emphasis, links, headings, cells
    | !$                     # a picture, if a link follows
    | /(?=//)                # where footnotes go
    | ^[-+:=~](?!\w)         # at the start: lists, rules, headings, definitions, fences
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?!\w)")
_IN_TARGET = re.compile(r"""[\s&<>"'\\`*_\[\]{}()|!]""")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(value: object) -> Markup:
    """Return a value as Markdown and HTML show it, in one line; markup stays as it is."""
    if type(value) is Markup:
        return value
    if hasattr(value, "__html__"):
        return Markup(value)  # noqa: S704 - marked already
    return _escape(str(value))


@lru_cache(10_000)
def _escape(text: str) -> Markup:
    text = _SPACE.sub(" ", text).strip()
    spelt = _SIGNS.sub(_reference, text)
    return Markup(_NUMBERED.sub(lambda match: f"{match[1]}&#{ord(match[2])};", spelt))  # noqa: S704 - escaped


def escape_target(address: str) -> Markup:
    """Return an address as it stands between the parentheses of a Markdown link."""
    return Markup(_IN_TARGET.sub(_reference, address))  # noqa: S704 - escaped


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"&#{ord(match[0])};"
