"""The sample in another script, letter by letter: what a reader of an edition may then still find
in Latin letters is a name of a program, an address, a foreign work, or a word left untranslated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from generator.desk.project.dependency import Dependency
from generator.desk.project.init import project_files
from tests.sites import copy_sample, write_settings

SCRIPTS = {
    "ar": dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكدعفغهيجقلمنوبخرستثضشحطز", strict=True)),
    "uk": dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопярстувшзіщ", strict=True)),
}
"""Letters of the language for Latin ones."""

_TEXTS = frozenset(
    ("name", "title", "summary", "says", "description", "descriptor", "definition", "question",
     "meaning", "because", "note", "known", "unknown", "would_change_this", "what", "why",
     "occasion", "located_by", "also", "words", "publisher", "record",
     "found", "heading", "unit", "country")
)  # fmt: skip
"""Fields with words for people; the words of a source stay as the source has them."""

_NO_WORDS = re.compile(
    r"(^---\n|^(?:title|description): ?[\"']?|\{\{.*?\}\}|\{#.*?\}|\]\([^)]*\)|<[^>]+>|`[^`]*`)",
    re.MULTILINE,
)

_NAMED = re.compile(r"(?<=', ')(?!value')[^'-]+(?='\) \}\})")
"""The words of a call for what it names."""


def in_script(text: str, tag: str) -> str:
    """Return a text with the letters of a language's script for its Latin ones."""
    letters = SCRIPTS[tag]
    small = (letters.get(sign.lower(), sign) for sign in text)
    return "".join(
        new.upper() if sign.isupper() else new for sign, new in zip(text, small, strict=True)
    )


def _record(value: Any, tag: str, *, words: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            "on" if key is True else key: _record(
                inner, tag, words=(words or key in _TEXTS) and key != "source"
            )
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_record(inner, tag, words=words) for inner in value]
    return in_script(value, tag) if words and isinstance(value, str) else value


def _page(text: str, tag: str) -> str:
    text = _NAMED.sub(lambda name: in_script(name[0], tag), text)
    parts = _NO_WORDS.split(re.sub(r"(\.md)#[a-z-]+", r"\1", text))
    return "".join(part if n % 2 else in_script(part, tag) for n, part in enumerate(parts))


def sample_in(tag: str, folder: Path) -> Path:
    """Return a copy of the sample below a folder, as an edition in a language.

    Works keep their titles: they are published in the language that they name.
    """
    project = copy_sample(folder)
    for file in (project / "content").rglob("*.yml"):
        if file.parent.name == "sources":
            continue
        record = _record(yaml.safe_load(file.read_text("utf-8")), tag)
        if file.name == "site.yml":
            record["language"] = tag
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
        file.write_text(re.sub(r"'(\d{4}-[^']*)'", r"\1", text), "utf-8")
    for file in (project / "content/pages").rglob("*.md"):
        file.write_text(_page(file.read_text("utf-8"), tag), "utf-8")
    name = in_script("The silent hives", tag)
    begun = project_files(name, tag, (0, 50, 9, 56), Dependency(""), "2030-01-01")["mkdocs.yml"]
    base = project / "begun.yml"
    base.write_text(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", begun.decode()), "utf-8")
    write_settings(project, base, {"site_url": "https://news.example/hives/"})
    base.unlink()
    return project
