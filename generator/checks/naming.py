"""Whether a text names a speaker, told by its words alone.

A speaker is named by its name without the article, by its identifier, by the initials of its
name, by the last word of a name of two or three words (a surname), by its country and the words
made from it, and by whatever names an organisation that it is part of.
"""

import re
from collections.abc import Iterable, Iterator
from unicodedata import bidirectional

from generator.read.collection import Collection

_ARTICLE = re.compile(r"^(the|an?|unnamed)\s+", re.IGNORECASE)


def names_any(collection: Collection, text: str, speakers: Iterable[str]) -> bool:
    """Return whether a text names one of the speakers."""
    return any(
        re.search(pattern, text) for speaker in speakers for pattern in _ways(collection, speaker)
    )


def has_word(text: str, identifier: str) -> bool:
    """Return whether a text has the words of an identifier, or words that begin with them."""
    return bool(re.search(_loosely(identifier.replace("-", " ")), text))


def listed(collection: Collection, speakers: Iterable[str]) -> str:
    """Return the names of speakers, for a message."""
    entries = {speaker: collection.speakers.get(speaker) for speaker in sorted(set(speakers))}
    return ", ".join(entry.record.name if entry else id_ for id_, entry in entries.items())


def _ways(collection: Collection, speaker: str) -> Iterator[str]:
    seen: set[str] = set()
    while (entry := collection.speakers.get(speaker)) and speaker not in seen:
        seen.add(speaker)
        name, country = _ARTICLE.sub("", entry.record.name), entry.record.country
        words = name.split()
        yield _loosely(name)
        yield _loosely(speaker.replace("-", " "))
        if entry.record.in_text:
            yield _loosely(entry.record.in_text)
        if country:
            yield _loosely(country)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            yield rf"\b{re.escape(initials)}\b"
        last = words[-1]
        if len(words) in (2, 3) and len(last) > 1 and last[0].isupper() and name != country:
            yield rf"\b{re.escape(last)}\b"
        speaker = entry.record.part_of or ""


def _loosely(words: str) -> str:
    """Return a pattern for words in any case, with other endings: Norway, Norwegian.

    Words of other scripts may each end otherwise, and have what Arabic and Hebrew join to them.
    """
    if not words.isascii():
        return r"(?i:\b" + r"\W+".join(map(_stem, words.split())) + ")"
    stem = words[:-1] if len(words) > 4 and words[-1] in "aey" else words  # noqa: PLR2004 - long
    return rf"(?i:\b{re.escape(stem)})"


def _stem(word: str) -> str:
    joined = bidirectional(word[0]) in ("R", "AL")
    bare = word.removeprefix("\u0627\u0644")  # the article
    ending = 0 if len(bare) < 4 else 1 if joined or len(bare) < 6 else 2  # noqa: PLR2004 - short ones
    stem = re.escape(bare[: len(bare) - ending])
    return rf"\w{{0,3}}{stem}\w*" if joined else rf"{stem}\w*"
