"""The word that a misspelt one was meant to be: of a closed list, or the name of a record."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from generator.characters import name_character

_CUTOFF = 0.7
_NEGATED = re.compile(r"(?:un|in|im|dis|non?|not)[ -]?(.+)")
_QUOTES = "“”‘’«»"
_SHORTEST = 5
"""Letters of a word in which a wrong one hardly makes another word, as `iran` is of `iraq`."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the word of a closed list nearest to `word`, or an empty text.

    Where the two look alike, it names the character of another script, or that nobody sees.
    """
    match = nearest_word(word, known)
    odd = next((sign for sign in word if not sign.isascii() and sign not in match + _QUOTES), "")
    alike = f" {name_character(odd)} stands in it" if odd else ""
    return f"did you mean '{match}'?{alike}" if match else ""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the word of a closed list nearest to `word` whatever its case and quotes, or nothing.

    A word is never taken for its opposite: `read` is not `not-read`.
    """
    word = _bare(word)
    words = {name.lower(): name for name in sorted(known) if not _is_opposite(word, name.lower())}
    matches = get_close_matches(word, words, n=1, cutoff=_CUTOFF)
    return words[matches[0]] if matches else ""


def misprint(name: str, known: Iterable[str]) -> str:
    """Return the one name of a record that `name` is with a slip of the pen, or nothing.

    One letter of one part may be wrong, missing, too much, or exchanged with the next; or a hyphen
    left out. Never a digit, and no first letter: another date or another name is another record.
    """
    name = _bare(name)
    meant = [other for other in known if _is_slip(name, other.lower())]
    return meant[0] if len(meant) == 1 else ""


def misprint_hint(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the one record that `name` is with a slip of the pen, or nothing."""
    meant = misprint(name, known)
    return f"did you mean '{meant}'?" if meant else ""


def _bare(word: str) -> str:
    return word.strip(f" \"'{_QUOTES}").lower()


def _is_opposite(word: str, other: str) -> bool:
    return any(
        (negated := _NEGATED.fullmatch(a)) is not None
        and _likeness(negated[1], b) > _likeness(a, b)
        for a, b in ((word, other), (other, word))
    )


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other).ratio()


def _is_slip(name: str, other: str) -> bool:
    parts, others = (re.split(r"[-_./ ]", text) for text in (name, other))
    if len(parts) != len(others):
        return "".join(parts) == "".join(others)
    unlike = [pair for pair in zip(parts, others, strict=True) if pair[0] != pair[1]]
    return not unlike or (len(unlike) == 1 and _is_one_slip(*unlike[0]))


def _is_one_slip(a: str, b: str) -> bool:
    if a[:1] != b[:1] or re.search(r"\d", a + b):
        return False
    same = [x == y for x, y in zip(a, b, strict=False)]
    at = same.index(False) if False in same else len(same)
    here, there = a[at:], b[at:]
    if len(a) == len(b) >= _SHORTEST - 1 and here[:2] == there[1::-1] and here[2:] == there[2:]:
        return True
    slips = ((here[1:], there[1:]), (here[1:], there), (here, there[1:]))
    return max(len(a), len(b)) >= _SHORTEST and any(x == y for x, y in slips)
