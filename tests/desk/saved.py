"""Files as programs that save pages write them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

from pypdf import PdfWriter


def as_bytes(writer: PdfWriter) -> bytes:
    """Return a PDF."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def warc(pages: Mapping[str, tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """Return an archive of answers: by address, the status, the media type and the bytes."""
    records = []
    for number, (address, (status, media_type, data)) in enumerate(pages.items()):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + data
        head = {
            "WARC-Type": "response",
            "WARC-Target-URI": address,
            "WARC-Date": "2030-03-05T10:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(http)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        record = f"WARC/1.0\r\n{lines}\r\n".encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


def wacz(archive: bytes, page: str) -> bytes:
    """Return an archive as browsers' extensions save it, with its list of pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("archive/data.warc.gz", archive)
        file.writestr("pages/pages.jsonl", f'{{"format": "json-pages-1.0"}}\n{{"url": "{page}"}}\n')
    return out.getvalue()
