"""The order in which readers of a language look for names, and the letter below which they look."""

from collections.abc import Iterator
from unicodedata import category, normalize

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
"""Letters with a stroke or joined, which Unicode builds on no other."""


class Alphabet:
    """Letters in their order; marks that make no letter of their own are passed over.

    What stands in `letters` comes first, in that order, each a letter of its own. Any other counts
    as the one that it is built on, `é` as `e`; letters of other scripts come last. Quotes and the
    like are passed over.
    """

    def __init__(self, letters: str) -> None:
        self.places = {letter: place for place, letter in enumerate(letters)}

    def key(self, text: str) -> tuple[tuple[tuple[int, int], ...], str]:
        """Return what to sort a text by."""
        return tuple((self._rank(sign), self._place(sign)) for sign in self._signs(text)), text

    def initial(self, text: str) -> str:
        """Return the letter or figure below which a text stands in an index."""
        return next(self._signs(text), text[:1]).upper()

    def _signs(self, text: str) -> Iterator[str]:
        for letter in normalize("NFC", text.casefold()):
            if letter in self.places:
                yield letter
                continue
            for sign in normalize("NFKD", letter.translate(_PLAIN)):
                if sign in self.places or category(sign)[0] in "LNZ":
                    yield sign

    def _rank(self, sign: str) -> int:
        return 1 if sign in self.places else 2 if sign.isalpha() else 0

    def _place(self, sign: str) -> int:
        return self.places.get(sign, ord(sign))
