"""The form for editing in the browser: Sveltia CMS, set up from the models. Off by default."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.checks.built import NO_FORM
from generator.desk.schema import schema_of
from generator.issues import ContentError
from generator.kinds import FILES, KINDS, RecordFile
from generator.model.base import IDENTIFIER
from generator.model.schema import Schema, below
from generator.read.collection import Collection

FORM = {
    "sveltia-cms.js": "@sveltia/cms/dist/sveltia-cms.js",
    "js-yaml.mjs": "js-yaml/dist/js-yaml.mjs",
    "icons.woff2": "@fontsource-variable/material-symbols-outlined/files/"
    "material-symbols-outlined-latin-wght-normal.woff2",
}
"""The files that the form is made of, and where `make admin` puts them below node_modules."""

ICONS = re.compile(rb"https://[\w./-]+/material-symbols-outlined:[\w.@:/-]+\.woff2")

TYPED = "typed_text"
"""The hidden field that carries a record's file as it was typed."""

LONG = 200
"""From how many characters a text is typed into several lines."""

CLAIM, SOURCE = FILES["claim"], FILES["source"]
"""What is edited in the form."""

_OWN = {"form.js": "admin.js", "start.js": "admin-start.js"}


def build_admin(collection: Collection, root: Path) -> dict[str, bytes]:
    """Return the files of the form by source URI.

    Raises:
        ContentError: The form's program has not been fetched.
    """
    files: dict[str, bytes] = {}
    for name, path in FORM.items():
        file = root / "node_modules" / path
        if not file.is_file():
            hint = "run: make admin, or set it to false"
            where = collection.site.locate(("admin",))
            raise ContentError([NO_FORM.at(where, f"admin: {file.name} is missing", hint)])
        files[name] = file.read_bytes()
    files["sveltia-cms.js"] = ICONS.sub(b"icons.woff2", files["sveltia-cms.js"])
    title = escape(f"Edit: {collection.site.record.title}")
    headers = json.dumps({_format(kind): kind.header for kind in (CLAIM, SOURCE)})
    page = _own("admin.html").decode().format(title=title, headers=headers)
    config = json.dumps(admin_config(collection), indent=1, ensure_ascii=False)
    files |= {"index.html": page.encode(), "config.json": f"{config}\n".encode()}
    files |= {name: _own(file) for name, file in _OWN.items()}
    return {f"admin/{name}": data for name, data in sorted(files.items())}


def _own(file: str) -> bytes:
    return resources.files("generator.desk").joinpath(file).read_bytes()


def _format(kind: RecordFile) -> str:
    return f"typed-{kind.name}"


def admin_config(collection: Collection) -> dict[str, Any]:
    """Return the set-up of the form: a claim's and a source's fields, as the models have them."""
    settings = collection.settings
    # https://github.com/<owner>/<name>/edit/<branch>/...
    owner, name, _, branch = urlsplit(settings.extra.record_edit).path.split("/")[1:5]
    return {
        "backend": {
            "name": "github",
            "repo": f"{owner}/{name}",
            "branch": branch,
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "{{slug}}: new record",
                "update": "{{slug}}: change by {{author-login}}",
                "delete": "{{slug}}: removed",
            },
        },
        # A change becomes a pull request, so that the checks run before anyone reads it.
        "publish_mode": "editorial_workflow",
        "media_folder": "content/media",
        "app_title": f"Edit: {collection.site.record.title}",
        "site_url": settings.site_url or "/",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 64},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            _folder(collection, CLAIM, "{{title}}"),
            _folder(collection, SOURCE, "{{publisher}}-{{issued}}-{{title}}"),
        ],
    }


def _folder(collection: Collection, kind: RecordFile, slug: str) -> dict[str, Any]:
    schema = schema_of(kind)
    pattern = [IDENTIFIER, "lower-case letters, digits and hyphens"]
    return {
        "name": kind.plural,
        "label": kind.plural.capitalize(),
        "label_singular": kind.name.capitalize(),
        "folder": f"content/{kind.plural}",
        "extension": "yml",
        "format": _format(kind),
        "delete": False,
        "slug": {"template": slug, "editable": ["create"], "pattern": pattern},
        "summary": "{{title | default('{{slug}}')}}",
        "fields": [
            *_Form(collection, schema, KINDS[kind.plural].references).fields(below(schema, schema)),
            {"name": TYPED, "widget": "hidden"},
        ],
    }


class _Form:
    def __init__(
        self, collection: Collection, schema: Schema, references: Mapping[str, str]
    ) -> None:
        self.collection = collection
        self.schema = schema
        self.references = references

    def fields(self, node: Schema) -> list[dict[str, Any]]:
        """Return a form field for each field of a record."""
        return [
            {
                "name": name,
                "label": name.replace("_", " ").replace("-", " "),
                "hint": field.get("description", ""),
                "required": name in node.get("required", []),
                **self.widget(name, below(self.schema, node, name)),
            }
            for name, field in node["properties"].items()
        ]

    def widget(self, name: str, rule: Schema) -> dict[str, Any]:
        """Return how a field is filled in."""
        if "items" in rule:
            return self.list_of(name, below(self.schema, rule, 0))
        if "properties" in rule:
            return {"widget": "object", "collapsed": True, "fields": self.fields(rule)}
        if name in self.references:
            return self.reference(self.references[name])
        if "oneOf" in rule:
            return {"widget": "select", "options": _words(rule)}
        if "pattern" in rule:
            like = ", ".join(rule.get("examples", [])) or "lower-case letters, digits and hyphens"
            return {"widget": "string", "pattern": [rule["pattern"], f"write it like this: {like}"]}
        return {"widget": "text" if rule.get("maxLength", 0) > LONG else "string"}

    def list_of(self, name: str, rule: Schema) -> dict[str, Any]:
        """Return how a list is filled in; its order is kept."""
        if "properties" in rule:
            summary = f"{{{{fields.{next(iter(rule['properties']))}}}}}"
            inner = {"fields": self.fields(rule), "summary": summary, "collapsed": "auto"}
            return {"widget": "list", **inner}
        if "oneOf" in rule:
            chosen = self.widget(name, rule)
            return {"widget": "select", "multiple": True, "options": chosen["options"]}
        label = name.replace("_", " ")
        return {
            "widget": "list",
            "field": {"name": name, "label": label, **self.widget(name, rule)},
        }

    def reference(self, kind: str) -> dict[str, Any]:
        """Return how one of the records of a kind is chosen."""
        if kind in (CLAIM.plural, SOURCE.plural):
            return {"widget": "relation", "collection": kind, "value_field": "{{slug}}"}
        entries = self.collection.of(kind).items()
        options = [
            {"label": f"{entry.record.name} ({id_})", "value": id_} for id_, entry in entries
        ]
        return {"widget": "select", "options": options}


def _words(rule: Schema) -> list[dict[str, str]]:
    return [
        {"label": f"{option['const']}: {option['description']}", "value": option["const"]}
        for option in rule["oneOf"]
    ]
