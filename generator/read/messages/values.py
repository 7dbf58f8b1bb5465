"""Dates, figures, numbers, addresses and words of closed lists that cannot be read."""

import re
from urllib.parse import quote as percent

from generator.model.base import IDENTIFIER, Unreadable
from generator.model.notation.coordinates import degrees
from generator.nearest import nearest
from generator.read.messages.identifiers import not_an_identifier
from generator.read.messages.rules import (
    BAD_ADDRESS,
    BAD_IDENTIFIER,
    BAD_VALUE,
    UNKNOWN_WORD,
    Departure,
    Explained,
    describe,
    quote,
)

_CALLED = {
    name: word
    for word, names in {
        "article-newspaper": "newspaper, newspaper article, article newspaper",
        "article-magazine": "magazine, magazine article",
        "article-journal": "journal, journal article, study",
        "webpage": "website, web page, press release, wiki",
        "post": "tweet, toot, telegram, social media, facebook, forum post",
        "post-weblog": "blog, blog post, weblog",
        "broadcast": "tv, television, radio, podcast",
        "motion_picture": "film, video, documentary",
        "legal_case": "ruling, judgment, judgement, verdict, indictment, court decision",
        "legislation": "law, act, statute",
        "dataset": "data, data set, database",
        "article": "preprint",
        "parts": "part, partly, abstract, summary",
        "opening": "headline, lead, teaser",
        "whole": "full, all, complete",
        "not-read": "not read, unread",
    }.items()
    for name in names.split(", ")
}
"""What words of closed lists are called otherwise."""


def enum(case: Departure) -> Explained:
    """Return that a word is not on its list, and which of the list was meant."""
    allowed = case.ctx["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = case.data
    hint = nearest(found, allowed) if isinstance(found, str) else ""
    if (called := _CALLED.get(str(found).casefold().replace("_", " "))) and called in allowed:
        hint = f"write {called}"
    message = f"{describe(found)} is none of the words allowed: {', '.join(allowed)}"
    return UNKNOWN_WORD, message, hint or "choose one of these words"


def pattern(case: Departure) -> Explained:
    """Return that a text is no identifier, address, language code, host or SHA-256."""
    found, pattern = str(case.data), case.ctx["pattern"]
    if pattern == IDENTIFIER:
        return BAD_IDENTIFIER, *not_an_identifier(found, own=case.loc[-1] in ("id", "[key]"))
    rule, wanted, hint = next(
        (entry for sign, entry in _PATTERNS.items() if sign in pattern), _PATTERNS[""]
    )
    if "[a-z]{2,3}" in pattern:
        hint = _language_hint(found) or hint
    elif rule is BAD_ADDRESS and (inside := re.fullmatch(r"<(https?://[^\s<>]+)>", found)):
        hint = f"write {inside[1]}"
    elif rule is BAD_ADDRESS and (whole := _LOUD.fullmatch(found)):
        hint = f"write {whole[1].lower()}{whole[2]}"
    elif rule is BAD_ADDRESS and _TWO.search(found):
        wanted = "one address"
        hint = "keep one here; a saved copy goes under `archives:`"
    elif rule is BAD_ADDRESS and re.fullmatch(r"(www\.)?[\w-]+(\.[\w-]+)+(/\S*)?", found):
        hint = f"write https://{found}"
    elif rule is BAD_ADDRESS and (scheme := _SCHEME.match(found)):
        wanted += f": it begins with {scheme[0]}"
        hint = "put one that begins with https:// or http://, or leave it out"
    elif rule is BAD_ADDRESS and (sign := _REFUSED.search(found)) and " " not in found:
        wanted += f": '{sign[0]}' may not stand in it"
        hint = f"write {percent(sign[0])} in place of {sign[0]}, or copy it from the browser again"
    elif pattern_host := re.fullmatch(r"https?://([\w.-]+)/?", found.lower()):
        hint = f"write {pattern_host[1]}"
    return rule, f"{quote(found)} is not {wanted}", hint


_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LOUD = re.compile(r"(?:view-source:)?(https?)(://[^\s<>\"`{}|\\^]+)", re.IGNORECASE)
_TWO = re.compile(r"[\s,;]+https?://")
_REFUSED = re.compile(r"[<>\"`{}|\\^]")

_PATTERNS = {
    "^https?": (BAD_ADDRESS, "a web address", "put it whole, from https:// on, without spaces"),
    "[a-z]{2,3}": (BAD_VALUE, "a language code", "put its code of two or three letters (BCP 47)"),
    "[0-9a-f]{64}": (BAD_VALUE, "a SHA-256", "put its 64 digits, 0 to 9 and a to f"),
    "": (BAD_VALUE, "a host", "put the host alone, in lower case"),
}


def _language_hint(name: str) -> str:
    """Return the hint to write the code of a language named in English, or with a line below."""
    from babel import Locale  # noqa: PLC0415 - it starts slowly, and few need it

    codes = {word.lower(): code for code, word in Locale("en").languages.items()}
    spelt = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", name)
    if meant := codes.get(name.lower()):
        return f"write {meant}"
    return f"write {spelt[1].lower()}{f'-{spelt[2].upper()}' if spelt[2] else ''}" if spelt else ""


def value(case: Departure) -> Explained:
    """Return that a date or figure cannot be read, as its grammar says it."""
    error = case.ctx["error"]
    if isinstance(error, Unreadable):
        return BAD_VALUE, error.found, error.hint
    return BAD_VALUE, str(error), "delete it"


_COMMA = re.compile(r"(-?\d+),(\d{1,2}|\d{4,})")
"""A decimal comma: three digits behind it could be thousands."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(km|m)")


def number(case: Departure) -> Explained:
    """Return that a text is no number, and the number that it can only mean."""
    found, axis = str(case.data).strip(), case.loc[-1]
    meant, hint = "", "put a number with a decimal point"
    if axis in _AXES:
        meant, hint = degrees(found, str(axis)), f"put decimal degrees, negative {_AXES[axis]}"
    elif comma := _COMMA.fullmatch(found):
        meant = ".".join(comma.groups())
    elif length := _LENGTH.fullmatch(found):
        meant = length[1] if length[2] == "km" else f"{float(length[1]) / 1000:g}"
    return BAD_VALUE, f"{describe(case.data)} is not a number", f"write {meant}" if meant else hint


_AXES: dict[str | int, str] = {
    "latitude": "south of the equator",
    "longitude": "west of Greenwich",
}
_FARTHEST = 180


def out_of_range(case: Departure) -> Explained:
    """Return that a number is out of range, and what is allowed."""
    limit = " and ".join(_LIMITS[name].format(value) for name, value in case.ctx.items())
    hint = "correct it"
    if case.loc[-1] == "latitude" and abs(float(case.data)) <= _FARTHEST:
        hint = "check whether latitude (north) and longitude (east) are exchanged"
    return BAD_VALUE, f"{quote(case.data)} is out of range; allowed: {limit}", hint


_LIMITS = {"ge": "at least {:g}", "gt": "more than {:g}", "le": "at most {:g}"}
