"""Values in a line, and what changed in a text, word by word."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from generator.desk.review.renamings import Piece
from generator.desk.review.report import cell

AROUND = 6
"""How many unchanged words are shown beside changed ones."""


LONGEST = 400
"""How many characters of a new text are shown."""


def brief(tree: Piece, name: str = "") -> str:
    """Return a value in a line: a chain with arrows, groups with the names of their fields."""
    if isinstance(tree, Mapping):
        return "; ".join(f"{key} {brief(value, key)}" for key, value in tree.items())
    if isinstance(tree, list):
        plain = all(isinstance(item, str) and " " not in item for item in tree)
        return (" → " if name == "chain" else ", " if plain else "; ").join(map(brief, tree))
    return "" if tree is None else str(tree)


def mark_words(before: str, after: str) -> str:
    """Return a text with the words that went struck out and those that came marked."""
    old, new = before.split(), after.split()
    pieces: list[str] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for n, (step, i, k, j, m) in enumerate(steps):
        if step == "equal":
            same = old[i:k]
            head = same[:AROUND] if n else []
            tail = same[-AROUND:] if n < len(steps) - 1 else []
            short = len(same) <= len(head) + len(tail)
            pieces.append(cell(" ".join(same if short else [*head, "…", *tail])))
            continue
        for tag, words in (("del", old[i:k]), ("ins", new[j:m])):
            if words:
                pieces.append(f"<{tag}>{cell(' '.join(words))}</{tag}>")
    return " ".join(pieces)


def cut_short(text: str) -> str:
    """Return a new text, or its beginning where it is long."""
    return text if len(text) <= LONGEST else re.sub(r"\\?\S*$", "…", text[:LONGEST])
