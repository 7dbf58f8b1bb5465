"""Copies of works in archives: asked for, or read from what other programs saved."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import httpx

from generator.desk.records.text import Tree, add_item
from generator.desk.works.answers import AGENT, TRIES, time_to_wait
from generator.read.collection import Collection

SERVICES = {"Internet Archive": "https://web.archive.org/save/"}
"""Archives that save the page at an address which is put behind theirs."""

_STAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)(?:\d{6})?(?:[a-z]{2}_)?/")
_WHEN = re.compile(r"datetime\.datetime\((\d+), (\d+), (\d+)[^()]*\)")
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")


class RefusedError(Exception):
    """An archive that made no copy; says why."""


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


def ask_archive(client: httpx.Client, service: str, url: str, pause: float) -> ArchivedCopy:
    """Return the copy that an archive makes of a page; waits where it asks for patience.

    Raises:
        RefusedError: It makes none.
    """
    endpoint = SERVICES.get(service, service)
    why = ""
    for attempt in range(TRIES):
        wait = pause * 2**attempt
        try:
            response = client.get(endpoint + url)
        except httpx.TooManyRedirects as error:
            raise RefusedError("it redirects in a circle") from error
        except httpx.TimeoutException:
            why = "no answer in time"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = f"it cannot be reached: {type(error).__name__}"
        else:
            if response.is_success:
                return _copy(response, service, endpoint)
            why = f"{response.status_code} {response.reason_phrase}".strip()
            busy = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
            if not (busy or response.is_server_error):
                break
            wait = time_to_wait(response, wait)
        if attempt < TRIES - 1:
            time.sleep(wait)
    raise RefusedError(why)


def _copy(response: httpx.Response, service: str, endpoint: str) -> ArchivedCopy:
    place = response.headers.get("Content-Location", "")
    address = str(response.url.join(place)) if place else str(response.url)
    if address.startswith(endpoint):
        raise RefusedError("it names no address of a copy")
    name = service if service in SERVICES else httpx.URL(service).host
    stamp = _STAMP.search(address)
    day = "-".join(stamp.groups()) if stamp else _day_told(response)
    return ArchivedCopy(name, address, day, sha256(response.content).hexdigest())


def _day_told(response: httpx.Response) -> str:
    """Return the day that the answer gives for the copy (RFC 7089), else that of the answer."""
    told = response.headers.get("Memento-Datetime") or response.headers.get("Date", "")
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except ValueError:
        return ""


def open_client(seconds: float) -> httpx.Client:
    """Return what asks archives."""
    return httpx.Client(
        follow_redirects=True, max_redirects=10, timeout=seconds, headers={"User-Agent": AGENT}
    )


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
