"""The tables as a Frictionless Data Package, and everything as one file to take away."""

import hashlib
import io
import json
import zipfile
from collections.abc import Container
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.table import Column, Table
from generator.export.tabular.tables import TABLES, VERSION
from generator.read.collection import Collection

QUOTATIONS = (
    "Titles of works and the few words quoted from them belong to their authors, and are not "
    "under the licence."
)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that the format of the archive knows: it stands where a clock would."""


def version(collection: Collection) -> str:
    """Return the version of the data: of the tables' form, and the edition."""
    return f"{VERSION}+{collection.site.record.edition}"


def package_name(collection: Collection) -> str:
    """Return the name of the file that holds everything: `records-3.0.0-2026-11-27.zip`."""
    return f"records-{version(collection).replace('+', '-')}.zip"


def descriptor(facts: Facts) -> bytes:
    """Return the data package's descriptor, as JSON; the tables were made before it."""
    site = facts.collection.site.record
    names = [table.name for table in TABLES if table.key == ("id",)]
    package = {
        "profile": "tabular-data-package",
        "name": "records",
        "id": facts.addresses.absolute("data/datapackage.json") or None,
        "title": site.title,
        "description": site.description,
        "homepage": facts.collection.settings.site_url or None,
        "version": version(facts.collection),
        "created": f"{site.published}T00:00:00Z",
        "keywords": keywords(facts.collection),
        "licenses": [{"name": site.licence, "path": licence(site.licence), "title": QUOTATIONS}],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "sources": [{"title": "The works listed in sources.csv", "path": "sources.csv"}],
        "resources": [_resource(facts, table, names) for table in TABLES],
    }
    kept = {name: value for name, value in package.items() if value}
    return json.dumps(kept, indent=2, ensure_ascii=False).encode() + b"\n"


def _resource(facts: Facts, table: Table, known: Container[str]) -> dict[str, Any]:
    """Return a table's entry; `known` are the tables with an `id` as their key."""
    path = f"{table.name}.csv"
    data = facts.made[f"data/{path}"]
    return {
        "name": table.name,
        "title": table.title,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [_described(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": "" if column.of == table.name else column.of,
                        "fields": ["id"],
                    },
                }
                for column in table.columns
                if column.type == "string" and column.of in known
            ],
        },
    }


def _described(column: Column) -> dict[str, Any]:
    vague = {"type": "string", "rdfType": "http://id.loc.gov/datatypes/edtf"}
    return {
        "name": column.name,
        "description": column.description,
        **(vague if column.type == "edtf" else {"type": column.type}),
        **({"constraints": dict(column.constraints)} if column.constraints else {}),
    }


def licence(identifier: str) -> str:
    """Return the address of a licence's text, by its SPDX identifier."""
    return f"https://spdx.org/licenses/{identifier}.html"


def keywords(collection: Collection) -> list[str]:
    """Return what the records are about: their topics."""
    return [topic.record.name for topic in collection.topics.values()]


def archive(facts: Facts) -> bytes:
    """Return every file of data as one ZIP; the same files give the same bytes.

    Claims are in it once, and not each alone as well.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for path, content in sorted(facts.made.items()):
            if path.startswith("data/") and path.count("/") == 1:
                member = zipfile.ZipInfo(path.removeprefix("data/"), FIRST_DAY)
                if not path.endswith(".xlsx"):  # which is packed already
                    member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                member.create_system = 3
                packed.writestr(member, content, compresslevel=1)
    return data.getvalue()
