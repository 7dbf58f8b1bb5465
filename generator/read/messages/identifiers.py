"""Texts that are no identifiers, and the identifier that they can only mean."""

import re
import unicodedata

from generator.model.base import LONGEST_IDENTIFIER
from generator.read.messages.rules import quote


def not_an_identifier(found: str, *, own: bool = False) -> tuple[str, str]:
    """Return that a text is no identifier and what is allowed, and what to do.

    What a record calls itself may be any name; what names another must be that record's.
    """
    message = f"{quote(found)} is not an identifier; allowed: lower-case letters, digits, hyphens"
    if re.search(r"^-|\s-\s", found):
        return message, "give each item a line that starts with `- `, all in one column"
    if comment := re.fullmatch(r"(\S+)\s+(?://|--|;)(.*)", found):
        return message, f"write {comment[1]} #{comment[2]}"
    if foreign := _foreign_letter(found):
        return message, foreign
    suggestion = suggest_identifier(found)
    spelt = _bare(found).replace("_", "-")
    if suggestion and (own or suggestion == spelt):
        return message, f"write {suggestion}"
    return message, "put the identifier of the record that is meant"


def suggest_identifier(text: str) -> str:
    """Return the identifier that a text spells in other signs; empty where it spells none."""
    text = _bare(text)
    if any(letter.isalpha() and not letter.isascii() for letter in text):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", text))[:LONGEST_IDENTIFIER].strip("-")


def _bare(text: str) -> str:
    return re.sub(r"\.ya?ml$", "", text.strip(" \"'“”‘’«»").lower())


def _foreign_letter(text: str) -> str:
    """Return what to do about a letter of another script among Latin ones."""
    for letter in text if re.search("[A-Za-z]", text) else "":
        if letter.isalpha() and not letter.isascii():
            name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
            return f"put a Latin letter in place of '{letter}', {name}"
    return ""
