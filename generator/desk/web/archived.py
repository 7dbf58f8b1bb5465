"""Copies that archives keep: those that a record lacks, and those that Auto Archiver made."""

import ast
import csv
import io
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.desk.records.emit import Tree
from generator.desk.records.text import add_item
from generator.read.collection import Collection

_WHEN = re.compile(r"datetime\.datetime\((\d+), (\d+), (\d+)[^()]*\)")
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy that an archive keeps: as in a source record."""

    service: str
    url: str
    captured: str = ""
    sha256: str = ""

    def fields(self) -> dict[str, Tree]:
        """Return the fields of a record; what is not known is left out."""
        names = ("service", "url", "captured", "sha256")
        return {name: value for name in names if (value := getattr(self, name))}


def without_copy(collection: Collection) -> dict[str, str]:
    """Return the sources that have an address and no copy in an archive."""
    return {
        id_: entry.record.url
        for id_, entry in collection.sources.items()
        if entry.record.url and not entry.record.archives
    }


def read_auto_archiver(name: str, text: str) -> dict[str, ArchivedCopy]:
    """Return the copies that Auto Archiver kept, by the address of the work.

    It writes each work's metadata as JSON, all of a run as CSV (`csv_db`), and a spreadsheet that
    people export as CSV (`gsheet_db`).

    Raises:
        ValueError: The file is none of these.
    """
    if name.lower().endswith(".json"):
        data = json.loads(text)
        return dict(filter(None, map(_kept, data if isinstance(data, list) else [data])))
    rows = list(csv.DictReader(io.StringIO(text)))
    heads = {head.strip().lower() for head in (rows or [{}])[0]}
    if {"status", "metadata", "media"} <= heads:
        results = ({key: _literal(row[key]) for key in ("metadata", "media")} for row in rows)
        return dict(filter(None, map(_kept, results)))
    if {"link", "archive location"} <= heads:
        return dict(_in_sheet(rows))
    raise ValueError("its columns are not those of Auto Archiver")


def _literal(text: str) -> Any:
    """Return what Python wrote down as its own; days are texts."""
    return ast.literal_eval(_WHEN.sub(r"'\1-\2-\3'", re.sub(r", tzinfo=[\w.()]+?(?=\))", "", text)))


def _kept(result: Mapping[str, Any]) -> tuple[str, ArchivedCopy] | None:
    """Return a work's address, and the best copy: a WACZ, else what stands for the whole."""
    facts, media = result["metadata"], [one for one in result["media"] if one.get("urls")]
    if not facts.get("url") or not media:
        return None

    def rank(one: Mapping[str, Any]) -> bool:
        return not str(one.get("filename", "")).endswith((".wacz", ".warc.gz"))

    best = min(media, key=lambda one: (rank(one), one["properties"].get("id") != "_final_media"))
    return facts["url"], ArchivedCopy(
        "Auto Archiver",
        str(best["urls"][0]),
        _day(facts.get("_processed_at", "")),
        _sha256(best["properties"].get("hash", "")),
    )


def _in_sheet(rows: list[dict[str, str]]) -> Iterator[tuple[str, ArchivedCopy]]:
    for row in rows:
        cells = {key.strip().lower(): (value or "").strip() for key, value in row.items() if key}
        url = cells.get("wacz") or cells["archive location"]
        if cells["link"] and url.startswith(("https://", "http://")):
            day, digest = _day(cells.get("archive date", "")), _sha256(cells.get("hash", ""))
            yield cells["link"], ArchivedCopy("Auto Archiver", url, day, digest)


def _day(when: str | float) -> str:
    if isinstance(when, int | float):
        return time.strftime("%Y-%m-%d", time.gmtime(when))
    found = _DAY.match(when)
    return "-".join(part.zfill(2) for part in found.groups()) if found else ""


def _sha256(text: str) -> str:
    """Return a SHA-256; nothing of another hash."""
    found = re.fullmatch(r"(?:SHA-?256:)?([0-9a-f]{64})", text.strip(), re.IGNORECASE)
    return found[1].lower() if found else ""


def add_copy(text: str, copy: ArchivedCopy) -> str:
    """Return a source record with one more copy."""
    return add_item(text, ("archives",), copy.fields())
