"""The sample with every free text replaced by one that tries to become code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from generator.kinds import RECORDS
from generator.model import Edition, Vocabulary

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=alert(2)>',
    "{{ 7*7 }}",
    "{% raw %}",
    "{# gone #}",
    "${7*7}",
    "](javascript:alert(1))",
    "</div></section>",
    "-->",
    "<!--",
    "</script>",
    "</title></textarea>",
    "*a* _b_ `c` [d](e) ![f](g) ~~h~~ ^i^",
    "&amp; &lt;b&gt; &#60;",
    "a | b",
    "{: .c onclick=x }",
    "[^1] [TOC] :icon: https://bare.example/x",
    "' onmouseover='alert(3)",
    "one\ntwo\n\nthree\n    four\n# five\n- six\n1. seven\n---\n```",
    r"\n \\ \u003c %s %(who)s {0} \textbf{x}",
)
"""What each of them would break: HTML, Jinja, template literals, Markdown, attributes, TeX."""

ADDRESS = "https://evil.example/a)](javascript:alert(1))_*b*_$(7*7)&amp;c?q=1&r=%22%3E#~:text=z"


class Texts:
    """Hands out hostile texts, each with a mark of its own, and remembers them."""

    def __init__(self, more: tuple[str, ...] = ()) -> None:
        self.texts: dict[str, str] = {}
        self._all = (*PAYLOADS, *more)
        self._payloads = cycle(self._all)

    def make(self, most: int) -> str:
        """Return a text of at most `most` characters with as many payloads as fit."""
        mark = f"Q{len(self.texts)}Q"
        text = mark
        for payload in (next(self._payloads) for _ in self._all):
            if len(text) + len(payload) + 1 <= most:
                text += f" {payload}"
        self.texts[mark] = text
        return text


def make_hostile(project: Path, texts: Texts) -> None:
    """Make all texts of a project hostile, and the addresses of its works."""
    change(project / "content/site.yml", texts, Edition.model_json_schema())
    change(project / "content/vocabulary.yml", texts, Vocabulary.model_json_schema())
    for kind in RECORDS.values():
        if kind.path == "content/vocabulary.yml" or kind.model is None:
            continue
        schema = kind.model.model_json_schema()
        for file in sorted(project.glob(kind.path)):
            change(file, texts, schema if "*" in kind.path else {"additionalProperties": schema})


def change(file: Path, texts: Texts, schema: Mapping[str, Any]) -> None:
    """Replace the free texts in a file."""
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    changed = _changed(data, schema, schema.get("$defs", {}), texts)
    file.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _changed(data: Any, schema: Mapping[str, Any], defs: Mapping[str, Any], texts: Texts) -> Any:
    schema = _resolved(schema, defs)
    defs = {**defs, **schema.get("$defs", {})}
    if isinstance(data, dict):
        other = schema.get("additionalProperties") or {}
        for pattern in schema.get("patternProperties", {}).values():
            other = pattern
        fields = schema.get("properties", {})
        return {k: _changed(v, fields.get(k, other), defs, texts) for k, v in data.items()}
    if isinstance(data, list):
        return [_changed(item, schema.get("items", {}), defs, texts) for item in data]
    pattern = schema.get("pattern", "")
    if pattern.startswith("^https"):
        return ADDRESS
    if "maxLength" in schema and not pattern:
        return texts.make(schema["maxLength"])
    return data


def _resolved(schema: Any, defs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema without references and without the possibility of null."""
    if not isinstance(schema, Mapping):
        return {}
    if "$ref" in schema:
        return _resolved(defs[schema["$ref"].rpartition("/")[2]], defs)
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, defs)
    return schema


def squeezed(text: str) -> str:
    """Return a text as a browser shows it: white space of any kind is one space."""
    return " ".join(text.split())


def misread(shown: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield each place of a shown text where a hostile text does not stand as it was typed.

    Where a text is cut short, an ellipsis says so.
    """
    shown = squeezed(shown)
    for match in re.finditer(r"q\d+q", shown, re.IGNORECASE):
        wanted = squeezed(texts[match[0].upper()])
        found = shown[match.start() : match.start() + len(wanted)]
        whole, ellipsis, _ = found.partition("…")
        if found != wanted and not (ellipsis and wanted.startswith(whole)):
            at = next((i for i, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), 0)
            yield f"{match[0]}: {wanted[at : at + 60]!r} is shown as {found[at : at + 60]!r}"
