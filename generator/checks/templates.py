"""The templates that the settings lay over the theme, and the words that they take from there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator import theme

_OWN_THEME = Path(theme.__file__).parent
_WORD = re.compile(r"config\.extra\.words\.(\w+)")
"""A word of the interface that a template takes from the settings."""


def theme_templates(root: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the templates that the settings lay over Material, those of the generator first."""
    given = data.get("theme")
    told = given if isinstance(given, dict) else {"name": given}
    folders = [_OWN_THEME] if told.get("name") == "explainer" else []
    if isinstance(custom := told.get("custom_dir"), str):
        folders.append(root / custom)
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            yield file.read_text(encoding="utf-8")


def words_wanted(root: Path, data: Mapping[str, Any]) -> set[str]:
    """Return the words of the interface that templates take from the settings, and do not find."""
    extra = data.get("extra")
    given = extra.get("words") if isinstance(extra, dict) else None
    return {w for text in theme_templates(root, data) for w in _WORD.findall(text)} - {
        *(given or ())
    }
