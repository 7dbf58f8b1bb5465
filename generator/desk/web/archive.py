"""Copies of works, asked of an archive."""

import re
from email.utils import parsedate_to_datetime
from hashlib import sha256

import httpx

from generator.desk.web.answers import RefusedError, ask
from generator.desk.web.archived import ArchivedCopy

SERVICES = {"Internet Archive": "https://web.archive.org/save/"}
"""Archives that save the page at an address which is put behind theirs."""

_STAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)(?:\d{6})?(?:[a-z]{2}_)?/")


def ask_archive(client: httpx.Client, service: str, url: str, pause: float) -> ArchivedCopy:
    """Return the copy that an archive makes of a page; waits where it asks for patience.

    Raises:
        RefusedError: It makes none.
    """
    endpoint = SERVICES.get(service, service)
    return ask(client, endpoint + url, pause, lambda answer: _copy(answer, service, endpoint))


def _copy(response: httpx.Response, service: str, endpoint: str) -> ArchivedCopy:
    if not response.is_success:
        raise RefusedError(f"{response.status_code} {response.reason_phrase}".strip())
    content, place = response.read(), response.headers.get("Content-Location", "")
    address = str(response.url.join(place)) if place else str(response.url)
    if address.startswith(endpoint):
        raise RefusedError("it names no address of a copy")
    name = service if service in SERVICES else httpx.URL(service).host
    stamp = _STAMP.search(address)
    day = "-".join(stamp.groups()) if stamp else _day_told(response)
    return ArchivedCopy(name, address, day, sha256(content).hexdigest())


def _day_told(response: httpx.Response) -> str:
    """Return the day that the answer gives for the copy (RFC 7089), else that of the answer."""
    told = response.headers.get("Memento-Datetime") or response.headers.get("Date", "")
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except ValueError:
        return ""
