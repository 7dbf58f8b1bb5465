"""What texts quote and link: eight words at most; publishers and archives, never mirrors."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, each_statement, each_text, fault
from generator.model import Source
from generator.model.lists import How
from generator.model.notation.address import ascii_host
from generator.read.collection import Collection
from generator.read.entry import Entry, Page

MOST_WORDS = 8

_AS_PRINTED = frozenset({"title", "original-title", "container-title", "author"})
"""Fields of sources that carry the works' own words on purpose."""

_SHORTEST = 2 * MOST_WORDS
"""No nine words are as short as this."""

_QUOTED = re.compile(
    r"“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|»([^«»]*)«|「([^「」]*)」|『([^『』]*)』"
    r"|‘((?:[^‘’]|(?<=\w)’(?=\w))*)’"
    r"|(?<![\w\"])\"(?=\S)([^\"]*)(?<=\S)\"(?!\w)"
    r"|(?<![\w'])'(?=\S)((?:[^']|(?<=\w)'(?=\w))*)(?<=\S)'(?!\w)"
    r"|((?:^ {0,3}>.*\n?)+)",
    re.MULTILINE,
)
_MARK = re.compile("[“„«»「『‘\"'>]|<q")
"""Without one of these, nothing is quoted."""

_HOST = re.compile(r"//([^\s/?#\"'<>()\[\]{}|\\^`]+)")
_PICTURE = re.compile(
    r"https?://[^\s/?#\"'<>]+/[^\s?#\"'<>()]*\."
    r"(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg|mp4|m4v|mov|webm|avi|mkv|mpe?g|m3u8)(?![\w/-]|\.\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_CODE = re.compile(
    r"^(```|~~~).*?^\1|`[^`\n]*`|\{\{.{0,999}?\}\}|\{#.{0,999}?#\}|\{:.{0,999}?\}|<!--.{0,999}?-->",
    re.DOTALL | re.MULTILINE,
)
"""Code, calls and comments; bounded, for some have no end, and each would be looked for so far."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)


@check("X328", "Say it in your own words.")
def check_quotations(collection: Collection) -> Iterator[Fault]:
    """At most eight words in a row are quoted."""
    for words in each_text(collection):
        if len(words.text) <= _SHORTEST or not _MARK.search(words.text) or _as_printed(words):
            continue
        for start, quoted in _quotations(words):
            count = len(_WORD.findall(quoted))
            if count > MOST_WORDS:
                opening = " ".join(quoted.split()[:4])
                found = f"{count} quoted words from '{opening}' on; at most {MOST_WORDS}"
                yield words.fault(start, found)


def _as_printed(words: Words) -> bool:
    is_work = isinstance(words.home, Entry) and isinstance(words.home.record, Source)
    return "passage" in words.way or (is_work and words.way[0] in _AS_PRINTED)


def _quotations(words: Words) -> Iterator[tuple[int, str]]:
    """Yield the offset and words of each quotation in a text or page."""
    text = words.text
    if isinstance(words.home, Page):
        # What is code stays in place as blanks, so that offsets hold.
        text = _TAG.sub(_plain_tag, blank_code(text))
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        for match in _QUOTED.finditer(paragraph):
            quoted = next(group for group in match.groups() if group is not None)
            yield start + match.start(), quoted
        start += len(paragraph)


def _plain_tag(tag: re.Match[str]) -> str:
    """Return a quoting tag as a quotation mark, and any other as blanks."""
    sign = " "
    if tag[2].lower() in ("q", "blockquote"):
        sign = "”" if tag[1] else "“"
    return sign + _blank(tag[0][1:])


def blank_code(text: str) -> str:
    """Return a page with blanks for code, calls and comments."""
    return _CODE.sub(lambda code: _blank(code[0]), text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


@check("X397", "Keep the first words, or the last, that find the place.")
def check_passages(collection: Collection) -> Iterator[Fault]:
    """A passage is found by at most eight words at its start, and at its end."""
    for claim, way, statement in each_statement(collection):
        passage = statement.passage
        for end in ("start", "end") if passage else ():
            count = len(_WORD.findall(getattr(passage, end) or ""))
            if count > MOST_WORDS:
                yield fault(claim, (*way, "passage", end), f"{count} words; at most {MOST_WORDS}")


def is_reworded(collection: Collection, source: str) -> bool:
    """Return whether a work translates another, or tells it in other words."""
    work = collection.sources.get(source)
    derivation = work.record.derived_from if work else None
    return bool(derivation and derivation.how in (How.TRANSLATES, How.REWRITES))


@check("X326", "Link the publisher's page or an archive, or leave the address out.")
def check_mirrors(collection: Collection) -> Iterator[Fault]:
    """No link leads to a host listed under `mirrors` in site.yml."""
    ends = tuple(f".{ascii_host(mirror)}" for mirror in collection.site.record.mirrors)
    for words, match in _addresses(collection, _HOST):
        host = ascii_host(match[1].rpartition("@")[2].partition(":")[0])
        # A dot at the end of a host changes nothing.
        if f".{host}".endswith(ends) or f".{host.rstrip('.')}".endswith(ends):
            yield words.fault(match.start(), f"'{host}' is a mirror")


@check("X327", "Link the page that shows it, or leave the address out.")
def check_pictures(collection: Collection) -> Iterator[Fault]:
    """No link leads to a picture or video itself."""
    for words, match in _addresses(collection, _PICTURE):
        yield words.fault(match.start(), f"'{match[0]}' is a picture or video by itself")


def _addresses(
    collection: Collection, pattern: re.Pattern[str]
) -> Iterator[tuple[Words, re.Match[str]]]:
    for words in each_text(collection, "//"):
        for match in pattern.finditer(words.text):
            yield words, match
