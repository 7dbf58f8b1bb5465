"""Whether words stand in a text, and what stands there in their place."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from generator.model import Passage

REACH = 3000
"""How many characters after its first words a passage may end."""


ALIKE = 0.8
"""From which share of equal signs on words count as changed rather than gone."""


MOST_ALIKE = 3
"""Up to how many words are looked for in full; one less of them would be like many others."""


_FOLDS = {
    "'": '"`\u00b4\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u201f\u2033'
    "\u2039\u203a\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "": "\u200b\u200c\u200d\u2060\ufeff",
}


_FOLD = {ord(sign): plain for plain, signs in _FOLDS.items() for sign in signs}


_SPACED_QUOTE = re.compile(r"«[\u00a0\u202f]|(?<!\S)«\s+|[\u00a0\u202f]»|\s+»(?!\w)")


_BROKEN = "\x00"
"""Where a line ended in a hyphen: that of a word broken in two, or one of the word's own."""


class Finding(StrEnum):
    """What became of a passage."""

    FOUND = "found"
    MOVED = "moved"
    """Its first and last words are there, and do not belong together."""

    CHANGED = "changed"
    ELSEWHERE = "in another work"
    MISSING = "nowhere"
    NO_COPY = "no copy"


def look_up(passage: Passage, source: str, texts: Mapping[str, str]) -> tuple[Finding, str]:
    """Return what became of a source's passage, and details; `texts` are folded copies."""
    ends = [fold(words) for words in (passage.start, passage.end) if words]
    text = texts.get(source)
    if text is None or _stands_in(text, ends):
        return Finding.NO_COPY if text is None else Finding.FOUND, ""
    for other, copy in texts.items():
        if _stands_in(copy, ends):
            return Finding.ELSEWHERE, f"it stands in the copy of '{other}'"
    there = [bool(_pattern(words).search(text)) for words in ends]
    if all(there):
        return Finding.MOVED, f"its last words do not follow within {REACH:,} characters"
    return _changed(text, ends, there)


def _changed(text: str, ends: Sequence[str], there: Sequence[bool]) -> tuple[Finding, str]:
    """Return what stands in a text in place of the words that are not there."""
    gone = [words for words, found in zip(ends, there, strict=True) if not found]
    near = {words: _nearest(text, words) for words in gone}
    if changes := [
        f"instead of '{words}' the copy has '{found.replace(_BROKEN, '-')}'"
        for words, found in near.items()
        if found
    ]:
        return Finding.CHANGED, "; ".join(changes)
    if any(there):
        return Finding.CHANGED, f"only one end of it is in the copy: '{gone[0]}' is not"
    return Finding.MISSING, "neither these words nor similar ones are in the copy"


def _stands_in(text: str, ends: Sequence[str]) -> bool:
    """Return whether the first words stand in a text, and the last within reach of them."""
    first, *last = map(_pattern, ends)
    places = (match.end() for match in first.finditer(text))
    return any(not last or last[0].search(text, place, place + REACH) for place in places)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds words where a line may have ended in each."""
    signs = ("[-\0]?" if c == _BROKEN else "[-\0]" if c == "-" else re.escape(c) for c in words)
    return re.compile(f"{_BROKEN}?".join(signs))


def _nearest(text: str, words: str) -> str:
    """Return the words of the text most like those given, or an empty text."""
    tokens, count = text.split(), len(words.split())
    # A word more or less is a change as well.
    widths = [count, count + 1, *([count - 1] if count > MOST_ALIKE else [])]
    runs = {" ".join(tokens[i : i + width]) for width in widths for i in range(len(tokens))}
    return next(iter(get_close_matches(words, sorted(runs), n=1, cutoff=ALIKE)), "")


def fold(text: str) -> str:
    """Return a text with white space, ligatures, quotes and dashes in one form."""
    text = re.sub(r"\u00ad(\s*\n\s*(?=\w))?", "", _SPACED_QUOTE.sub("'", text))
    folded = unicodedata.normalize("NFKC", text.translate(_FOLD))
    plain = " ".join(re.sub(r"(?<=[^\W\d])-\s+(?=[^\W\d])", _BROKEN, folded).split())
    return re.sub(r" ?-+ ?", "-", plain)
