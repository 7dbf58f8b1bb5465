"""Works in a file that holds several things: a page or PDF, a WARC, a WACZ."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from generator.desk.works.copies import Copy, NotACopyError, decode

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)|\burl:\s*(https?://\S+)")


_OK = "200"


def open_copy(data: bytes, address: str = "", media_type: str = "") -> Copy:
    """Return the work in a file: of a WARC or WACZ, the page at the address, or its first page.

    Raises:
        NotACopyError: It holds none.
    """
    if data.startswith(b"PK\x03\x04"):
        return _from_wacz(data, address)
    if data[:5] == b"WARC/" or data[:2] == b"\x1f\x8b":
        return _chosen(list(_responses(data)), address)
    copy = Copy(data, address, media_type)
    if not address and copy.is_html and (found := _SAVED_FROM.search(decode(copy)[:3000])):
        return Copy(data, (found[1] or found[2]).rstrip("->"), media_type)
    return copy


def _from_wacz(data: bytes, address: str) -> Copy:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(archive.namelist())
            if not address and "pages/pages.jsonl" in names:
                lines = archive.read("pages/pages.jsonl").decode("utf-8").splitlines()
                pages = [json.loads(line) for line in lines if line.strip()]
                address = next((str(page["url"]) for page in pages if "url" in page), "")
            warcs = [name for name in names if name.endswith((".warc", ".warc.gz"))]
            found = [copy for name in warcs for copy in _responses(archive.read(name))]
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise NotACopyError(f"the archive cannot be read: {error}; save the page again") from error
    return _chosen(found, address)


def _responses(data: bytes) -> Iterator[Copy]:
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            http = record.http_headers
            if record.rec_type == "response" and http and http.get_statuscode() == _OK:
                media_type = str(http.get_header("Content-Type") or "")
                address = str(record.rec_headers.get_header("WARC-Target-URI"))
                yield Copy(record.content_stream().read(), address.strip("<>"), media_type)
    except ArchiveLoadFailed as error:
        raise NotACopyError(f"the archive cannot be read: {error}; save the page again") from error


def _chosen(found: list[Copy], address: str) -> Copy:
    works = [copy for copy in found if copy.is_html or copy.is_pdf]
    if not works:
        raise NotACopyError("the archive holds no page that was answered; save the page again")
    same = [copy for copy in works if _trim(copy.address) == _trim(address)]
    return (same or works)[0]


def _trim(address: str) -> str:
    return address.partition("#")[0].rstrip("/")
