"""A translation into no language: every message in brackets, with accents, placeholders kept."""

from __future__ import annotations

import io
import re
from gettext import NullTranslations
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from generator.desk.project.catalogue import build_catalogue
from generator.site.words.locales import translations

_ACCENTS = str.maketrans("aeiouyAEIOUYcns", "àéîöûÿÀÉÎÖÛŸçñš")
_KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd]|\{\w+\}|<[^>]+>)")
_INNERMOST = re.compile("⟦[^⟦⟧]*⟧")


def accented(message: str) -> str:
    parts = _KEPT.split(message)
    return f"⟦{''.join(p if i % 2 else p.translate(_ACCENTS) for i, p in enumerate(parts))}⟧"


def pseudo_translations(tag: str, folder: Path) -> NullTranslations:
    """Write a translation of the whole catalogue to a folder and return it as a site reads it."""
    catalog = read_po(io.BytesIO(build_catalogue().encode()), locale=tag)
    for message in catalog:
        if isinstance(message.id, tuple):
            one, many = message.id
            message.string = tuple(accented(m) for m in [one, *[many] * (catalog.num_plurals - 1)])
        elif isinstance(message.id, str) and message.id.strip(",; "):
            message.string = accented(message.id)
    with (folder / f"{tag}.po").open("wb") as file:
        write_po(file, catalog)
    return translations(tag, folder)


def unmarked(text: str) -> str:
    """Return a text without what stands in brackets, however deep."""
    while text != (text := _INNERMOST.sub("", text)):
        pass
    return text
