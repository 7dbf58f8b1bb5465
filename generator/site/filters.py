"""What templates make of texts: code, blocks of HTML, addresses of passages."""

import re
from html import unescape
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from generator.model import Passage
from generator.site.escape import escape

# Where what a browser sets apart begins, and where it ends.
_APART = re.compile(
    r"(?=<(?:div|p|ul|ol|dl|details|figure|table)[ >])"
    r"|</(?:div|p|ul|details|dt|dd|td|th|summary|figcaption)>"
)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def px(number: float) -> Markup:
    """Return a number of pixels as pictures have it, to the tenth."""
    return Markup(f"{round(number, 1):g}")  # noqa: S704 - a number


def code(text: str) -> Markup:
    """Return a text as code, between backticks where nothing in it could end them or a cell."""
    plain = re.fullmatch(r"[\w .,:;/=<>&()'\"+-]+", text)
    return Markup(f"`{text}`" if plain else f"<code>{escape(text)}</code>")  # noqa: S704 - as above


def ticked(text: str) -> Markup:
    """Return a text, and what stands in it between backticks as code."""
    found = re.sub("&#96;(.*?)&#96;", lambda tick: code(unescape(tick[1])), str(escape(text)))
    return Markup(found)  # noqa: S704 - escaped above


def passage_address(address: str, passage: Passage) -> str:
    """Return the address of a passage: by its words, else by the page of a PDF, else of the work.

    After the WICG's Text Fragments, and the open parameters of PDF (ISO 32000).
    """
    page, _, part_of_page = address.partition("#")
    if passage.start:
        named = part_of_page.partition(":~:")[0]
        parts = [
            quote(part, safe="").replace("-", "%2D")
            for part in (passage.start, passage.end)
            if part
        ]
        return f"{page}#{named}:~:text={','.join(parts)}"
    number = re.match(r"\d+", passage.page or "")
    if number and urlsplit(address).path.lower().endswith(".pdf"):
        return f"{page}#page={number[0]}"
    return address


def block(html: str) -> Markup:
    """Return HTML that Markdown takes as one block: no blank lines, nothing indented.

    What stands apart on the page stands on lines of its own: searches that drop tags would take a
    label and its value for one word, and Python-Markdown takes a block that begins within a line,
    as in `</details><details>`, for text.
    """
    lines = (line.strip() for line in _APART.sub(r"\g<0>\n", str(html)).splitlines())
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - white space only
