"""Words that bound a number, by the form of the value grammar that means the same."""

_SAME = {
    "about": "about, around, approximately, approx, approx., roughly, circa, ca, ca., c, c., some, "
    "in the region of, in the order of, on the order of, ~, ≈",
    "up to": "up to, as many as, at most, no more than, not more than, a maximum of, maximum, max, "
    "max., <=, =<, ≤, up too, upto, up-to",
    "at least": "at least, no fewer than, no less than, not fewer than, not less than, "
    "a minimum of, minimum, min, min., >=, =>, ≥, atleast, at-least, at lest",
    "more than": "more than, over, above, in excess of, upwards of, >, more then, more-than, "
    "just over, just above, slightly over, slightly more than, well over, well above",
    "fewer than": "fewer than, less than, under, below, <, fewer then, less then, well under, "
    "well below",
    "nearly": "nearly, almost, not quite, just under, just short of, just below, slightly under",
    "": "exactly, precisely, between, from",
}
"""Words that mean what a form of the grammar means: synonyms, signs and slips of the pen."""

_AFTER = {
    "at least": "+, -plus, or more, and more, or over, or above, or higher, and up, plus, "
    "at least, minimum",
    "up to": "or fewer, or less, or lower, or below, at most, max, max., maximum, tops",
    "about": "or so, or thereabouts, approximately, approx",
    "": "on average, in total, in all, altogether",
}
"""The same behind a number; some say only what `quantity` says."""


def _by_word(table: dict[str, str]) -> dict[str, str]:
    pairs = [(word, form) for form, words in table.items() for word in words.split(", ")]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


BEFORE, BEHIND = _by_word(_SAME), _by_word(_AFTER)
"""Each word with its form, the longest first."""


def form_of(words: str) -> str | None:
    """Return the form of the value grammar that words before a number make, or None."""
    return BEFORE.get(words) if words else ""
